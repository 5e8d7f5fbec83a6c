"""Expectations: each row once more, with result, delay and the number of matching records."""

import ibis
import ibis.expr.types as ir

from starcrew.count.columns import DATE, DAY, FALSE, KEY, PROOF, TRUE, day_number, days, seconds, whole_days
from starcrew.count.matching import AT, MATCHED, ON, brought, candidates, joined
from starcrew.count.world import World
from starcrew.model.plan import (
    SUBJECT,
    Bound,
    CheckPlan,
    EachRecord,
    EachUnit,
    ExpectField,
    ExpectRecord,
)

LOW, HIGH, MET, FOUND, EARLY, MATCH, UNTOLD = "_low", "_high", "_met", "_found", "_early", "_match", "_untold"
"""Window ends in seconds (blank: open), moment of the deciding match, numbers of matches and of early ones, its id."""


def expected(
    rows: ir.Table, expect: ExpectRecord | ExpectField, check: CheckPlan, world: World, *, absent: ir.Table
) -> ir.Table:
    """Each row once, with the fields of `model.rows.EXPECT_FIELDS` under `<name>.`, and bare when it is alone.

    Windows are closed at both ends; a date as deadline means the end of that day. A row whose deadline lies after
    `as_of` is not due, whatever was found. absent: stretches of undelivered days (`Draft.cover`); what is missing
    there is not known to be missing, and its result is blank.
    """
    bounded = rows.mutate(**_ends(rows, expect, check, world))
    open_days = _untold(bounded, absent.filter(absent.kind == _ledger(expect, check)), check)
    decided = (
        _filled(bounded, expect, world) if isinstance(expect, ExpectField) else _decided(bounded, expect, check, world)
    )
    marked = decided.left_join(open_days, [SUBJECT, KEY]).drop(f"{SUBJECT}_right", f"{KEY}_right")
    return _with_results(marked, expect, check, world)


def _ledger(expect: ExpectRecord | ExpectField, check: CheckPlan) -> str:
    """The kind whose silence could be taken for an answer."""
    if isinstance(expect, ExpectRecord):
        return expect.kind
    return check.each.kind if isinstance(check.each, EachRecord) else ""


def _filled(rows: ir.Table, expect: ExpectField, world: World) -> ir.Table:
    """A field of the row itself stands for the matching record; what is dated after `as_of` is not there yet."""
    moment = seconds(rows[expect.field])
    there = (moment < (day_number(world.as_of) + 1) * DAY).fill_null(FALSE)
    met = there.ifelse(moment, ibis.null("int64"))
    return rows.mutate(**{MET: met, FOUND: there.cast("int64"), EARLY: 0, MATCH: ibis.null("string")})


def _untold(rows: ir.Table, absent: ir.Table, check: CheckPlan) -> ir.Table:
    """UNTOLD, for the rows whose window, from its date (or unit) to its deadline, undelivered days touch."""
    first = rows["first"] if isinstance(check.each, EachUnit) else rows[DATE]
    until = ibis.greatest(whole_days(rows[HIGH]), days(rows[DATE])).fill_null(days(rows[DATE]))
    spans = rows.select(SUBJECT, KEY, from_=days(first), until_=until)
    stretches = absent.select(whose=absent.subject, gap_first=days(absent.first), gap_last=days(absent["last"]))
    touched = spans.inner_join(
        stretches,
        [spans[SUBJECT] == stretches.whose, spans.until_ >= stretches.gap_first, spans.from_ <= stretches.gap_last],
    )
    return touched.select(SUBJECT, KEY).distinct().mutate(**{UNTOLD: TRUE})


def _ends(rows: ir.Table, expect: ExpectRecord | ExpectField, check: CheckPlan, world: World) -> dict[str, ir.Value]:
    low = None if isinstance(expect, ExpectField) else expect.not_before
    return {LOW: _start(rows, low), HIGH: _deadline(rows, expect, check, world)}


def _start(rows: ir.Table, bound: Bound | None) -> ir.Value:
    return ibis.null("int64") if bound is None else seconds(rows[bound.field]) + bound.seconds


def _deadline(rows: ir.Table, expect: ExpectRecord | ExpectField, check: CheckPlan, world: World) -> ir.Value:
    """The last second in time; without a stated one, the end of the unit, or of the period for register entries."""
    if expect.not_after is not None:
        end = seconds(rows[expect.not_after.field]) + expect.not_after.seconds
        return end + DAY - 1 if rows[expect.not_after.field].type().is_date() else end
    if isinstance(check.each, EachUnit):
        return seconds(rows["last"]) + DAY - 1
    if _within_period(expect, check, world):
        return ibis.literal((day_number(world.period.last) + 1) * DAY - 1)
    return ibis.null("int64")


def _within_period(expect: ExpectRecord | ExpectField, check: CheckPlan, world: World) -> bool:
    """Register entries ask for something within the period when no other window is stated."""
    if isinstance(expect, ExpectField) or not isinstance(check.each, EachRecord):
        return False
    register = world.programme.kinds[check.each.kind].family == "register"
    return register and not (expect.not_before or expect.not_after or expect.valid_on)


