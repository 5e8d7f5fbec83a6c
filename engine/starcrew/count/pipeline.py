"""A check's plan → its cases. The order of the steps is the order of the language and lives here only."""

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from starcrew.count.columns import DATE, KEY, own_and_proof
from starcrew.count.expect import expected
from starcrew.count.filters import keeps
from starcrew.count.lookup import looked_up
from starcrew.count.once import distinct, repeated
from starcrew.count.population import look_back, population
from starcrew.count.summarise import summarised
from starcrew.count.world import World
from starcrew.model.plan import CASE, EVIDENCE, SUBJECT, CheckPlan, EachUnit, RowField
from starcrew.model.rows import all_columns


@dataclass(frozen=True, slots=True)
class Counted:
    """cases: subject, case, evidence and the columns of the fields that clauses test or multiply by.

    optional: no case means *not applicable* rather than *nothing wrong*.
    """

    check: CheckPlan
    cases: ir.Table
    optional: bool


def counted(check: CheckPlan, world: World, subjects: ir.Table, absent: ir.Table) -> Counted:
    """The cases of one check, for the subjects given (a table with a `subject` column).

    absent: stretches of days that ledgers do not cover (`Draft.cover`).
    """
    rows = _rows(check, world, absent)
    rows = rows.semi_join(subjects, SUBJECT)
    if check.summary is None:
        return Counted(check, _cases(check, rows), _optional(check, world))
    due = _due(check, rows)
    entries = world.subjects[check.subject].semi_join(subjects, SUBJECT)
    case = summarised(due, check.summary, check.row_fields, entries)
    enough = case.filter(case["count"] >= check.summary.min_sample)
    named = enough.mutate(**{CASE: ibis.literal("")})
    return Counted(check, named.select(SUBJECT, CASE, EVIDENCE, *_kept(check)), optional=True)


def _rows(check: CheckPlan, world: World, absent: ir.Table) -> ir.Table:
    rows = population(check, world)
    for expect in check.expects:
        rows = expected(rows, expect, check, world, absent=absent)
    for lookup in check.lookups:
        rows = looked_up(rows, lookup, world)
    rows = keeps(rows, check.where, check.row_fields)
    rows = distinct(rows, check.distinct)
    if check.repeat:
        rows = repeated(rows, check.repeat)
    if look_back(check):
        rows = rows.filter(rows[DATE] >= ibis.date(world.period.start.isoformat()))
    return rows


def _due(check: CheckPlan, rows: ir.Table) -> ir.Table:
    """What is not yet due is in no summary."""
    for name in (name for name in ("result", *(f"{e.name}.result" for e in check.expects)) if name in rows.columns):
        rows = rows.filter(rows[name] != "not_due")
    return rows


def _optional(check: CheckPlan, world: World) -> bool:
    return isinstance(check.each, EachUnit) or world.programme.kinds[check.each.kind].family == "register"


def _cases(check: CheckPlan, rows: ir.Table) -> ir.Table:
    return rows.select(SUBJECT, *_kept(check), **{CASE: rows[KEY], EVIDENCE: own_and_proof(rows)}).relocate(
        SUBJECT, CASE, EVIDENCE
    )


def _kept(check: CheckPlan) -> list[str]:
    """The columns that clauses test or multiply by."""
    multiplied: list[RowField] = [check.fields[name] for name in check.multipliers]
    return all_columns([*check.tested, *multiplied])
