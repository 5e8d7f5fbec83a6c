"""Verdicts joined back to the cases of their check: which clause holds for whom, and what it is multiplied by."""

from collections.abc import Callable
from functools import reduce
from operator import and_

import ibis
import ibis.expr.types as ir

from starcrew.model.plan import CASE, EVIDENCE, SUBJECT, CheckPlan, ClausePlan
from starcrew.model.rows import columns, denominator, numerator
from starcrew.model.sheets import Amount
from starcrew.score.cases import CLAUSE, OUTCOME

ITEM, CHECK = "item", "check"

Fraction = tuple[ir.Value, ir.Value]
"""A numerator and a denominator."""


def hits(check: CheckPlan, cases: ir.Table, verdicts: ir.Table) -> ir.Table:
    """One row per subject, case and clause that holds or cannot be told.

    subject, item, check and clause (from 1), case, outcome (true, unknown), evidence; over ÷ under multiplies what the
    clause takes, over_add ÷ under_add what it gives, decimals in their millionths (see policy.CLAUSES). A blank
    multiplier makes the hit untold rather than nothing.
    """
    joined = _joined(check, cases, verdicts)
    over, under = _by_clause(check, joined, lambda clause: _product(joined, check, clause.written.deduct))
    over_add, under_add = _by_clause(check, joined, lambda clause: _product(joined, check, clause.written.add))
    blank = over.isnull() | under.isnull() | over_add.isnull() | under_add.isnull()
    return joined.select(
        SUBJECT,
        CLAUSE,
        CASE,
        EVIDENCE,
        item=ibis.literal(check.item),
        check=ibis.literal(check.number, "int64"),
        outcome=blank.ifelse("unknown", joined[OUTCOME]),
        over=over.fill_null(0),
        under=under.fill_null(1),
        over_add=over_add.fill_null(0),
        under_add=under_add.fill_null(1),
    )


def _joined(check: CheckPlan, cases: ir.Table, verdicts: ir.Table) -> ir.Table:
    tested = [column for field in check.tested for column in columns(field)]
    if not tested:
        return cases.cross_join(verdicts)
    renamed = verdicts.rename({f"verdict#{name}": name for name in tested})
    pairs = [cases[name].identical_to(renamed[f"verdict#{name}"]) for name in tested]
    return cases.inner_join(renamed, reduce(and_, pairs))


def _by_clause(check: CheckPlan, rows: ir.Table, value: Callable[[ClausePlan], Fraction]) -> Fraction:
    """The fraction that belongs to each row's clause."""
    values = [value(clause) for clause in check.clauses]
    return _chosen(rows, [over for over, _ in values]), _chosen(rows, [under for _, under in values])


def _chosen(rows: ir.Table, values: list[ir.Value]) -> ir.Value:
    if all(each.equals(values[0]) for each in values):
        return values[0]
    branches = [(rows[CLAUSE] == n, each) for n, each in enumerate(values, start=1)]
    return ibis.cases(*branches, else_=values[-1])


def _product(rows: ir.Table, check: CheckPlan, amount: Amount | None) -> Fraction:
    over, under = ibis.literal(1, "int64"), ibis.literal(1, "int64")
    for name in amount.times if amount else ():
        field = check.fields[name]
        if field.type == "ratio":
            over, under = over * rows[numerator(name)], under * rows[denominator(name)]
        else:
            over = over * rows[name]
    return over, under
