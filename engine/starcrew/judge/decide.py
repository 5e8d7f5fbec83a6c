"""`Judge`: every case of a check against every condition, decided twice.

The worker (durable_rules, in a process of its own) and `reference` (plain Python, in this process) both decide each
case; where they differ the run stops with both traces, and neither is believed.
"""

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import TracebackType
from typing import Final, Self

from starcrew.errors import EngineFault, Problem
from starcrew.judge import reference as plain
from starcrew.judge.compile import Question, compile_question
from starcrew.judge.encode import Row, encode_case, symbol_table
from starcrew.judge.retry import Bench, Inquiry, Unanswered
from starcrew.judge.show import shown_case
from starcrew.judge.supervise import COMMAND
from starcrew.model.cases import Case, CaseField, Outcome, Value, Verdict
from starcrew.model.conditions import Condition

Decider = Callable[[Condition, Mapping[str, Value]], Outcome]
OUTCOMES: Final[dict[tuple[int, int], Outcome]] = {
    (1, 0): Outcome.FALSE,
    (1, 1): Outcome.TRUE,
    (2, 0): Outcome.UNKNOWN,
    (2, 1): Outcome.TRUE,
    (2, 2): Outcome.FALSE,
}
"""Number of rules, and 1 if holding fired plus 2 if failing fired → outcome. Both fired is no outcome but a fault."""


class Judge:
    """Owns one worker process, started at the first question and kept for the next ones until `close`.

    A context manager. Threads may share one; they take turns.
    """

    def __init__(
        self,
        *,
        deadline: float = 60.0,
        reference: Decider = plain.decide,
        clock: Callable[[], float] = time.time,
        command: Sequence[str] = COMMAND,
    ) -> None:
        """deadline: seconds per batch. reference: the second decider. clock: seconds since 1970. command: a worker."""
        self._reference = reference
        self._bench = Bench(deadline=deadline, clock=clock, command=command)
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The worker's process id; None before the first question and after `close`."""
        return self._bench.pid

    def close(self) -> None:
        """End the worker. A later question starts a new one."""
        with self._turn:
            self._bench.close()

    def verdicts(
        self, conditions: Sequence[Condition], fields: Sequence[CaseField], cases: Sequence[Case]
    ) -> list[Verdict]:
        """One verdict per case, in their order: Kleene's outcome of each condition, in their order.

        cases: values in the order of `fields`; None is a blank, and is refused in a field declared never blank.
        Raises EngineFault for a value or condition that cannot be asked, a worker lost twice, an engine outside its
        envelope, and deciders that differ.
        """
        _refuse_doubles(fields)
        symbols = symbol_table(conditions)
        questions = [compile_question(condition, fields, symbols) for condition in conditions]
        rows = [encode_case(case, fields, symbols) for case in cases]
        named = [dict(zip((f.name for f in fields), case, strict=True)) for case in cases]
        columns = self._columns(questions, rows, named)
        for question, column in zip(questions, columns, strict=True):
            self._compare(question, column, rows, named)
        return list(zip(*columns, strict=True)) if columns else [()] * len(cases)

    def _columns(
        self, questions: Sequence[Question], rows: Sequence[Row], named: Sequence[Mapping[str, Value]]
    ) -> list[list[Outcome]]:
        """Per question the outcome of each case; equal events are asked once."""
        events = [[question.event(row) for row in rows] for question in questions]
        inquiries = [Inquiry(q, list(dict.fromkeys(e))) for q, e in zip(questions, events, strict=True)]
        try:
            with self._turn:
                answers = self._bench.answers(inquiries)
            found = [_outcomes(i, sums) for i, sums in zip(inquiries, answers, strict=True)]
        except Unanswered as failed:
            raise EngineFault(_unanswered(failed, rows, named)) from failed
        return [[outcome[event] for event in column] for outcome, column in zip(found, events, strict=True)]

    def _compare(
        self,
        question: Question,
        column: Sequence[Outcome],
        rows: Sequence[Row],
        named: Sequence[Mapping[str, Value]],
    ) -> None:
        for outcome, row, case in zip(column, rows, named, strict=True):
            second = self._reference(question.condition, case)
            if second is not outcome:
                args = {
                    "case": shown_case(case),
                    "engine": f"{question.rules} ← {question.event(row)} → {outcome}",
                    "reference": f"{plain.trace(question.condition, case)} → {second}",
                }
                raise EngineFault(Problem("judge-deciders-differ", args=args))


def _outcomes(inquiry: Inquiry, sums: Sequence[int]) -> dict[tuple[int | None, ...], Outcome]:
    rules = len(inquiry.question.rules)
    for event, fired in zip(inquiry.events, sums, strict=True):
        if (rules, fired) not in OUTCOMES:
            raise Unanswered("judge-breach", "a rule and its negation both fired", Inquiry(inquiry.question, [event]))
    return {event: OUTCOMES[rules, fired] for event, fired in zip(inquiry.events, sums, strict=True)}


def _unanswered(failed: Unanswered, rows: Sequence[Row], named: Sequence[Mapping[str, Value]]) -> Problem:
    at = failed.at
    cases = [c for r, c in zip(rows, named, strict=True) if at and at.question.event(r) in at.events]
    shown = shown_case(cases[0]) if cases else "-"
    fields = ", ".join(at.question.condition.fields) if at else "-"
    return Problem(failed.code, args={"case": shown, "fields": fields, "detail": str(failed)})


def _refuse_doubles(fields: Iterable[CaseField]) -> None:
    names = [field.name for field in fields]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise EngineFault(Problem("judge-fields-doubled", args={"fields": ", ".join(doubled)}))
