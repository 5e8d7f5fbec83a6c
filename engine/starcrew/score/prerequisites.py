"""What a star needs beside its band: per subject each prerequisite's state, told or not."""

import ibis.expr.types as ir

from starcrew.model.conditions import Condition
from starcrew.model.plan import SUBJECT
from starcrew.model.points import MICRO
from starcrew.model.schemes import Prerequisite
from starcrew.score.compare import compared
from starcrew.score.exact import total
from starcrew.score.lines import CANNOT_JUDGE, NOT_MET


def missed(lines: ir.Table, needed: Prerequisite, rate: Condition) -> ir.Table:
    """subject, missed, untold: how many parts of the prerequisite fail, and how many cannot be told yet.

    What was taken already fails, whatever else cannot be told. An item that does not apply is no obstacle. A category
    rate is score ÷ applicable marks, exact.
    """
    if needed.category_rate is not None:
        return _rates(lines, needed, rate)
    chosen = lines.filter(lines.item == needed.item if needed.item else lines.sheet == needed.sheet)
    failed = (chosen.state == NOT_MET) | (chosen.deducted > 0)
    untold = (chosen.state == CANNOT_JUDGE) & ~failed
    return chosen.group_by(SUBJECT).agg(missed=total(failed.ifelse(1, 0)), untold=total(untold.ifelse(1, 0)))


def _rates(lines: ir.Table, needed: Prerequisite, rate: Condition) -> ir.Table:
    chosen = lines.filter(lines.applicable > 0)
    if needed.category is not None:
        chosen = chosen.filter(chosen.category == needed.category)
    summed = chosen.group_by([SUBJECT, "category"]).agg(
        got=total(chosen.score), least=total(chosen.low), base=total(chosen.applicable)
    )
    best = compared(rate, summed.got * MICRO, summed.base)
    worst = compared(rate, summed.least * MICRO, summed.base)
    return summed.group_by(SUBJECT).agg(missed=total((~best).ifelse(1, 0)), untold=total((best & ~worst).ifelse(1, 0)))
