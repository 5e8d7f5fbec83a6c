"""Hits with their points: what each clause took or gave, before and after the check's cap."""

import ibis
import ibis.expr.types as ir

from starcrew.model.plan import CASE, EVIDENCE, SUBJECT
from starcrew.score.cases import CLAUSE, OUTCOME
from starcrew.score.exact import half_up
from starcrew.score.hits import CHECK, ITEM
from starcrew.score.policy import FLAGS

EFFECTS = ("set_to", "set_rate", "cap_star", *FLAGS)


def findings(hits: ir.Table, clauses: ir.Table, checks: ir.Table) -> ir.Table:
    """One row per hit that counts.

    subject, item, check, clause, case, outcome; deducted (before the check's cap), counted (after it) and added in
    ten-thousandths; times: the multiplier in millionths; the clause's other effects; evidence.
    """
    priced = _priced(hits.inner_join(clauses, [ITEM, CHECK, CLAUSE]))
    chosen = _chosen(priced.inner_join(checks, [ITEM, CHECK]))
    capped = chosen.mutate(counted=_counted(chosen))
    return capped.select(
        SUBJECT, ITEM, CHECK, CLAUSE, CASE, OUTCOME, "deducted", "counted", "added", "times", *EFFECTS, EVIDENCE
    )


def _priced(rows: ir.Table) -> ir.Table:
    """Points × multiplier, rounded half up once to a ten-thousandth, never below 0, capped per case."""
    deducted = _capped(half_up(rows.deduct * rows.over, rows.deduct_unit * rows.under), rows.deduct_cap)
    added = _capped(half_up(rows.add * rows.over_add, rows.add_unit * rows.under_add), rows.add_cap)
    takes = rows.deduct > 0
    over, under = takes.ifelse(rows.over, rows.over_add), takes.ifelse(rows.under, rows.under_add)
    times = half_up(rows.times * over, rows.times_unit * under)
    return rows.mutate(deducted=deducted, added=added, times=times)


def _capped(points: ir.Value, cap: ir.Value) -> ir.Value:
    """At least 0, at most the cap; a blank cap is none."""
    floored = ibis.greatest(points, 0)
    return ibis.least(floored, cap.fill_null(floored)).cast("int64")


def _chosen(rows: ir.Table) -> ir.Table:
    """就重 keeps the heaviest of a case's clauses, the first written among equals; an untold one stays beside it.

    A veto is heavier than a set score, and that than points taken.
    """
    vetoes = [rows.zero_total.desc(), rows.disqualify.desc(), rows.cap_star, rows.not_met.desc(), rows.zero_item.desc()]
    points = [rows.set_to, rows.set_rate, rows.deducted.desc(), rows.added.desc()]  # a blank is not meant, and last
    order = ibis.window(
        group_by=[rows[SUBJECT], rows[ITEM], rows[CHECK], rows[CASE], rows[OUTCOME]],
        order_by=[*vetoes, *points, rows[CLAUSE]],
    )
    ranked = rows.mutate(nth=ibis.row_number().over(order))
    return ranked.filter(~ranked.heaviest | (ranked.nth == 0))


def _counted(rows: ir.Table) -> ir.Value:
    """What is left for each hit under the check's cap, spent in the order of cases; untold hits take nothing."""
    told = (rows[OUTCOME] == "true").ifelse(rows.deducted, 0)
    order = ibis.window(
        group_by=[rows[SUBJECT], rows[ITEM], rows[CHECK]],
        order_by=[rows[CASE], rows[CLAUSE], rows[OUTCOME]],
        preceding=None,
        following=0,
    )
    left = rows.cap - (told.sum().over(order) - told)
    return ibis.greatest(ibis.least(told, left.fill_null(told)), 0).cast("int64")
