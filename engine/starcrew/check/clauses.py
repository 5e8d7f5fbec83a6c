"""Clauses as written → typed conditions; amounts looked up; overlaps and holes noted."""

from collections.abc import Mapping

from starcrew.check.bands import branches, holes, overlap
from starcrew.check.faults import Faults
from starcrew.check.typed import Tests
from starcrew.model.conditions import AnyOf, Condition, Term, WrittenTests
from starcrew.model.envelope import ALLOWED, envelope_faults
from starcrew.model.places import Place
from starcrew.model.plan import ClausePlan, RowField
from starcrew.model.rows import NUMERIC_TIMES
from starcrew.model.sheets import Amount, Check, Clause
from starcrew.model.vocabulary import field_name

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


def given(clause: Clause, effect: str) -> bool:
    """Whether the clause has that effect; a set number may well be 0."""
    value = getattr(clause, effect)
    return value is not None and value is not False


def clause_plans(check: Check, tests: Tests, place: Place, *, since: int) -> tuple[ClausePlan, ...]:
    """One plan per clause, in order. since: the number of problems before the check."""
    plans = []
    fields, faults = tests.fields, tests.faults
    for number, clause in enumerate(check.clauses):
        at = place / "clauses" / number
        condition = Condition(_terms(clause, tests, at))
        _limits(condition, fields, faults, at)
        if not any(given(clause, effect) for effect in EFFECTS):
            faults.add("check.no_effect", at)
        plans.append(ClausePlan(_canonical(clause, tests, at), condition))
    if len(faults.found) == since:  # a test that was left out would make its clause wider than it was meant
        _bands(check, plans, fields, faults, place=place)
    return tuple(plans)


def _bands(
    check: Check, plans: list[ClausePlan], fields: Mapping[str, RowField], faults: Faults, *, place: Place
) -> None:
    if check.hit == "unique":
        _overlaps(plans, fields, faults, place)
    for hole in holes([plan.condition for plan in plans], fields):
        faults.warn("check.hole", place / "clauses", hole=hole)


def _terms(clause: Clause, tests: Tests, place: Place) -> tuple[Term, ...]:
    terms = list(tests.case(clause.when, place / "when"))
    if clause.any_of:
        groups = [_group(group, tests, place / "any_of" / n) for n, group in enumerate(clause.any_of)]
        terms.append(AnyOf(tuple(branch for group in groups if group for branch in branches(Condition(group)))))
    return tuple(term for term in terms if not isinstance(term, AnyOf) or term.branches)


def _group(written: WrittenTests, tests: Tests, place: Place) -> tuple[Term, ...]:
    if not written:
        tests.faults.add("check.empty_group", place)
    return tests.case(written, place)


def _limits(condition: Condition, fields: Mapping[str, RowField], faults: Faults, place: Place) -> None:
    blank = frozenset(name for name in condition.fields if fields[name].blank)
    for fault in envelope_faults(condition, blank)[:1]:  # the others would say the same in other numbers
        faults.add("check.too_large", place, limit=fault.limit, found=fault.found, allowed=ALLOWED[fault.limit])


def _canonical(clause: Clause, tests: Tests, place: Place) -> Clause:
    """The clause with the multiplied fields under their canonical names."""
    changes = {}
    for key in ("deduct", "add"):
        amount: Amount | None = getattr(clause, key)
        if amount is not None and amount.times:
            for name in amount.times:
                _multiplier(name, tests, place / key / "times")
            changes[key] = amount.model_copy(update={"times": tuple(field_name(name) for name in amount.times)})
    return clause.model_copy(update=changes)


def _multiplier(name: str, tests: Tests, place: Place) -> None:
    field = tests.field(name, place)
    if field is not None and field.type not in NUMERIC_TIMES:
        tests.faults.add("check.not_a_number_field", place / name, field=name)


def _overlaps(plans: list[ClausePlan], fields: Mapping[str, RowField], faults: Faults, place: Place) -> None:
    for second in range(len(plans)):
        for first in range(second):
            pair = plans[first], plans[second]
            blanks = tuple(plan.written.if_blank == "true" for plan in pair)
            case = overlap(pair[0].condition, pair[1].condition, fields, blanks=(blanks[0], blanks[1]))
            if case is not None:
                faults.add("check.overlap", place / "clauses" / second, first=first + 1, second=second + 1, case=case)
                return
