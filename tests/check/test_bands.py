"""Overlaps and holes against brute force: every value of a small grid is tried on both conditions."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from starcrew.check.bands import holes, overlap
from starcrew.model.conditions import AnyOf, Atom, Condition, Operator
from starcrew.model.plan import RowField, RowType

QUARTERS = [Decimal(n) / 4 for n in range(-2, 19)]
WHOLE = [Decimal(n) for n in range(-1, 6)]
FIELDS = {
    "n": RowField("n", "integer"),
    "d": RowField("d", "decimal", blank=False),
    "t": RowField("t", "text", values=("a", "b", "c")),
    "y": RowField("y", "boolean"),
}
VALUES: dict[str, list[object]] = {
    "n": [None, *WHOLE],
    "d": [*QUARTERS],
    "t": [None, "a", "b", "c"],
    "y": [None, True, False],
}
ORDERS: tuple[Operator, ...] = ("lt", "le", "gt", "ge", "eq", "ne")
COMPARE = {
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
}


def numbers(field: str, step: int) -> st.SearchStrategy[Atom]:
    constants = st.integers(0, 4 * step).map(lambda n: Decimal(n) / step)
    return st.builds(Atom, st.just(field), st.sampled_from(ORDERS), constants)


def words(field: str, values: list[object]) -> st.SearchStrategy[Atom]:
    return st.builds(Atom, st.just(field), st.sampled_from(("eq", "ne")), st.sampled_from(values))


PRESENCE = st.builds(Atom, st.sampled_from("nty"), st.sampled_from(("present", "absent")))
ATOMS = st.one_of(numbers("n", 2), numbers("d", 1), words("t", ["a", "b", "c"]), words("y", [True, False]), PRESENCE)
CHOICES = st.lists(st.lists(ATOMS, min_size=1, max_size=2).map(tuple), min_size=1, max_size=2).map(
    lambda branches: AnyOf(tuple(branches))
)
CONDITIONS = st.lists(st.one_of(ATOMS, CHOICES), max_size=3).map(lambda terms: Condition(tuple(terms)))


def meets(atom: Atom, value: object, *, lenient: bool) -> bool:
    if atom.operator in ("present", "absent"):
        return (value is None) == (atom.operator == "absent")
    return lenient if value is None else bool(COMPARE[atom.operator](value, atom.constant))


def holds(condition: Condition, case: dict[str, object], *, lenient: bool) -> bool:
    return all(
        meets(term, case[term.field], lenient=lenient)
        if isinstance(term, Atom)
        else any(all(meets(a, case[a.field], lenient=lenient) for a in branch) for branch in term.branches)
        for term in condition.terms
    )


@given(CONDITIONS, CONDITIONS, st.tuples(st.booleans(), st.booleans()))
def test_an_overlap_is_found_exactly_where_some_case_meets_both(
    first: Condition, second: Condition, blanks: tuple[bool, bool]
) -> None:
    cases = [dict(zip(VALUES, values, strict=True)) for values in product(*VALUES.values())]
    both = any(holds(first, c, lenient=blanks[0]) and holds(second, c, lenient=blanks[1]) for c in cases)
    assert (overlap(first, second, FIELDS, blanks=blanks) is not None) == both


ONE_FIELD = st.sampled_from(["n", "d"]).flatmap(
    lambda name: st.lists(
        st.lists(numbers(name, 1), min_size=1, max_size=2).map(lambda atoms: Condition(tuple(atoms))),
        min_size=2,
        max_size=4,
    )
)


@given(ONE_FIELD)
def test_a_hole_is_found_exactly_where_a_value_between_two_bands_is_in_none(conditions: list[Condition]) -> None:
    name = conditions[0].fields[0]
    grid = WHOLE if name == "n" else QUARTERS
    covered = [any(holds(c, {name: value}, lenient=False) for c in conditions) for value in grid]
    between = covered[covered.index(True) : len(covered) - covered[::-1].index(True)] if any(covered) else []
    assert bool(holes(conditions, FIELDS)) == (not all(between))


def band(field: str, *atoms: tuple[Operator, str]) -> Condition:
    return Condition(tuple(Atom(field, operator, Decimal(number)) for operator, number in atoms))


@pytest.mark.parametrize(
    ("sort", "low", "high", "witness"),
    [
        ("ratio", "0.8", "0.9", "x=80%"),
        ("ratio", "0.8", "0.800001", "x=80%"),
        ("decimal", "79.5", "90", "x=79.5"),
        ("integer", "2.5", "3.5", "x=3"),
        ("duration", "900", "901", "x=900"),
    ],
)
def test_a_witness_is_a_case_that_both_bands_match(sort: RowType, low: str, high: str, witness: str) -> None:
    fields = {"x": RowField("x", sort)}
    assert overlap(band("x", ("lt", high)), band("x", ("ge", low)), fields) == witness


def test_a_ratio_may_lie_between_two_neighbouring_constants() -> None:
    fields = {"x": RowField("x", "ratio")}
    assert overlap(band("x", ("gt", "0.8")), band("x", ("lt", "0.800001")), fields) is not None


def test_no_whole_second_lies_between_two_neighbours() -> None:
    fields = {"x": RowField("x", "duration")}
    assert overlap(band("x", ("gt", "900")), band("x", ("lt", "901")), fields) is None


def test_a_case_names_every_field_it_rests_on() -> None:
    weak = Condition((Atom("t", "ne", "a"), Atom("y", "eq", constant=False)))
    assert overlap(weak, Condition((Atom("n", "absent"),)), FIELDS) == "t=b、y=否、n=(空)"


def test_a_hole_is_written_with_its_open_and_closed_ends() -> None:
    bands = [band("d", ("lt", "80")), band("d", ("gt", "80"), ("le", "85")), band("d", ("gt", "85.5"))]
    assert holes(bands, FIELDS) == ["d [80, 80]", "d (85, 85.5]"]


def test_neighbouring_whole_numbers_leave_no_hole() -> None:
    assert holes([band("n", ("le", "3")), band("n", ("ge", "4"))], FIELDS) == []


def test_nothing_below_the_first_band_is_a_hole() -> None:
    assert holes([band("d", ("ge", "80"), ("lt", "90")), band("d", ("ge", "90"), ("lt", "95"))], FIELDS) == []


def test_a_band_that_nothing_meets_is_no_neighbour() -> None:
    assert holes([band("d", ("lt", "1")), band("d", ("ge", "2"), ("lt", "2"))], FIELDS) == []
