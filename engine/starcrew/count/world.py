"""What checks are counted on: records with their derived fields, subjects, membership, working days, calendar."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from starcrew.count.columns import RECORD
from starcrew.count.derived import with_derived
from starcrew.model.draft import Draft
from starcrew.model.kinds import Kind, SubjectKind
from starcrew.model.periods import DAY, Period, Unit, units
from starcrew.model.plan import CheckPlan, EachUnit, ExpectRecord, Programme, RowField
from starcrew.model.records import stored_columns
from starcrew.model.rows import row_fields

ROSTER: dict[SubjectKind, str] = {"team": "team_roster", "worker": "worker_roster"}
MEMBERS = "members"
WORKED = "worked"


@dataclass(frozen=True, slots=True)
class World:
    """Tables are names that the draft's session will hold.

    rows: kind → records with derived fields. subjects: roster entries valid in the period, with `subject`.
    members: worker, team, first, last (last may be blank). worked: team, day, record id; suspended days left out;
    None where the site has no schedule. units: label, first, last day of each calendar unit. unit_days: day → label.
    """

    programme: Programme
    period: Period
    as_of: dt.date
    rows: Mapping[str, ir.Table]
    subjects: Mapping[SubjectKind, ir.Table]
    members: ir.Table | None
    worked: ir.Table | None
    units: Mapping[Unit, ir.Table]
    unit_days: Mapping[Unit, ir.Table]

    def fields(self, kind: str) -> dict[str, RowField]:
        """The row fields of a kind, by name."""
        return row_fields(self.programme.kinds[kind], tuple(self.programme.site.shifts))

    @property
    def last(self) -> dt.date:
        """The last day that can be judged: of the period, or `as_of`."""
        return min(self.period.last, self.as_of)


def world(programme: Programme, period: Period, as_of: dt.date, *, checks: Sequence[CheckPlan], draft: Draft) -> World:
    """The world in which these checks are counted; what it takes to build it is added to the draft."""
    rows = {
        name: draft.keep(_rows(programme, programme.kinds[name], period, draft), f"rows:{name}")
        for name in _used(programme, checks)
    }
    purposes = {purpose: rows[kind.kind] for purpose, kind in programme.purposes.items() if kind.kind in rows}
    needed: set[Unit] = {c.each.unit for c in checks if isinstance(c.each, EachUnit)}
    return World(
        programme,
        period,
        as_of,
        rows,
        subjects=_subjects(programme, purposes, period, draft),
        members=_members(programme, purposes, draft),
        worked=_worked(programme, purposes, draft),
        units={unit: _unit_table(unit, period, draft) for unit in sorted(needed)},
        unit_days={unit: _day_table(unit, period, draft) for unit in sorted(needed)},
    )


def _rows(programme: Programme, kind: Kind, period: Period, draft: Draft) -> ir.Table:
    records = draft.provide(kind.kind, stored_columns(kind))
    return with_derived(records, kind, programme.site.shifts, period)


def _used(programme: Programme, checks: Sequence[CheckPlan]) -> tuple[str, ...]:
    purposes = [kind.kind for purpose, kind in programme.purposes.items() if purpose != "delivery"]
    named = [name for check in checks for name in kinds_of(check)]
    return tuple(dict.fromkeys([*purposes, *named]))


def kinds_of(check: CheckPlan) -> tuple[str, ...]:
    """The kinds a check reads, its population first."""
    population = () if isinstance(check.each, EachUnit) else (check.each.kind,)
    expected = [e.kind for e in check.expects if isinstance(e, ExpectRecord)]
    return tuple(dict.fromkeys([*population, *expected, *(look.kind for look in check.lookups)]))


def valid_in(table: ir.Table, kind: Kind, first: dt.date, last: dt.date) -> ir.BooleanValue:
    """Whether an entry of a register holds on some day from first to last, both included."""
    begin, end = kind.valid or ("", None)
    started = table[begin] <= ibis.date(last.isoformat())
    if end is None:
        return started
    return started & (table[end].isnull() | (table[end] >= ibis.date(first.isoformat())))


def _subjects(
    programme: Programme, tables: Mapping[str, ir.Table], period: Period, draft: Draft
) -> dict[SubjectKind, ir.Table]:
    found: dict[SubjectKind, ir.Table] = {}
    for subject, purpose in ROSTER.items():
        if purpose in tables:
            kind, table = programme.purposes[purpose], tables[purpose]
            inside = table.filter(valid_in(table, kind, period.start, period.last))
            named = inside.mutate(subject=inside[kind.key[0]])
            found[subject] = draft.keep(named, f"subjects:{subject}")
    return found


def role(kind: Kind, subject: SubjectKind) -> str:
    """The first field that names a subject of this sort."""
    return kind.roles[subject][0]


def _members(programme: Programme, tables: Mapping[str, ir.Table], draft: Draft) -> ir.Table | None:
    if "membership" not in tables:
        return None
    kind, table = programme.purposes["membership"], tables["membership"]
    begin, end = kind.valid or ("", None)
    until = table[end] if end else ibis.null("date")
    members = table.select(
        worker=table[role(kind, "worker")],
        team=table[role(kind, "team")],
        first=table[begin],
        last=until,
        record=RECORD,
    )
    return draft.keep(members, MEMBERS)


def _worked(programme: Programme, tables: Mapping[str, ir.Table], draft: Draft) -> ir.Table | None:
    if "schedule" not in tables:
        return None
    kind, table = programme.purposes["schedule"], tables["schedule"]
    worked = table.select(team=table[role(kind, "team")], day=table[kind.counting_date or ""], record=RECORD)
    return draft.keep(not_suspended(worked, programme, tables.get("suspension")), WORKED)


def not_suspended(rows: ir.Table, programme: Programme, suspensions: ir.Table | None) -> ir.Table:
    """Rows (team, day …) outside every suspension of their team."""
    if suspensions is None:
        return rows
    kind = programme.purposes["suspension"]
    begin, end = kind.valid or ("", None)
    stops = suspensions.select(
        stopped=suspensions[role(kind, "team")],
        stop_first=suspensions[begin],
        stop_last=suspensions[end] if end else ibis.null("date"),
    )
    inside = (
        (rows.team == stops.stopped)
        & (rows.day >= stops.stop_first)
        & (stops.stop_last.isnull() | (rows.day <= stops.stop_last))
    )
    return rows.anti_join(stops, inside)


def _unit_table(unit: Unit, period: Period, draft: Draft) -> ir.Table:
    rows = [(u.label, u.first, u.last) for u in units(unit, period)]
    return draft.load(f"units:{unit}", {"unit": "string", "first": "date", "last": "date"}, rows)


def _day_table(unit: Unit, period: Period, draft: Draft) -> ir.Table:
    """Every day of every unit judged in the period; a week may reach beyond the period's ends."""
    rows = [
        (found.first + DAY * n, found.label)
        for found in units(unit, period)
        for n in range((found.last - found.first).days + 1)
    ]
    return draft.load(f"days:{unit}", {"unit_day": "date", "unit": "string"}, rows)
