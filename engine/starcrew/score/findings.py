"""Verdicts joined back to their cases: what each clause took or gave, and which records prove it."""

from collections.abc import Callable
from functools import reduce
from operator import and_

import ibis
import ibis.expr.types as ir

from starcrew.model.plan import CASE, EVIDENCE, SUBJECT, CheckPlan, ClausePlan
from starcrew.model.points import MICRO
from starcrew.model.rows import columns, denominator, numerator
from starcrew.model.sheets import Amount
from starcrew.score.cases import CLAUSE, OUTCOME
from starcrew.score.exact import half_up

NO_STAR_CAP = 99
"""Stands for *no cap*; no scheme has that many stars."""

FLAGS = ("zero_item", "zero_total", "disqualify", "not_met")
MEASURES = ("deducted", "added", "times", "set_to", "set_rate", "cap_star", *FLAGS)


def findings(check: CheckPlan, cases: ir.Table, verdicts: ir.Table) -> ir.Table:
    """One row per subject, case and clause that holds or cannot be told.

    subject, sheet, item, check (from 1), clause (from 1), case, outcome (true, unknown), deducted (before the check's
    cap), counted (after it), added: ten-thousandths; times: millionths; set_to, set_rate: blank when not meant;
    cap_star: NO_STAR_CAP when not meant; flags; evidence.
    """
    hits = _policy(check, _measured(check, _joined(check, cases, verdicts)))
    counted = hits.mutate(counted=_capped(hits, check.cap))
    named = counted.mutate(
        sheet=ibis.literal(check.sheet), item=ibis.literal(check.item), check=ibis.literal(check.number)
    )
    return named.select(SUBJECT, "sheet", "item", "check", CLAUSE, CASE, OUTCOME, "counted", *MEASURES, EVIDENCE)


def _joined(check: CheckPlan, cases: ir.Table, verdicts: ir.Table) -> ir.Table:
    tested = [column for field in check.tested for column in columns(field)]
    if not tested:
        return cases.cross_join(verdicts)
    renamed = verdicts.rename({f"verdict#{name}": name for name in tested})
    pairs = [cases[name].identical_to(renamed[f"verdict#{name}"]) for name in tested]
    return cases.inner_join(renamed, reduce(and_, pairs))


def _measured(check: CheckPlan, hits: ir.Table) -> ir.Table:
    """What each hit is worth; a blank multiplier makes it untold rather than nothing."""
    measured = hits.mutate(
        deducted=_by_clause(check, hits, lambda clause: _points(hits, check, clause.written.deduct)),
        added=_by_clause(check, hits, lambda clause: _points(hits, check, clause.written.add)),
        times=_by_clause(check, hits, lambda clause: _times(hits, check, clause)),
        set_to=_by_clause(check, hits, lambda clause: _constant(clause.written.set_to)),
        set_rate=_by_clause(check, hits, lambda clause: _constant(clause.written.set_rate)),
        cap_star=_by_clause(check, hits, lambda clause: _cap(clause.written.cap_star)),
        **{flag: _by_clause(check, hits, _flag(flag)) for flag in FLAGS},
    )
    blank = measured["deducted"].isnull() | measured["added"].isnull()
    return measured.mutate(
        deducted=measured["deducted"].fill_null(0),
        added=measured["added"].fill_null(0),
        times=measured["times"].fill_null(0),
        **{OUTCOME: blank.ifelse("unknown", measured[OUTCOME])},
    )


def _flag(name: str) -> Callable[[ClausePlan], ir.Value]:
    return lambda clause: ibis.literal(bool(getattr(clause.written, name)))


def _by_clause(check: CheckPlan, hits: ir.Table, value: Callable[[ClausePlan], ir.Value]) -> ir.Value:
    """The value that belongs to each row's clause."""
    values = [value(clause) for clause in check.clauses]
    if all(each.equals(values[0]) for each in values):
        return values[0]
    branches = [(hits[CLAUSE] == n, each) for n, each in enumerate(values, start=1)]
    return ibis.cases(*branches, else_=branches[-1][1])


def _constant(number: int | None) -> ir.Value:
    return ibis.null("int64") if number is None else ibis.literal(number, "int64")


def _cap(star: int | None) -> ir.Value:
    return ibis.literal(NO_STAR_CAP if star is None else star, "int64")


def _points(hits: ir.Table, check: CheckPlan, amount: Amount | None) -> ir.Value:
    """Points × multipliers, rounded half up once to a ten-thousandth, never below 0, capped per case."""
    if amount is None:
        return ibis.literal(0, "int64")
    over, under = _product(hits, check, amount, start=amount.points)
    value = ibis.greatest(half_up(over, under) if amount.times else over, 0)
    return value if amount.cap is None else ibis.least(value, amount.cap).cast("int64")


def _times(hits: ir.Table, check: CheckPlan, clause: ClausePlan) -> ir.Value:
    """The product of the multipliers in millionths; one million where there is none."""
    amount = clause.written.deduct or clause.written.add
    if amount is None or not amount.times:
        return ibis.literal(MICRO, "int64")
    over, under = _product(hits, check, amount, start=MICRO)
    return half_up(over, under)


def _product(hits: ir.Table, check: CheckPlan, amount: Amount, *, start: int) -> tuple[ir.Value, ir.Value]:
    over, under = ibis.literal(start, "int64"), ibis.literal(1, "int64")
    for name in amount.times:
        field = check.fields[name]
        if field.type == "ratio":
            over, under = over * hits[numerator(name)], under * hits[denominator(name)]
        else:
            over, under = over * hits[name], under * (MICRO if field.type == "decimal" else 1)
    return over, under


def _policy(check: CheckPlan, hits: ir.Table) -> ir.Table:
    """就重 keeps the heaviest of a case's clauses, the first written among equals; an untold one stays beside it."""
    if check.hit != "heaviest":
        return hits
    order = ibis.window(
        group_by=[hits[SUBJECT], hits[CASE], hits[OUTCOME]],
        order_by=[hits["deducted"].desc(), hits["added"].desc(), hits[CLAUSE]],
    )
    ranked = hits.mutate(nth=ibis.row_number().over(order))
    return ranked.filter(ranked.nth == 0).drop("nth")


def _capped(hits: ir.Table, cap: int | None) -> ir.Value:
    """What is left for each hit under the check's cap, spent in the order of cases; untold hits take nothing."""
    told = (hits[OUTCOME] == "true").ifelse(hits["deducted"], 0)
    if cap is None:
        return told.cast("int64")
    order = ibis.window(
        group_by=hits[SUBJECT], order_by=[hits[CASE], hits[CLAUSE], hits[OUTCOME]], preceding=None, following=0
    )
    spent = told.sum().over(order)
    return ibis.greatest(ibis.least(told, cap - (spent - told)), 0).cast("int64")
