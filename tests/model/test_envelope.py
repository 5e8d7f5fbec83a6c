from decimal import Decimal

import pytest

from starcrew.model.conditions import ALWAYS, AnyOf, Atom, Condition, Term
from starcrew.model.envelope import Either, EnvelopeFault, Every, envelope_faults, failing, holding, trees

NEVER: frozenset[str] = frozenset()
X, Y, Z = Atom("x", "lt", Decimal(1)), Atom("y", "eq", "a"), Atom("z", "present")
NOT_X, NOT_Y, NOT_Z = Atom("x", "ge", Decimal(1)), Atom("y", "ne", "a"), Atom("z", "absent")


def one_of(field: str, width: int) -> AnyOf:
    return AnyOf(tuple((Atom(field, "eq", f"v{n}"),) for n in range(width)))


def limits(condition: Condition, blank: frozenset[str] = NEVER) -> list[tuple[str, int]]:
    return [(fault.limit, fault.found) for fault in envelope_faults(condition, blank)]


def test_the_negation_swaps_and_or_and_operators() -> None:
    asked = Condition((X, AnyOf(((Y, Z), (NOT_X,)))))
    assert holding(asked) == Every((X, Either((Every((Y, Z)), NOT_X))))
    assert failing(asked) == Either((NOT_X, Every((Either((NOT_Y, NOT_Z)), X))))


def test_needless_groups_and_doubles_are_dropped() -> None:
    assert holding(Condition((AnyOf(((X, Y),)), X))) == Every((X, Y))
    assert holding(Condition((AnyOf(((X,), (X,))),))) == X


@pytest.mark.parametrize(("blank", "rules"), [(NEVER, 1), (frozenset({"z"}), 1), (frozenset({"x"}), 2)])
def test_only_a_compared_field_that_may_be_blank_asks_for_a_second_rule(blank: frozenset[str], rules: int) -> None:
    assert len(trees(Condition((X, Z)), blank)) == rules


def test_the_empty_condition_is_allowed() -> None:
    assert envelope_faults(ALWAYS, NEVER) == []


@pytest.mark.parametrize("empty", [AnyOf(()), AnyOf(((X,), ()))])
def test_an_empty_group_is_a_fault(empty: AnyOf) -> None:
    assert EnvelopeFault("terms", 0, 32) in envelope_faults(Condition((empty,)), NEVER)


def test_32_terms_pass_and_33_do_not() -> None:
    terms = tuple(Atom(f"f{n}", "eq", "a") for n in range(33))
    every = frozenset(a.field for a in terms)
    assert limits(Condition(terms[:32]), every) == []
    assert limits(Condition(terms)) == [("terms", 33)]


def test_14_groups_pass_and_15_do_not() -> None:
    pairs = tuple(((Atom(f"f{n}", "eq", "a"), Atom(f"g{n}", "eq", "a"))) for n in range(14))
    thirteen: tuple[Term, ...] = (X, AnyOf((*pairs[:12],)))
    assert limits(Condition(thirteen)) == []
    assert limits(Condition((X, AnyOf(pairs[:13])))) == [("groups", 15)]


def test_1024_paths_pass_and_more_do_not() -> None:
    ten = [one_of(f"f{n}", 2) for n in range(10)]
    assert limits(Condition(tuple(ten))) == []
    assert limits(Condition((*ten[:9], one_of("g", 3)))) == [("paths", 1536)]


def test_48_branches_pass_and_49_do_not() -> None:
    assert limits(Condition((one_of("x", 32), one_of("y", 16)))) == []
    assert limits(Condition((one_of("x", 32), one_of("y", 17)))) == [("branches", 49)]


def test_the_second_rule_is_measured_where_there_is_one() -> None:
    triples = tuple(tuple(Atom(f"f{n}{m}", "eq", "a") for m in range(3)) for n in range(7))
    assert limits(Condition((AnyOf(triples),))) == []
    assert limits(Condition((AnyOf(triples),)), frozenset({"f00"})) == [("paths", 2187)]


def test_eleven_fields_that_may_be_blank_are_nothing_special() -> None:
    atoms = tuple(Atom(f"f{n}", "ge", Decimal(n)) for n in range(11))
    assert limits(Condition(atoms), frozenset(a.field for a in atoms)) == []


def test_200_fields_pass_with_the_probe_s_and_more_do_not() -> None:
    def branch(n: int, width: int) -> tuple[Atom, ...]:
        return tuple(Atom(f"f{n}-{m}", "eq", "a") for m in range(width))

    wide = [branch(n, 28) for n in range(7)]
    assert limits(Condition((AnyOf((*wide, branch(7, 3))),))) == []
    assert limits(Condition((AnyOf((*wide, branch(7, 4))),))) == [("fields", 201)]
