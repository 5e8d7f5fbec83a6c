"""Distinct cases out of the counted ones, for the judge, and its verdicts back as a table."""

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction

import ibis.expr.types as ir

from starcrew.model.cases import Case, Outcome, Value, Verdict
from starcrew.model.plan import CheckPlan, RowField
from starcrew.model.points import MICRO
from starcrew.model.records import ColumnType
from starcrew.model.rows import columns

CLAUSE, OUTCOME = "clause", "outcome"


def distinct_cases(check: CheckPlan, cases: ir.Table) -> ir.Table | None:
    """Each combination of the tested fields once; None when no clause tests anything."""
    names = [column for field in check.tested for column in columns(field)]
    return cases.select(*names).distinct() if names else None


def case(row: Sequence[object], fields: Iterable[RowField]) -> Case:
    """A row of `distinct_cases` as exact values, one per field."""
    left = list(row)
    found: list[Value] = []
    for field in fields:
        taken = [left.pop(0) for _ in columns(field)]
        found.append(_value(field, taken))
    return tuple(found)


def _value(field: RowField, taken: Sequence[object]) -> Value:
    first = taken[0]
    if first is None or taken[-1] is None:
        return None
    if field.type == "ratio":
        return Fraction(_int(first), _int(taken[1]))
    if field.type == "decimal":
        return Fraction(_int(first), MICRO)
    if isinstance(first, dt.datetime):
        return first.date()
    return first if isinstance(first, (str, bool, int, dt.date)) else str(first)


def _int(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


COLUMN_OF: dict[str, ColumnType] = {
    "text": "string",
    "boolean": "bool",
    "date": "date",
    "datetime": "timestamp",
}


def verdict_columns(check: CheckPlan) -> dict[str, ColumnType]:
    """The columns of a verdict table: the tested ones, the clause (from 1) and its outcome."""
    tested: dict[str, ColumnType] = {
        column: COLUMN_OF.get(field.type, "int64") for field in check.tested for column in columns(field)
    }
    return tested | {CLAUSE: "int64", OUTCOME: "string"}


def verdict_rows(
    check: CheckPlan, rows: Sequence[Sequence[object]], verdicts: Sequence[Verdict]
) -> Iterable[tuple[object, ...]]:
    """One row per distinct case and clause that is true or cannot be told; a clause's word on blanks is applied."""
    for row, verdict in zip(rows, verdicts, strict=True):
        for number, (plan, outcome) in enumerate(zip(check.clauses, verdict, strict=True), start=1):
            settled = outcome
            if outcome is Outcome.UNKNOWN and plan.written.if_blank is not None:
                settled = Outcome(plan.written.if_blank)
            if settled is not Outcome.FALSE:
                yield (*row, number, settled.value)
