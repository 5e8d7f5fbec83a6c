"""Item lines: per subject and item its marks, what was taken and given, the score and the state."""

import ibis
import ibis.expr.types as ir

from starcrew.model.plan import SUBJECT, ItemPlan
from starcrew.model.points import MICRO
from starcrew.score.exact import FALSE, half_up, total, union
from starcrew.score.findings import FLAGS, NO_STAR_CAP

JUDGED, NOT_APPLICABLE, CANNOT_JUDGE, MET, NOT_MET = "judged", "not_applicable", "cannot_judge", "met", "not_met"


def check_states(
    subjects: ir.Table, counted: ir.Table, found: ir.Table, undelivered: ir.Table, *, optional: bool
) -> ir.Table:
    """subject, state of one check. counted: its cases; found: its findings; undelivered: absent stretches."""
    marks = union(
        [
            counted.select(SUBJECT, mark=ibis.literal("case")),
            found.filter(found.outcome == "unknown").select(SUBJECT, mark=ibis.literal("untold")),
            undelivered.select(SUBJECT, mark=ibis.literal("untold")),
        ]
    )
    summed = marks.group_by(SUBJECT).agg(
        cases=total((marks.mark == "case").ifelse(1, 0)), untold=total((marks.mark == "untold").ifelse(1, 0))
    )
    rows = subjects.select(SUBJECT).left_join(summed, SUBJECT)
    nothing = rows.cases.fill_null(0) == 0 if optional else FALSE
    state = ibis.cases((rows.untold.fill_null(0) > 0, CANNOT_JUDGE), (nothing, NOT_APPLICABLE), else_=JUDGED)
    return rows.select(SUBJECT, state=state)


def lines(item: ItemPlan, everyone: ir.Table, states: ir.Table, found: ir.Table) -> ir.Table:
    """One row per subject of the sheet.

    everyone: subject and `applies`. states: subject and state, one row per check. found: the item's findings.
    marks 0 for gates. score: marks − deducted, floored at 0, plus nothing: additions stand in `added` alone.
    low: the score if everything untold goes against the subject. The worst of vetoes stand in cap_star and flags.
    """
    taken = _taken(item, found)
    judged = states.group_by(SUBJECT).agg(
        checks=states.count(),
        idle=total((states.state == NOT_APPLICABLE).ifelse(1, 0)),
        blocked=total((states.state == CANNOT_JUDGE).ifelse(1, 0)),
    )
    rows = everyone.left_join(judged, SUBJECT).drop(f"{SUBJECT}_right")
    rows = rows.left_join(taken, SUBJECT).drop(f"{SUBJECT}_right")
    filled = rows.mutate(**{n: rows[n].fill_null(v) for n, v in _EMPTY.items()})
    return _scored(item, filled)


_EMPTY: dict[str, int | bool] = {
    "checks": 0,
    "idle": 0,
    "blocked": 0,
    "deducted": 0,
    "added": 0,
    "cap_star": NO_STAR_CAP,
    **dict.fromkeys(FLAGS, False),
}


def _taken(item: ItemPlan, found: ir.Table) -> ir.Table:
    """Per subject what the told findings of the item add up to."""
    told = found.filter(found.outcome == "true")
    return told.group_by(SUBJECT).agg(
        deducted=total(told.counted),
        added=total(told.added),
        ceiling=_ceiling(item, told),
        cap_star=told.cap_star.min(),
        **{flag: told[flag].cast("int64").max() == 1 for flag in FLAGS},
    )


def _ceiling(item: ItemPlan, told: ir.Table) -> ir.Value:
    """The lowest score that 得 or 得率 set; blank when none did."""
    marks = item.written.marks or 0
    by_rate = half_up(told.set_rate * marks, MICRO)
    return ibis.least(told.set_to.fill_null(marks), by_rate.fill_null(marks)).min()


def _scored(item: ItemPlan, rows: ir.Table) -> ir.Table:
    marks = item.written.marks or 0
    idle = ~rows.applies | ((rows.checks > 0) & (rows.idle == rows.checks))
    deducted = ibis.least(rows.deducted, marks)
    left = ibis.least(marks - deducted, rows.ceiling.fill_null(marks))
    kept = (rows.zero_item | rows.zero_total).ifelse(0, left) if marks else ibis.literal(0)
    added = rows.added if item.written.bonus_cap is None else ibis.least(rows.added, item.written.bonus_cap)
    full = item.written.not_applicable == "full"
    state = _state(item, rows, idle)
    scored = rows.mutate(state_=state)
    return scored.select(
        SUBJECT,
        sheet=ibis.literal(item.checks[0].sheet if item.checks else ""),
        item=ibis.literal(item.written.id),
        category=ibis.literal(item.category),
        marks=ibis.literal(marks, "int64"),
        applicable=idle.ifelse(marks if full else 0, marks).cast("int64"),
        deducted=idle.ifelse(0, marks - kept).cast("int64"),
        added=idle.ifelse(0, added).cast("int64"),
        score=idle.ifelse(marks if full else 0, kept).cast("int64"),
        low=idle.ifelse(marks if full else 0, (state == CANNOT_JUDGE).ifelse(0, kept)).cast("int64"),
        state=scored.state_,
        cap_star=rows.cap_star.cast("int64"),
        disqualify=rows.disqualify,
        zero_total=rows.zero_total,
    )


def _state(item: ItemPlan, rows: ir.Table, idle: ir.BooleanValue) -> ir.Value:
    """A gate that a finding failed is failed, whatever else cannot be told."""
    blocked = rows.blocked > 0
    if item.written.marks is not None:
        return ibis.cases((idle, NOT_APPLICABLE), (blocked, CANNOT_JUDGE), else_=JUDGED)
    if item.written.bonus_cap is not None:
        return ibis.cases((idle, NOT_APPLICABLE), (blocked, CANNOT_JUDGE), else_=JUDGED)
    failed = rows.not_met | rows.disqualify | rows.zero_total | (rows.cap_star < NO_STAR_CAP)
    return ibis.cases((idle, NOT_APPLICABLE), (failed, NOT_MET), (blocked, CANNOT_JUDGE), else_=MET)
