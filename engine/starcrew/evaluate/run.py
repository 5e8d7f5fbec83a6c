"""Carries out a prepared evaluation on records: the only place that knows the order of the stages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, assert_never

from starcrew.count.delivery import Scope, Statement, Undelivered, needs, undelivered
from starcrew.evaluate.prepare import Prepared
from starcrew.evaluate.records import Records
from starcrew.evaluate.scopes import scopes, statements
from starcrew.model.backend import Backend
from starcrew.model.cases import Case, CaseField, Verdict
from starcrew.model.conditions import Condition
from starcrew.model.draft import COVER, Ask, Cover, Keep, Load, Provide
from starcrew.model.kinds import SubjectKind
from starcrew.model.plan import CheckPlan
from starcrew.score.cases import case, verdict_columns, verdict_rows

Missing = Mapping[tuple[str, int], Mapping[str, tuple[Undelivered, ...]]]
"""(item, check) → subject → what was not delivered."""


class Judging(Protocol):
    """Decides each distinct case once per condition."""

    def verdicts(
        self, conditions: Sequence[Condition], fields: Sequence[CaseField], cases: Sequence[Case]
    ) -> list[Verdict]: ...


@dataclass(frozen=True, slots=True)
class Session:
    """One record set in one backend session."""

    prepared: Prepared
    records: Records
    backend: Backend
    judge: Judging


@dataclass(frozen=True, slots=True)
class Carried:
    """What became known on the way: whose ledgers cover whom, and what was not delivered."""

    scopes: Mapping[SubjectKind, Mapping[str, Scope]]
    missing: Missing


def carry_out(session: Session, progress: Callable[[str], None]) -> Carried:
    """Every step in order. progress is told each item as its first check is judged."""
    told: tuple[Statement, ...] | None = None
    whose: Mapping[SubjectKind, Mapping[str, Scope]] = {}
    missing: dict[tuple[str, int], Mapping[str, tuple[Undelivered, ...]]] = {}
    for step in session.prepared.steps:
        if isinstance(step, Cover):
            if told is None:
                told, whose = statements(session), scopes(session)
            progress(step.check.item)
            missing[step.check.item, step.check.number] = _cover(step, session, told, whose)
        else:
            _step(step, session)
    return Carried(whose, missing)


def _step(step: Provide | Load | Keep | Ask, session: Session) -> None:
    match step:
        case Provide(kind, name):
            session.records.provide(session.prepared.world.programme.kinds[kind], name, session.backend)
        case Load(name, schema, rows):
            session.backend.load(name, schema, rows)
        case Keep(name, expression):
            session.backend.keep(expression, name)
        case Ask():
            _ask(step, session)
        case _:
            assert_never(step)


def _ask(step: Ask, session: Session) -> None:
    check: CheckPlan = step.check
    rows = [()] if step.cases is None else session.backend.rows(step.cases)
    asked = [case(row, check.tested) for row in rows]
    conditions = [clause.condition for clause in check.clauses]
    fields = [field.case for field in check.tested]
    verdicts = session.judge.verdicts(conditions, fields, asked) if asked else []
    session.backend.load(step.name, verdict_columns(check), verdict_rows(check, rows, verdicts))


def _cover(
    step: Cover,
    session: Session,
    told: tuple[Statement, ...],
    whose: Mapping[SubjectKind, Mapping[str, Scope]],
) -> Mapping[str, tuple[Undelivered, ...]]:
    """Sites that keep no delivery statements are taken at their word."""
    around = session.prepared.world
    missing: Mapping[str, tuple[Undelivered, ...]] = {}
    if "delivery" in around.programme.purposes:
        missing = undelivered(needs(step.check, around), told, whose[step.check.subject])
    rows = [(subject, gap.kind, gap.first, gap.last) for subject, gaps in missing.items() for gap in gaps]
    session.backend.load(step.name, COVER, rows)
    return missing
