"""Runs a period: the only place that knows the order of the stages."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

import ibis.expr.types as ir

from starcrew.count.eligibility import standing
from starcrew.count.filters import met
from starcrew.count.world import ROSTER, Records, World, world
from starcrew.evaluate.checks import Bench, Judged, Judging, judged
from starcrew.evaluate.scopes import scopes, statements
from starcrew.model.backend import Backend
from starcrew.model.periods import Period
from starcrew.model.plan import SUBJECT, ItemPlan, Programme, SchemePlan, SheetPlan
from starcrew.score.compare import compared
from starcrew.score.exact import union
from starcrew.score.lines import lines
from starcrew.score.stars import gaps, with_prerequisites, with_ranks, with_stars, worst_caps
from starcrew.score.totals import sheet_scores, totals
from starcrew.model.points import MICRO


@dataclass(frozen=True, slots=True)
class Asked:
    """What to evaluate. items None: every item in force; schemes None: those the site names, or all it has."""

    period: Period
    as_of: dt.date
    items: Collection[str] | None = None
    schemes: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """The tables of one scheme, kept in the session."""

    scheme: SchemePlan
    cards: ir.Table
    sheets: ir.Table
    lines: ir.Table
    findings: ir.Table
    gaps: ir.Table
    checks: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    lines: ir.Table
    checks: tuple[Judged, ...]


def run(
    programme: Programme, records: Records, asked: Asked, backend: Backend, *, judge: Judging, progress: Callable[[str], None]
) -> tuple[World, tuple[Ranked, ...]]:
    """Counts, judges and scores. progress is told each item as it is begun."""
    around = world(programme, records, asked.period, as_of=asked.as_of, backend=backend)
    bench = Bench(around, backend, judge, scopes(around, backend), statements(around, records, backend))
    names = asked.schemes or programme.site.schemes or tuple(programme.schemes)
    done: dict[str, _Sheet] = {}
    for sheet in dict.fromkeys(s for name in names for s in programme.schemes[name].written.sheets):
        worked = _sheet(programme.sheets[sheet], asked, bench, progress)
        if worked is not None:
            done[sheet] = worked
    schemes = [programme.schemes[name] for name in names]
    return around, tuple(_ranked(scheme, done, bench) for scheme in schemes if any(s in done for s in scheme.written.sheets))


def in_force(item: ItemPlan, sheet: SheetPlan, period: Period) -> bool:
    """Rules are frozen at the start of the period: what holds on its first day holds for all of it."""
    starts = [day for day in (item.written.effective, sheet.written.effective) if day is not None]
    ends = [day for day in (item.written.until, sheet.written.until) if day is not None]
    return all(day <= period.start for day in starts) and all(day >= period.start for day in ends)


def _sheet(sheet: SheetPlan, asked: Asked, bench: Bench, progress: Callable[[str], None]) -> _Sheet | None:
    items = [
        item
        for item in sheet.items
        if in_force(item, sheet, asked.period) and (asked.items is None or item.written.id in asked.items)
    ]
    tables: list[ir.Table] = []
    checks: list[Judged] = []
    for item in items:
        progress(f"{item.written.id} {item.written.name}")
        worked = _item(item, sheet, bench)
        tables.append(worked.lines)
        checks.extend(worked.checks)
    return _Sheet(union(tables), tuple(checks)) if tables else None


def _item(item: ItemPlan, sheet: SheetPlan, bench: Bench) -> _Sheet:
    subject, around = sheet.written.subject, bench.world
    roster = around.subjects[subject]
    fields = around.fields(around.programme.purposes[ROSTER[subject]].kind)
    name = f"{sheet.written.sheet}:{item.written.id}"
    everyone = bench.backend.keep(
        roster.select(SUBJECT, applies=met(roster, item.applies_to, fields)), f"applies:{name}"
    )
    applicable = everyone.filter(everyone.applies).select(SUBJECT)
    checks = [judged(check, applicable, bench) for check in item.checks]
    scored = lines(item, everyone, union([c.states for c in checks]), union([c.findings for c in checks]))
    return _Sheet(bench.backend.keep(scored, f"lines:{name}"), tuple(checks))


def _ranked(scheme: SchemePlan, done: dict[str, _Sheet], bench: Bench) -> Ranked:
    name, keep = scheme.written.scheme, bench.backend.keep
    mine = [done[sheet] for sheet in scheme.written.sheets if sheet in done]
    checks = tuple(check for sheet in mine for check in sheet.checks)
    all_lines = keep(union([sheet.lines for sheet in mine]), f"lines:{name}")
    found = keep(union([check.findings for check in checks]), f"findings:{name}")
    scores = keep(sheet_scores(all_lines, scheme), f"sheets:{name}")
    eligible = keep(_eligible(scheme, bench.world), f"standing:{name}")
    cards = totals(eligible, all_lines, scores, scheme)
    cards = keep(with_prerequisites(cards, all_lines, scheme), f"totals:{name}")
    worst = worst_caps(all_lines, _caps(scheme, bench.world.programme))
    open_cards = cards.left_join(worst, SUBJECT).drop(f"{SUBJECT}_right")
    starred = keep(with_stars(open_cards, scheme, open_cards.worst.fill_null(99)), f"stars:{name}")
    return Ranked(
        scheme, keep(with_ranks(starred), f"cards:{name}"), scores, all_lines, found, keep(gaps(starred, scheme), f"gaps:{name}"), checks
    )


def _eligible(scheme: SchemePlan, around: World) -> ir.Table:
    rows = standing(scheme.written.subject, scheme.roster, around)
    days = compared(scheme.days_on_roster, rows.days_on_roster * MICRO, 1)
    shifts = compared(scheme.scheduled_shifts, rows.scheduled_shifts * MICRO, 1)
    return rows.mutate(eligible=rows.roster & days & shifts)


def _caps(scheme: SchemePlan, programme: Programme) -> dict[str, int]:
    """Item → the lowest star its clauses could impose (0: none at all)."""
    found: dict[str, int] = {}
    for sheet in scheme.written.sheets:
        for item in programme.sheets[sheet].items:
            for clause in (c.written for check in item.checks for c in check.clauses):
                if clause.disqualify or clause.zero_total:
                    found[item.written.id] = 0
                elif clause.cap_star is not None:
                    found[item.written.id] = min(found.get(item.written.id, clause.cap_star), clause.cap_star)
    return found


