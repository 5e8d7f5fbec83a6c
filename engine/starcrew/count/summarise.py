"""Summaries: one case per subject, measures over its rows."""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from starcrew.count.columns import RECORD, own_and_proof
from starcrew.count.filters import met
from starcrew.model.plan import EVIDENCE, SUBJECT, RowField, SummaryPlan
from starcrew.model.points import MICRO
from starcrew.model.rows import denominator, numerator


def summarised(rows: ir.Table, plan: SummaryPlan, fields: Mapping[str, RowField], subjects: ir.Table) -> ir.Table:
    """subject, EVIDENCE and the measures, for every subject, even without rows (count 0, share absent).

    subjects: their roster entries. Without rows the entry is the evidence: it is about whom nothing was found.
    Ratios are exact pairs; a mean is the sum over the count.
    """
    grouped = rows.group_by(SUBJECT).agg(**_measures(rows, plan, fields))
    both = subjects.select(SUBJECT, _entry=subjects[RECORD])
    for side in (grouped, _evidence(rows)):
        both = both.left_join(side, SUBJECT).drop(f"{SUBJECT}_right")
    zero = {name: both[name].fill_null(0) for name in _counted(plan)}
    return both.mutate(**zero, **{EVIDENCE: both[EVIDENCE].fill_null(ibis.array([both["_entry"]]))}).drop("_entry")


def _evidence(rows: ir.Table) -> ir.Table:
    """Per subject its records and what proves them; a calendar unit is no record, but its shifts are."""
    every = rows.select(SUBJECT, proof=own_and_proof(rows).unnest())
    return every.group_by(SUBJECT).agg(**{EVIDENCE: every.proof.collect(distinct=True).sort()})


def _counted(plan: SummaryPlan) -> list[str]:
    found = ["count"]
    found += ["count_if"] if plan.count_if else []
    found += ["total"] if plan.total else []
    found += ["distinct_count"] if plan.distinct_count else []
    return found


def _measures(rows: ir.Table, plan: SummaryPlan, fields: Mapping[str, RowField]) -> dict[str, ir.Value]:
    found: dict[str, ir.Value] = {"count": rows.count()}
    if plan.share:
        found[numerator("share")] = _number_of(met(rows, plan.share, fields))
        found[denominator("share")] = rows.count()
    if plan.count_if:
        found["count_if"] = _number_of(met(rows, plan.count_if, fields))
    if plan.total:
        found["total"] = rows[plan.total].sum().cast("int64")
    if plan.smallest:
        found["smallest"] = rows[plan.smallest].min()
    if plan.largest:
        found["largest"] = rows[plan.largest].max()
    if plan.distinct_count:
        found["distinct_count"] = rows[plan.distinct_count].nunique()
    return found | (_mean(rows, plan.mean, fields) if plan.mean else {})


def _number_of(truth: ir.BooleanValue) -> ir.Value:
    return truth.ifelse(ibis.literal(1), ibis.literal(0)).sum().cast("int64")


def _mean(rows: ir.Table, name: str, fields: Mapping[str, RowField]) -> dict[str, ir.Value]:
    scale = MICRO if fields[name].type == "decimal" else 1
    filled = rows[name].count()
    nothing = ibis.null("int64")
    return {
        numerator("mean"): rows[name].sum().cast("int64"),
        denominator("mean"): (filled > 0).ifelse(filled * scale, nothing),
    }
