from decimal import Decimal
from fractions import Fraction

import pytest

from starcrew.model.conditions import AnyOf, Atom, Condition
from starcrew.report.gaps import category_rates, holds
from tests.report.samples import line

BETWEEN = Condition((Atom("n", "ge", Decimal("0.8")), Atom("n", "lt", Decimal("0.9"))))


@pytest.mark.parametrize(
    ("value", "met"),
    [(Fraction(4, 5), True), (Fraction(799_999, 1_000_000), False), (Fraction(9, 10), False), (Fraction(8, 9), True)],
)
def test_a_band_holds_exactly_at_its_ends(value: Fraction, met: bool) -> None:
    assert holds(BETWEEN, value) is met


def test_one_branch_is_enough() -> None:
    either = AnyOf(((Atom("n", "eq", Decimal(1)),), (Atom("n", "gt", Decimal(5)),)))
    assert [holds(Condition((either,)), Fraction(n)) for n in (1, 2, 6)] == [True, False, True]


def test_no_terms_hold_for_everybody() -> None:
    assert holds(Condition(()), Fraction(0))


def test_rates_of_categories_are_exact_and_leave_gates_out() -> None:
    lines = (line("甲", "A", 10, 4), line("甲", "B", 20, 0), line("乙", "C", 0, 0))
    assert category_rates(lines) == {"违章": Fraction(26, 30)}
