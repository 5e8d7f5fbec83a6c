"""Item lines: per subject and item its marks, what was taken and given, the score and the state."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from starcrew.model.plan import SUBJECT
from starcrew.model.points import MICRO
from starcrew.score.exact import half_up, total, union
from starcrew.score.hits import CHECK, ITEM
from starcrew.score.policy import FLAGS, NO_STAR_CAP

JUDGED, NOT_APPLICABLE, CANNOT_JUDGE, MET, NOT_MET = "judged", "not_applicable", "cannot_judge", "met", "not_met"

CASED, UNTOLD = "case", "untold"


def mark(rows: ir.Table, item: str, check: int, what: str) -> ir.Table:
    """That a subject has a case of a check (CASED), or that the check cannot be told for it (UNTOLD)."""
    return rows.select(SUBJECT, item=ibis.literal(item), check=ibis.literal(check, "int64"), mark=ibis.literal(what))


def check_states(applies: ir.Table, checks: ir.Table, marks: Sequence[ir.Table], found: ir.Table) -> ir.Table:
    """subject, item, check, state, for every item that applies. marks: `mark` tables. found: findings of all checks."""
    unknown = found.filter(found.outcome == "unknown").select(SUBJECT, ITEM, CHECK, mark=ibis.literal(UNTOLD))
    every = union([*marks, unknown])
    counted = every.group_by([SUBJECT, ITEM, CHECK]).agg(
        cases=total((every.mark == CASED).ifelse(1, 0)), untold=total((every.mark == UNTOLD).ifelse(1, 0))
    )
    asked = applies.filter(applies.applies).inner_join(checks, ITEM)
    rows = asked.left_join(counted, [SUBJECT, ITEM, CHECK])
    nothing = rows.optional & (rows.cases.fill_null(0) == 0)
    state = ibis.cases((rows.untold.fill_null(0) > 0, CANNOT_JUDGE), (nothing, NOT_APPLICABLE), else_=JUDGED)
    return rows.select(SUBJECT, ITEM, CHECK, state=state)


def lines(applies: ir.Table, items: ir.Table, states: ir.Table, found: ir.Table) -> ir.Table:
    """One row per subject and item.

    applies: subject, item, applies. items: `policy.ITEMS`. states: of the checks. found: the findings.
    score: marks − deducted, floored at 0; additions stand in `added` alone. low: the score if everything untold goes
    against the subject. applicable: the marks that count, 0 where the item is left out. untold: something about the
    item cannot be told, though a gate may have failed already.
    """
    judged = states.group_by([SUBJECT, ITEM]).agg(
        checks=states.count(),
        idle=total((states.state == NOT_APPLICABLE).ifelse(1, 0)),
        blocked=total((states.state == CANNOT_JUDGE).ifelse(1, 0)),
    )
    rows = applies.inner_join(items, ITEM)
    for side in (judged, _taken(items, found)):
        rows = rows.left_join(side, [SUBJECT, ITEM]).drop(f"{SUBJECT}_right", f"{ITEM}_right")
    return _scored(rows.mutate(**{name: rows[name].fill_null(value) for name, value in _NOTHING.items()}))


_NOTHING: dict[str, int | bool] = {
    "checks": 0,
    "idle": 0,
    "blocked": 0,
    "taken": 0,
    "given": 0,
    "cap_star": NO_STAR_CAP,
    **dict.fromkeys(FLAGS, False),
}


def _taken(items: ir.Table, found: ir.Table) -> ir.Table:
    """Per subject and item what the told findings add up to. ceiling: the lowest that 得 or 得率 set, or blank."""
    told = found.filter(found.outcome == "true").inner_join(items.select(ITEM, "marks"), ITEM)
    by_rate = half_up(told.set_rate * told.marks, MICRO)
    return told.group_by([SUBJECT, ITEM]).agg(
        taken=total(told.counted),
        given=total(told.added),
        ceiling=ibis.least(told.set_to.fill_null(told.marks), by_rate.fill_null(told.marks)).min(),
        cap_star=told.cap_star.min(),
        **{flag: told[flag].cast("int64").max() == 1 for flag in FLAGS},
    )


def _scored(rows: ir.Table) -> ir.Table:
    idle = ~rows.applies | ((rows.checks > 0) & (rows.idle == rows.checks))
    left = ibis.least(ibis.greatest(rows.marks - rows.taken, 0), rows.ceiling.fill_null(rows.marks))
    kept = (rows.zero_item | rows.zero_total).ifelse(0, left)
    unasked = rows.full.ifelse(rows.marks, 0)
    state = _state(rows, idle)
    return rows.select(
        SUBJECT,
        "sheet",
        ITEM,
        "category",
        "marks",
        applicable=idle.ifelse(unasked, rows.marks),
        deducted=idle.ifelse(0, rows.marks - kept),
        added=idle.ifelse(0, ibis.least(rows.given, rows.bonus_cap.fill_null(rows.given))),
        score=idle.ifelse(unasked, kept),
        low=idle.ifelse(unasked, (state == CANNOT_JUDGE).ifelse(0, kept)),
        state=state,
        untold=~idle & (rows.blocked > 0),
        cap_star=rows.cap_star,
        disqualify=rows.disqualify,
        zero_total=rows.zero_total,
    )


def _state(rows: ir.Table, idle: ir.BooleanValue) -> ir.Value:
    """A gate that a finding failed is failed, whatever else cannot be told."""
    blocked = rows.blocked > 0
    failed = rows.not_met | rows.disqualify | rows.zero_total | (rows.cap_star < NO_STAR_CAP)
    return ibis.cases(
        (idle, NOT_APPLICABLE),
        (rows.gate & failed, NOT_MET),
        (blocked, CANNOT_JUDGE),
        (rows.gate, MET),
        else_=JUDGED,
    )
