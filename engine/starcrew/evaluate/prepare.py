"""A programme and a period → everything a session has to work out, before there are any records."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from starcrew.count.eligibility import standing
from starcrew.count.filters import met
from starcrew.count.pipeline import counted
from starcrew.count.world import ROSTER, World, world
from starcrew.model.draft import Draft, Step
from starcrew.model.kinds import SubjectKind
from starcrew.model.periods import Period
from starcrew.model.plan import SUBJECT, CheckPlan, ItemPlan, Programme, SchemePlan, SheetPlan
from starcrew.model.points import MICRO
from starcrew.score.cases import distinct_cases, verdict_columns
from starcrew.score.compare import compared
from starcrew.score.exact import union
from starcrew.score.findings import findings
from starcrew.score.hits import hits
from starcrew.score.lines import CASED, UNTOLD, check_states, lines, mark
from starcrew.score.policy import CHECKS, CLAUSES, ITEMS, NO_STAR_CAP, check_rows, clause_rows, item_rows
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
class _Scored:
    """Lines and findings of all items of one kind of subject."""

    lines: ir.Table
    findings: ir.Table


def prepare(programme: Programme, asked: Asked) -> Prepared:
    """Pure: the same programme and question give the same steps."""
    names = tuple(asked.schemes or programme.site.schemes or programme.schemes)
    schemes = [programme.schemes[name] for name in names]
    sheets = dict.fromkeys(sheet for scheme in schemes for sheet in scheme.written.sheets)
    items = [(sheet, item) for sheet in sheets for item in _items(programme.sheets[sheet], asked)]
    draft = Draft()
    checks = [check for _, item in items for check in item.checks]
    around = world(programme, asked.period, asked.as_of, checks=checks, draft=draft)
    scored = {
        subject: _scored(
            subject, [(s, i) for s, i in items if programme.sheets[s].written.subject == subject], around, draft
        )
        for subject in dict.fromkeys(programme.sheets[sheet].written.subject for sheet, _ in items)
    }
    ranked = [
        _ranked(
            scheme,
            [i for s, i in items if s in scheme.written.sheets],
            scored[scheme.written.subject],
            around,
            draft=draft,
        )
        for scheme in schemes
        if any(sheet in scheme.written.sheets for sheet, _ in items)
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


def _scored(subject: SubjectKind, items: Sequence[tuple[str, ItemPlan]], around: World, draft: Draft) -> _Scored:
    """Every check counted and judged by itself; points, states and lines of all of them at once."""
    applies = draft.keep(union([_applies(item, subject, around) for _, item in items]), f"applies:{subject}")
    done = [_check(check, applies, around, draft) for _, item in items for check in item.checks]
    checks = [one.check for one in done]
    clauses = draft.load(f"clauses:{subject}", CLAUSES, clause_rows(checks))
    policies = draft.load(f"checks:{subject}", CHECKS, check_rows([(one.check, one.optional) for one in done]))
    rules = draft.load(f"items:{subject}", ITEMS, item_rows(items))
    all_hits = draft.keep(union([one.hits for one in done]), f"hits:{subject}")
    found = draft.keep(findings(all_hits, clauses, policies), f"findings:{subject}")
    marks = [table for one in done for table in one.marks]
    states = draft.keep(check_states(applies, policies, marks, found), f"states:{subject}")
    return _Scored(draft.keep(lines(applies, rules, states, found), f"lines:{subject}"), found)


def _applies(item: ItemPlan, subject: SubjectKind, around: World) -> ir.Table:
    roster = around.subjects[subject]
    fields = around.fields(around.programme.purposes[ROSTER[subject]].kind)
    return roster.select(SUBJECT, item=ibis.literal(item.written.id), applies=met(roster, item.applies_to, fields))


@dataclass(frozen=True, slots=True)
class _Checked:
    check: CheckPlan
    optional: bool
    hits: ir.Table
    marks: tuple[ir.Table, ir.Table]


def _check(check: CheckPlan, applies: ir.Table, around: World, draft: Draft) -> _Checked:
    """One check counted, judged case by distinct case, joined back."""
    name = f"{check.sheet}:{check.item}:{check.number}"
    subjects = applies.filter((applies.item == check.item) & applies.applies).select(SUBJECT)
    absent = draft.cover(check, f"absent:{name}")
    result = counted(check, around, subjects, absent)
    cases = draft.keep(result.cases, f"cases:{name}")
    verdicts = draft.ask(check, distinct_cases(check, cases), f"verdicts:{name}", verdict_columns(check))
    marks = mark(cases, check.item, check.number, CASED), mark(absent, check.item, check.number, UNTOLD)
    return _Checked(check, result.optional, hits(check, cases, verdicts), marks)


def _ranked(scheme: SchemePlan, items: Sequence[ItemPlan], scored: _Scored, around: World, *, draft: Draft) -> Ranked:
    name, mine = scheme.written.scheme, list(scheme.written.sheets)
    all_lines = draft.keep(scored.lines.filter(scored.lines.sheet.isin(mine)), f"lines:{name}")
    found = scored.findings.filter(scored.findings.item.isin([item.written.id for item in items]))
    scores = draft.keep(sheet_scores(all_lines, scheme), f"sheets:{name}")
    summed = totals(_eligible(scheme, around), all_lines, scores, scheme)
    needs = with_prerequisites(draft.keep(summed, f"totals:{name}"), all_lines, scheme)
    worst = worst_caps(all_lines, _caps(scheme, around.programme))
    open_cards = draft.keep(needs.left_join(worst, SUBJECT).drop(f"{SUBJECT}_right"), f"needs:{name}")
    starred = with_stars(open_cards, scheme, open_cards.worst.fill_null(NO_STAR_CAP))
    cards = draft.keep(with_ranks(starred), f"cards:{name}")
    missing = draft.keep(gaps(cards, scheme), f"gaps:{name}")
    return Ranked(scheme, cards, scores, all_lines, found, missing, tuple(c for i in items for c in i.checks))


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
