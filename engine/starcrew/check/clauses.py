"""Clauses as written → typed conditions; amounts looked up; overlaps and holes noted."""

from starcrew.check.bands import branches, holes, overlap
from starcrew.check.faults import Faults
from starcrew.check.typed import Tests, shown
from starcrew.model.conditions import AnyOf, Condition, Term
from starcrew.model.envelope import ALLOWED, envelope_faults
from starcrew.model.places import Place
from starcrew.model.plan import ClausePlan, RowField
from starcrew.model.rows import NUMERIC_TIMES
from starcrew.model.sheets import Amount, Check, Clause
from starcrew.model.vocabulary import chinese, field_name

EFFECTS = (
    "deduct",
    "add",
    "set_to",
    "set_rate",
    "zero_item",
    "zero_total",
    "cap_star",
    "disqualify",
    "not_met",
    "nothing",
)


def clause_plans(check: Check, fields: dict[str, RowField], faults: Faults, place: Place) -> tuple[ClausePlan, ...]:
    """One plan per clause, in order."""
    plans = []
    for number, clause in enumerate(check.clauses):
        at = place / "clauses" / number
        condition = Condition(_terms(clause, Tests(fields, faults), at))
        _limits(condition, fields, faults, at)
        if not any(getattr(clause, effect) not in (None, False) for effect in EFFECTS):
            faults.add("check.no_effect", at)
        plans.append(ClausePlan(_canonical(clause, fields, faults, at), condition))
    if check.hit == "unique":
        _overlaps(plans, fields, faults, place)
    _holes(plans, fields, faults, place)
    return tuple(plans)


def _terms(clause: Clause, tests: Tests, place: Place) -> tuple[Term, ...]:
    terms = list(tests.case(clause.when, place / "when"))
    if clause.any_of:
        groups = [tests.case(group, place / "any_of" / n) for n, group in enumerate(clause.any_of)]
        terms.append(AnyOf(tuple(branch for group in groups for branch in branches(Condition(group)))))
    return tuple(terms)


def _limits(condition: Condition, fields: dict[str, RowField], faults: Faults, place: Place) -> None:
    blank = frozenset(name for name in condition.fields if fields[name].blank)
    for fault in envelope_faults(condition, blank):
        faults.add("check.too_large", place, limit=fault.limit, found=fault.found, allowed=ALLOWED[fault.limit])


def _canonical(clause: Clause, fields: dict[str, RowField], faults: Faults, place: Place) -> Clause:
    """The clause with the multiplied fields under their canonical names."""
    changes = {}
    for key in ("deduct", "add"):
        amount: Amount | None = getattr(clause, key)
        if amount is not None and amount.times:
            times = tuple(field_name(name) for name in amount.times)
            for name in times:
                _multiplier(name, fields, faults, place / key / "times")
            changes[key] = amount.model_copy(update={"times": times})
    return clause.model_copy(update=changes)


def _multiplier(name: str, fields: dict[str, RowField], faults: Faults, place: Place) -> None:
    field = fields.get(name)
    if field is None:
        faults.unknown("check.unknown_field", place, chinese(name), known=shown(fields))
    elif field.type not in NUMERIC_TIMES:
        faults.add("check.not_a_number_field", place, field=chinese(name))


def _overlaps(plans: list[ClausePlan], fields: dict[str, RowField], faults: Faults, place: Place) -> None:
    for second in range(len(plans)):
        for first in range(second):
            case = overlap(plans[first].condition, plans[second].condition, fields)
            if case is not None:
                faults.add("check.overlap", place / "clauses" / second, first=first + 1, second=second + 1, case=case)
                return


def _holes(plans: list[ClausePlan], fields: dict[str, RowField], faults: Faults, place: Place) -> None:
    for hole in holes([plan.condition for plan in plans], fields):
        faults.warn("check.hole", place / "clauses", hole=hole)
