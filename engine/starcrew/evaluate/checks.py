"""One check, end to end: counted, judged case by distinct case, joined back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import ibis.expr.types as ir

from starcrew.count.delivery import Scope, Statement, Undelivered, needs, undelivered
from starcrew.count.pipeline import counted
from starcrew.count.world import World
from starcrew.model.backend import Backend
from starcrew.model.cases import Case, CaseField, Verdict
from starcrew.model.conditions import Condition
from starcrew.model.kinds import SubjectKind
from starcrew.model.plan import CheckPlan
from starcrew.score.cases import case, distinct_cases, verdict_columns, verdict_rows
from starcrew.score.findings import findings
from starcrew.score.lines import check_states


class Judging(Protocol):
    """Decides each distinct case once per condition."""

    def verdicts(
        self, conditions: Sequence[Condition], fields: Sequence[CaseField], cases: Sequence[Case]
    ) -> list[Verdict]: ...


@dataclass(frozen=True, slots=True)
class Bench:
    """What a check is worked on with. scopes: subject → whose ledgers cover it; statements: what was delivered."""

    world: World
    backend: Backend
    judge: Judging
    scopes: Mapping[SubjectKind, Mapping[str, Scope]]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A check's findings, the state of each subject, and why some cannot be judged."""

    check: CheckPlan
    findings: ir.Table
    states: ir.Table
    undelivered: Mapping[str, Undelivered]


def judged(check: CheckPlan, subjects: ir.Table, bench: Bench) -> Judged:
    """subjects: those to whom the item applies, with a `subject` column. Everything is kept in the session."""
    name = f"{check.sheet}:{check.item}:{check.number}"
    result = counted(check, bench.world, subjects)
    cases = bench.backend.keep(result.cases, f"cases:{name}")
    found = bench.backend.keep(findings(check, cases, _verdicts(check, cases, name, bench)), f"findings:{name}")
    missing = _undelivered(check, bench)
    absent = bench.backend.load(f"absent:{name}", {"subject": "string"}, [(subject,) for subject in missing])
    states = check_states(subjects, cases, found, absent, optional=result.optional)
    return Judged(check, found, bench.backend.keep(states, f"states:{name}"), missing)


def _verdicts(check: CheckPlan, cases: ir.Table, name: str, bench: Bench) -> ir.Table:
    distinct = distinct_cases(check, cases)
    rows = [()] if distinct is None else bench.backend.rows(distinct)
    fields = check.tested
    asked = [case(row, fields) for row in rows]
    conditions = [clause.condition for clause in check.clauses]
    verdicts = bench.judge.verdicts(conditions, [field.case for field in fields], asked) if asked else []
    return bench.backend.load(f"verdicts:{name}", verdict_columns(check), verdict_rows(check, rows, verdicts))


def _undelivered(check: CheckPlan, bench: Bench) -> dict[str, Undelivered]:
    if "delivery" not in bench.world.programme.purposes:
        return {}
    return undelivered(needs(check, bench.world), bench.statements, bench.scopes[check.subject])
