"""Scorecards before stars: each sheet re-based to a hundred, weighted, summed; vetoes and caps collected."""

import ibis
import ibis.expr.types as ir

from starcrew.model.plan import SUBJECT, SchemePlan
from starcrew.model.points import MICRO
from starcrew.score.exact import half_up, total
from starcrew.score.lines import CANNOT_JUDGE
from starcrew.score.policy import NO_STAR_CAP

HUNDRED = MICRO
"""A hundred points in ten-thousandths: the scale that every sheet is re-based to."""


def sheet_scores(lines: ir.Table, scheme: SchemePlan) -> ir.Table:
    """subject, sheet, score and low of a hundred (blank where nothing applies), weight in millionths (0: a gate).

    score = Σ item scores × 100 ÷ Σ applicable marks, half up to four decimals: the only place re-basing rounds.
    """
    summed = lines.group_by([SUBJECT, "sheet"]).agg(
        got=total(lines.score), least=total(lines.low), base=total(lines.applicable), full=total(lines.marks)
    )
    weights = scheme.written.sheets.items()
    weight = ibis.cases(*((summed.sheet == name, 0 if w == "gate" else w) for name, w in weights), else_=0)
    there = summed.base > 0
    nothing = ibis.null("int64")
    return summed.mutate(
        score=there.ifelse(half_up(summed.got * HUNDRED, ibis.greatest(summed.base, 1)), nothing),
        low=there.ifelse(half_up(summed.least * HUNDRED, ibis.greatest(summed.base, 1)), nothing),
        weight=weight.cast("int64"),
    )


def totals(subjects: ir.Table, lines: ir.Table, sheets: ir.Table, scheme: SchemePlan) -> ir.Table:
    """One row per subject: total and total_low (exact, bonus included), bonus, caps and vetoes.

    applicable: millionths of the weighted sheets' marks that apply; below the scheme's least share nobody is rated.

    total = Σ sheet score × weight ÷ Σ weight of the sheets that apply, half up once to four decimals; plus the bonus
    up to its cap; 0 after a 总分为零. A subject to whom no weighted sheet applies has no total (blank).
    """
    weighed = sheets.filter((sheets.weight > 0) & sheets.score.notnull())
    sums = weighed.group_by(SUBJECT).agg(
        over=total(weighed.score * weighed.weight),
        over_low=total(weighed.low * weighed.weight),
        under=total(weighed.weight),
        base=total(weighed.base),
    )
    full = sheets.filter(sheets.weight > 0).group_by(SUBJECT).agg(full=total(sheets.full))
    rows = subjects
    for side in (sums, full, _vetoes(lines)):
        rows = rows.left_join(side, SUBJECT).drop(f"{SUBJECT}_right")
    return _totalled(rows, scheme)


def _vetoes(lines: ir.Table) -> ir.Table:
    return lines.group_by(SUBJECT).agg(
        bonus=total(lines.added),
        cap_star=lines.cap_star.min().cast("int64"),
        disqualified=lines.disqualify.cast("int64").max() == 1,
        zeroed=lines.zero_total.cast("int64").max() == 1,
        blocked=total((lines.state == CANNOT_JUDGE).ifelse(1, 0)),
    )


def _totalled(rows: ir.Table, scheme: SchemePlan) -> ir.Table:
    cap = scheme.written.bonus_cap
    bonus = rows.bonus.fill_null(0) if cap is None else ibis.least(rows.bonus.fill_null(0), cap)
    under = ibis.greatest(rows.under.fill_null(1), 1)
    zeroed = rows.zeroed.fill_null(False)  # noqa: FBT003
    whole = zeroed.ifelse(0, half_up(rows.over, under) + bonus)
    least = zeroed.ifelse(0, half_up(rows.over_low, under) + bonus)
    base, full = rows.base.fill_null(0), ibis.greatest(rows.full.fill_null(1), 1)
    return rows.mutate(
        total=rows.under.notnull().ifelse(whole, ibis.null("int64")).cast("int64"),
        total_low=rows.under.notnull().ifelse(least, ibis.null("int64")).cast("int64"),
        bonus=bonus.cast("int64"),
        applicable=half_up(base * MICRO, full),
        eligible=rows.eligible & (base * MICRO >= full * scheme.written.min_applicable),
        cap_star=rows.cap_star.fill_null(NO_STAR_CAP),
        disqualified=rows.disqualified.fill_null(False),  # noqa: FBT003
        zeroed=zeroed,
        blocked=rows.blocked.fill_null(0),
    ).drop("over", "over_low", "under", "base", "full")
