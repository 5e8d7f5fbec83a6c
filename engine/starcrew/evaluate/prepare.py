"""A programme and a period → everything a session has to work out, before there are any records."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import ibis.expr.types as ir

from starcrew.count.eligibility import standing
from starcrew.count.filters import met
from starcrew.count.pipeline import counted
from starcrew.count.world import ROSTER, World, world
from starcrew.model.draft import Draft, Step
from starcrew.model.periods import Period
from starcrew.model.plan import SUBJECT, CheckPlan, ItemPlan, Programme, SchemePlan, SheetPlan
from starcrew.model.points import MICRO
from starcrew.score.cases import distinct_cases, verdict_columns
from starcrew.score.compare import compared
from starcrew.score.exact import union
from starcrew.score.findings import NO_STAR_CAP, findings
from starcrew.score.lines import check_states, lines
from starcrew.score.stars import gaps, with_prerequisites, with_ranks, with_stars, worst_caps
from starcrew.score.totals import sheet_scores, totals


@dataclass(frozen=True, slots=True)
class Asked:
    """What to evaluate. items None: every item in force; schemes None: those the site names, or all it has."""

    period: Period
    as_of: dt.date
    items: Collection[str] | None = None
    schemes: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """The tables of one scheme, under the names the session will know."""

    scheme: SchemePlan
    cards: ir.Table
    sheets: ir.Table
    lines: ir.Table
    findings: ir.Table
    gaps: ir.Table
    checks: tuple[CheckPlan, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Steps in order, and where the results will stand."""

    asked: Asked
    world: World
    ranked: tuple[Ranked, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Worked:
    lines: ir.Table
    findings: ir.Table
    checks: tuple[CheckPlan, ...]


def prepare(programme: Programme, asked: Asked) -> Prepared:
    """Pure: the same programme and question give the same steps."""
    names = tuple(asked.schemes or programme.site.schemes or programme.schemes)
    sheets = dict.fromkeys(s for name in names for s in programme.schemes[name].written.sheets)
    items = {sheet: _items(programme.sheets[sheet], asked) for sheet in sheets}
    checks = [check for chosen in items.values() for item in chosen for check in item.checks]
    draft = Draft()
    around = world(programme, asked.period, asked.as_of, checks=checks, draft=draft)
    done = {sheet: _sheet(chosen, programme.sheets[sheet], around, draft) for sheet, chosen in items.items() if chosen}
    ranked = [
        _ranked(programme.schemes[name], done, around, draft)
        for name in names
        if any(sheet in done for sheet in programme.schemes[name].written.sheets)
    ]
    return Prepared(asked, around, tuple(ranked), tuple(draft.steps))


def in_force(item: ItemPlan, sheet: SheetPlan, period: Period) -> bool:
    """Rules are frozen at the start of the period: what holds on its first day holds for all of it."""
    starts = [day for day in (item.written.effective, sheet.written.effective) if day is not None]
    ends = [day for day in (item.written.until, sheet.written.until) if day is not None]
    return all(day <= period.start for day in starts) and all(day >= period.start for day in ends)


def _items(sheet: SheetPlan, asked: Asked) -> tuple[ItemPlan, ...]:
    return tuple(
        item
        for item in sheet.items
        if in_force(item, sheet, asked.period) and (asked.items is None or item.written.id in asked.items)
    )


def _sheet(items: tuple[ItemPlan, ...], sheet: SheetPlan, around: World, draft: Draft) -> _Worked:
    worked = [_item(item, sheet, around, draft) for item in items]
    return _Worked(
        union([item.lines for item in worked]),
        union([item.findings for item in worked]),
        tuple(check for item in worked for check in item.checks),
    )


def _item(item: ItemPlan, sheet: SheetPlan, around: World, draft: Draft) -> _Worked:
    subject = sheet.written.subject
    roster = around.subjects[subject]
    fields = around.fields(around.programme.purposes[ROSTER[subject]].kind)
    name = f"{sheet.written.sheet}:{item.written.id}"
    everyone = draft.keep(roster.select(SUBJECT, applies=met(roster, item.applies_to, fields)), f"applies:{name}")
    applicable = everyone.filter(everyone.applies).select(SUBJECT)
    results = [_check(check, applicable, around, draft) for check in item.checks]
    found = union([found for found, _ in results])
    scored = lines(item, everyone, union([states for _, states in results]), found)
    return _Worked(draft.keep(scored, f"lines:{name}"), found, item.checks)


def _check(check: CheckPlan, subjects: ir.Table, around: World, draft: Draft) -> tuple[ir.Table, ir.Table]:
    """Findings and states of one check: counted, judged case by distinct case, joined back."""
    name = f"{check.sheet}:{check.item}:{check.number}"
    absent = draft.cover(check, f"absent:{name}")
    result = counted(check, around, subjects, absent)
    cases = draft.keep(result.cases, f"cases:{name}")
    verdicts = draft.ask(check, distinct_cases(check, cases), f"verdicts:{name}", verdict_columns(check))
    found = draft.keep(findings(check, cases, verdicts), f"findings:{name}")
    states = check_states(subjects, cases, found, absent, optional=result.optional)
    return found, draft.keep(states, f"states:{name}")


def _ranked(scheme: SchemePlan, done: Mapping[str, _Worked], around: World, draft: Draft) -> Ranked:
    name = scheme.written.scheme
    mine = [done[sheet] for sheet in scheme.written.sheets if sheet in done]
    all_lines = draft.keep(union([sheet.lines for sheet in mine]), f"lines:{name}")
    found = draft.keep(union([sheet.findings for sheet in mine]), f"findings:{name}")
    scores = draft.keep(sheet_scores(all_lines, scheme), f"sheets:{name}")
    summed = totals(_eligible(scheme, around), all_lines, scores, scheme)
    needs = with_prerequisites(draft.keep(summed, f"totals:{name}"), all_lines, scheme)
    worst = worst_caps(all_lines, _caps(scheme, around.programme))
    open_cards = draft.keep(needs.left_join(worst, SUBJECT).drop(f"{SUBJECT}_right"), f"needs:{name}")
    starred = with_stars(open_cards, scheme, open_cards.worst.fill_null(NO_STAR_CAP))
    cards = draft.keep(with_ranks(starred), f"cards:{name}")
    missing = draft.keep(gaps(cards, scheme), f"gaps:{name}")
    return Ranked(scheme, cards, scores, all_lines, found, missing, tuple(c for s in mine for c in s.checks))


def _eligible(scheme: SchemePlan, around: World) -> ir.Table:
    rows = standing(scheme.written.subject, scheme.roster, around)
    days = compared(scheme.days_on_roster, rows.days_on_roster * MICRO, 1)
    shifts = compared(scheme.scheduled_shifts, rows.scheduled_shifts * MICRO, 1)
    return rows.mutate(eligible=rows.roster & days & shifts)


def _caps(scheme: SchemePlan, programme: Programme) -> dict[str, int]:
    """Item → the lowest star its clauses could impose (0: none at all)."""
    found: dict[str, int] = {}
    for item in (item for sheet in scheme.written.sheets for item in programme.sheets[sheet].items):
        for clause in (c.written for check in item.checks for c in check.clauses):
            cap = 0 if clause.disqualify or clause.zero_total else clause.cap_star
            if cap is not None:
                found[item.written.id] = min(found.get(item.written.id, cap), cap)
    return found