def _decided(rows: ir.Table, expect: ExpectRecord, check: CheckPlan, world: World) -> ir.Table:
    """Rows with the moment and id of the deciding match and the numbers of matches."""
    matches = _matches(rows, expect, check, world)
    early = (matches[LOW].notnull() & (matches[AT] < matches[LOW])).fill_null(FALSE)
    order = ibis.window(group_by=[matches[SUBJECT], matches[KEY]], order_by=[early, matches[AT], matches[MATCHED]])
    ranked = matches.mutate(early_=early, deciding_=ibis.row_number().over(order) == expect.at_least - 1)
    deciding = ranked.deciding_ & ~ranked.early_
    chosen = {MET: ranked[AT], MATCH: ranked[MATCHED]} | brought(ranked, expect.name, expect.brings)
    summed = ranked.group_by([SUBJECT, KEY]).agg(
        **{FOUND: ranked.count(), EARLY: ranked.early_.cast("int64").sum().cast("int64")},
        **{name: deciding.ifelse(value, ibis.null(value.type())).max() for name, value in chosen.items()},
    )
    both = rows.left_join(summed, [SUBJECT, KEY]).drop(f"{SUBJECT}_right", f"{KEY}_right")
    return both.mutate(**{FOUND: both[FOUND].fill_null(0), EARLY: both[EARLY].fill_null(0)})


def _matches(rows: ir.Table, expect: ExpectRecord, check: CheckPlan, world: World) -> ir.Table:
    found = candidates(
        expect.kind,
        expect.tests,
        expect.same,
        world=world,
        also=expect.valid_on or (),
        brings=expect.brings,
    )
    left = list(dict.fromkeys(name for name, _ in expect.same))
    needed = rows.select(*dict.fromkeys([SUBJECT, KEY, DATE, LOW, HIGH, *left]))
    if isinstance(check.each, EachUnit):
        return _in_unit(needed, found, expect, check.each, world=world)
    if _within_period(expect, check, world):
        found = found.filter(
            found[ON].between(ibis.date(world.period.start.isoformat()), ibis.date(world.period.last.isoformat()))
        )
    return joined(needed, found, expect.same, expect.valid_on)


def _in_unit(rows: ir.Table, found: ir.Table, expect: ExpectRecord, each: EachUnit, *, world: World) -> ir.Table:
    """Only records whose counting date lies in the row's own unit."""
    days = world.unit_days[each.unit]
    dated = found.inner_join(days, found[ON] == days.unit_day)
    labelled = dated.mutate(**{f"same#{len(expect.same)}": dated.unit}).drop("unit", "unit_day")
    return joined(rows, labelled, (*expect.same, (KEY, "unit")), expect.valid_on)


def _started(since: ir.Value, until: ir.Value | int) -> ir.Value:
    """Days of 24 hours begun after one moment and up to another; for the end of a day these are the days after it."""
    return whole_days(_positive(until - since) + DAY - 1)


def _positive(value: ir.Value) -> ir.Value:
    return ibis.greatest(value, 0)


def _with_results(rows: ir.Table, expect: ExpectRecord | ExpectField, check: CheckPlan, world: World) -> ir.Table:
    """The fields that the check goes on to read, and the result in any case, because what is not due is not summed."""
    at_least = expect.at_least if isinstance(expect, ExpectRecord) else 1
    kept = rows.mutate(result_=_result(rows, at_least, world))
    values = _measures(kept, world)
    prefixes = [f"{expect.name}.", ""] if len(check.expects) == 1 else [f"{expect.name}."]
    named = {prefix + name: value for prefix in prefixes for name, value in values.items()}
    wanted = {name: value for name, value in named.items() if name in check.reads or name == f"{expect.name}.result"}
    done = kept.mutate(**wanted, **_proof(kept))
    return done.drop("result_", LOW, HIGH, MET, FOUND, EARLY, MATCH, UNTOLD)


def _result(rows: ir.Table, at_least: int, world: World) -> ir.Value:
    now = (day_number(world.as_of) + 1) * DAY - 1
    met = rows[MET].notnull()
    in_time = rows[HIGH].isnull() | (rows[MET] <= rows[HIGH])
    return ibis.cases(
        ((rows[HIGH] > now).fill_null(FALSE), "not_due"),
        (met & in_time, "on_time"),
        (met, "late"),
        (rows[FOUND] >= at_least, "early"),
        (rows[UNTOLD].fill_null(FALSE), ibis.null("string")),
        else_="missing",
    )


def _measures(rows: ir.Table, world: World) -> dict[str, ir.Value]:
    """Delay counts in whole days past the day of the deadline, or in seconds where the deadline is an instant.

    A day late belongs to the period in which it begins, so that over several periods none is charged twice.
    """
    end, before = (day_number(world.last) + 1) * DAY - 1, day_number(world.period.start) * DAY - 1
    due, met = rows[HIGH], rows[MET].fill_null(end)
    overdue = (rows["result_"].isin(["late", "missing"]) & due.notnull()).fill_null(FALSE)
    late = _started(due, met)
    late_here = _positive(_started(due, ibis.least(met, end)) - _started(due, before))
    delay = ((due + 1) % DAY == 0).ifelse(late * DAY, _positive(met - due))
    zero = ibis.literal(0)
    return {
        "result": rows["result_"],
        "delay": overdue.ifelse(delay, zero).cast("int64"),
        "delay_days": overdue.ifelse(late, zero).cast("int64"),
        "delay_days_in_period": overdue.ifelse(late_here, zero).cast("int64"),
        "count": rows[FOUND].cast("int64"),
    }


def _proof(rows: ir.Table) -> dict[str, ir.Value]:
    """The deciding record joins the row's evidence."""
    empty = ibis.literal([], type="array<string>")
    own = rows[PROOF].fill_null(empty)
    return {PROOF: rows[MATCH].notnull().ifelse(own.concat(ibis.array([rows[MATCH]])), own)}
