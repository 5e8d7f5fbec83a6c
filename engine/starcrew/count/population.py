"""The rows a check looks at, each with its subject: records, register entries, calendar units."""

import datetime as dt

import ibis
import ibis.expr.types as ir

from starcrew.count.columns import DATE, FALSE, KEY, MOMENT, PROOF, RECORD, as_date, seconds
from starcrew.count.world import World, valid_in
from starcrew.model.plan import SUBJECT, CheckPlan, EachRecord, EachUnit
from starcrew.model.rows import all_columns

NO_PROOF = ibis.null("array<string>")


def population(check: CheckPlan, world: World) -> ir.Table:
    """One row per thing looked at: the fields that the check reads, and subject, KEY, DATE, MOMENT, RECORD, PROOF.

    Rows before the period are there only as far as the check's repetition window looks back. Records dated after
    `as_of` are not there; scheduled shifts and calendar units still to come are. The date of a register entry is the
    first day of the period on which it holds.
    """
    if isinstance(check.each, EachUnit):
        return _units(check.each, check, world)
    return _records(check.each, check, world)


def look_back(check: CheckPlan) -> int:
    """Days before the period that the check reads."""
    return check.repeat.days or 0 if check.repeat else 0


def _records(each: EachRecord, check: CheckPlan, world: World) -> ir.Table:
    kind, table = world.programme.kinds[each.kind], world.rows[each.kind]
    if each.date is None:
        rows = table.filter(valid_in(table, kind, world.period.start, world.period.last))
        begin = as_date(rows[(kind.valid or ("",))[0]])
        date = ibis.greatest(begin, ibis.date(world.period.start.isoformat()))
    else:
        first = world.period.start - dt.timedelta(days=look_back(check))
        last = world.period.last if kind.family == "register" else world.last
        rows = table.filter(_between(as_date(table[each.date]), first, last))
        begin = date = as_date(rows[each.date])
    moment = seconds(begin) if kind.moment is None else seconds(rows[kind.moment]).fill_null(seconds(begin))
    read = world.fields(each.kind)
    named = [read[name] for name in check.reads | {each.charge.field} if name in read]
    rows = rows.select(
        *all_columns(named), **{KEY: rows[RECORD], DATE: date, MOMENT: moment, RECORD: RECORD, PROOF: NO_PROOF}
    )
    if kind.purpose == "schedule":
        rows = _at_work(rows, world)
    return _charged(each, check, _spread(rows, check.per), world)


def _between(day: ir.Value, first: dt.date, last: dt.date) -> ir.BooleanValue:
    return day.between(ibis.date(first.isoformat()), ibis.date(last.isoformat()))


def _at_work(rows: ir.Table, world: World) -> ir.Table:
    """Scheduled shifts that no suspension cancels."""
    if world.worked is None:
        return rows
    return rows.semi_join(world.worked, rows[RECORD] == world.worked.record)


def _spread(rows: ir.Table, per: str | None) -> ir.Table:
    """One row per element of a list field; an empty list leaves no row. Intake keeps each element once."""
    if per is None:
        return rows
    spread = rows.mutate(**{per: rows[per].unnest()})
    return spread.mutate(**{KEY: spread[KEY] + "/" + spread[per]})


def _charged(each: EachRecord, check: CheckPlan, rows: ir.Table, world: World) -> ir.Table:
    """Each row with its subject; rows whose role is blank, or that membership leads nowhere, charge nobody."""
    named = rows.filter(rows[each.charge.field].notnull())
    if each.charge.by == check.subject:
        return named.mutate(**{SUBJECT: named[each.charge.field]})
    if world.members is None:
        return named.mutate(**{SUBJECT: ibis.null("string")}).filter(FALSE)
    if each.charge.by == "worker":
        return _team_on_the_day(named, each.charge.field, world.members)
    return _members_on_the_day(named, each.charge.field, world.members)


def _team_on_the_day(rows: ir.Table, person: str, members: ir.Table) -> ir.Table:
    """The team of the membership that began last, should two hold on one day."""
    held = members.select(
        member=members.worker, first_=members.first, last_=members["last"], **{SUBJECT: members.team}, by=members.record
    )
    joined = rows.join(
        held,
        [rows[person] == held.member, held.first_ <= rows[DATE], held.last_.isnull() | (held.last_ >= rows[DATE])],
    )
    order = ibis.window(group_by=joined[KEY], order_by=[joined.first_.desc(), joined.by])
    best = joined.mutate(nth=ibis.row_number().over(order))
    return best.filter(best.nth == 0).drop("member", "first_", "last_", "by", "nth")


def _members_on_the_day(rows: ir.Table, team: str, members: ir.Table) -> ir.Table:
    """One row per member of the team on that day, however many entries say so."""
    held = members.select(team_=members.team, first_=members.first, last_=members["last"], **{SUBJECT: members.worker})
    joined = rows.join(
        held, [rows[team] == held.team_, held.first_ <= rows[DATE], held.last_.isnull() | (held.last_ >= rows[DATE])]
    )
    return joined.mutate(**{KEY: joined[KEY] + "/" + joined[SUBJECT]}).drop("team_", "first_", "last_").distinct()


def _units(each: EachUnit, check: CheckPlan, world: World) -> ir.Table:
    """Units in which the subject was scheduled on enough days; the scheduled shifts are their proof."""
    subjects = world.subjects[check.subject].select(SUBJECT)
    units = world.units[each.unit]
    if world.worked is None:
        rows = subjects.cross_join(units).mutate(**{PROOF: NO_PROOF})
    else:
        rows = _scheduled_units(each, check, world).inner_join(units, "unit").semi_join(subjects, SUBJECT)
    return rows.mutate(
        **{
            KEY: rows.unit,
            DATE: rows["last"],
            MOMENT: seconds(rows["last"]),
            RECORD: ibis.null("string"),
        }
    )


def _scheduled_units(each: EachUnit, check: CheckPlan, world: World) -> ir.Table:
    worked = shifts_of(check.subject, world)
    days = world.unit_days[each.unit]
    on_days = worked.join(days, worked.day == days.unit_day)
    counted = on_days.group_by([SUBJECT, "unit"]).agg(
        days=on_days.day.nunique(), **{PROOF: on_days.record.collect(distinct=True).sort()}
    )
    return counted.filter(counted.days >= each.min_days).drop("days")


def shifts_of(subject: str, world: World) -> ir.Table:
    """subject, day, record: scheduled shifts of each team, or of each worker through the team of that day."""
    worked, members = world.worked, world.members
    if worked is None:
        raise ValueError(subject)
    if subject == "team" or members is None:
        return worked.select(worked.day, worked.record, **{SUBJECT: worked.team})
    joined = worked.join(
        members,
        [
            worked.team == members.team,
            members.first <= worked.day,
            members["last"].isnull() | (members["last"] >= worked.day),
        ],
        rname="{name}_m",
    )
    return joined.select(joined.day, joined.record, **{SUBJECT: joined.worker}).distinct()
