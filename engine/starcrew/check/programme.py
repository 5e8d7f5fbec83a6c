"""A loaded site → a programme in which every name is resolved and every test typed, or the problems why not."""

from collections.abc import Mapping

from starcrew.check.clauses import given
from starcrew.check.constants import NotTyped, date
from starcrew.check.faults import Faults
from starcrew.check.kinds import ONCE, check_kind
from starcrew.check.pipeline import CheckId, check_plan
from starcrew.check.population import Surroundings
from starcrew.check.schemes import category_of, scheme_plan
from starcrew.check.typed import Tests
from starcrew.errors import Problem, sort_problems
from starcrew.model.kinds import Kind, SubjectKind
from starcrew.model.places import Place
from starcrew.model.plan import CheckPlan, ItemPlan, Programme, RowField, SheetPlan
from starcrew.model.rows import row_fields
from starcrew.model.sheets import Item, Sheet
from starcrew.model.site import Site
from starcrew.model.vocabulary import chinese

Places = Mapping[tuple[str, ...], Place]
ROSTERS: dict[SubjectKind, str] = {"team": "team_roster", "worker": "worker_roster"}


def programme(site: Site, places: Places) -> tuple[Programme, tuple[Problem, ...]]:
    """The programme (to be used only when no problem is an error) and every problem, sorted."""
    faults = Faults()
    shifts = tuple(site.file.shifts)
    purposes = _purposes(site.kinds, faults, places)
    for name, kind in site.kinds.items():
        check_kind(kind, site.kinds, shifts, faults=faults, place=places["kind", name])
    around = Surroundings(site.kinds, purposes, shifts, faults)
    sheets = {name: _sheet(sheet, around, places["sheet", name]) for name, sheet in site.sheets.items()}
    schemes = {
        name: scheme_plan(
            scheme, site.sheets, _roster(scheme.subject, around), faults=faults, place=places["scheme", name]
        )
        for name, scheme in site.schemes.items()
    }
    for name in site.file.schemes:
        if name not in schemes:
            faults.unknown_in("check.unknown_scheme", places["site",] / "schemes", name, known=schemes)
    _periods(site.file.periods, faults, places["site",] / "periods")
    return Programme(site.file, site.kinds, sheets, schemes, purposes), sort_problems(faults.found)


def _purposes(kinds: Mapping[str, Kind], faults: Faults, places: Places) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for name, kind in kinds.items():
        if kind.purpose in found:
            faults.add("check.purpose_twice", places["kind", name] / "purpose", other=found[kind.purpose].kind)
        elif kind.purpose in ONCE:
            found[kind.purpose] = kind
    return found


def _periods(periods: Mapping[str, tuple[str, str]], faults: Faults, place: Place) -> None:
    for name, ends in periods.items():
        found = []
        for number, text in enumerate(ends):
            try:
                found.append(date(text))
            except NotTyped as fault:
                faults.add(fault.code, place / name / number, **fault.args_for_text)
        if len(found) == len(ends) and found[0] > found[-1]:
            faults.add("check.period_backwards", place / name, first=ends[0], last=ends[1])


def _roster(subject: SubjectKind, around: Surroundings) -> dict[str, RowField]:
    kind = around.purposes.get(ROSTERS.get(subject, ""))
    return row_fields(kind, around.shifts) if kind else {}


def _sheet(sheet: Sheet, around: Surroundings, place: Place) -> SheetPlan:
    if ROSTERS.get(sheet.subject) not in around.purposes:
        around.faults.add("check.no_roster", place / "subject", subject=chinese(sheet.subject))
    total = sum(item.marks or 0 for item in sheet.items)
    if sheet.total is not None and sheet.total != total:
        around.faults.add("check.total", place / "total", said=sheet.total / 10_000, found=total / 10_000)
    items = [_item(item, sheet, around, place / "items" / n) for n, item in enumerate(sheet.items)]
    return SheetPlan(sheet, tuple(items))


def _item(item: Item, sheet: Sheet, around: Surroundings, place: Place) -> ItemPlan:
    roster = _roster(sheet.subject, around)
    applies = Tests(roster, around.faults).row(item.applies_to if roster else {}, place / "applies_to")
    checks: list[CheckPlan] = []
    for number, check in enumerate(item.checks, start=1):
        identity = CheckId(sheet.sheet, item.id, number, sheet.subject)
        plan = check_plan(check, identity, around, place / "checks" / (number - 1))
        if plan is not None:
            checks.append(plan)
    _effects(item, around.faults, place)
    return ItemPlan(item, category_of(item.category, sheet), applies, tuple(checks))


def _effects(item: Item, faults: Faults, place: Place) -> None:
    """Effects that would do nothing: points taken from an item without marks, a gate failed that is none."""
    pointless = ("not_met",) if item.marks is not None else ("deduct", "set_to", "set_rate", "zero_item")
    code = "check.gate_with_points" if item.marks is None else "check.marks_not_met"
    for number, check in enumerate(item.checks):
        for nth, clause in enumerate(check.clauses):
            for effect in pointless:
                if given(clause, effect):
                    at = place / "checks" / number / "clauses" / nth
                    faults.add(code, at / effect, item=item.id)
