import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from starcrew.judge.reference import decide, trace
from starcrew.model.cases import Outcome, Value
from starcrew.model.conditions import ALWAYS, AnyOf, Atom, Condition, Constant, Operator

T, F, U = Outcome.TRUE, Outcome.FALSE, Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("value", "operator", "constant", "outcome"),
    [
        (Fraction(1, 3), "gt", Decimal("0.333333"), T),
        (Fraction(1, 3), "eq", Decimal("0.333333"), F),
        (Fraction(4, 5), "ge", Decimal("0.8"), T),
        (3, "le", Decimal(3), T),
        ("迟", "ne", "缺", T),
        (dt.date(2026, 9, 30), "lt", dt.date(2026, 10, 1), T),
        (True, "eq", False, F),
        (None, "ne", "缺", U),
        (None, "absent", None, T),
        (None, "present", None, F),
    ],
)
def test_an_atom_is_decided(value: Value, operator: Operator, constant: Constant | None, outcome: Outcome) -> None:
    assert decide(Condition((Atom("x", operator, constant),)), {"x": value}) is outcome


def test_false_beats_unknown_in_and() -> None:
    blank, wrong = Atom("x", "eq", "a"), Atom("y", "eq", "a")
    assert decide(Condition((blank, wrong)), {"x": None, "y": "b"}) is F


def test_true_beats_unknown_in_or() -> None:
    either = AnyOf(((Atom("x", "eq", "a"),), (Atom("y", "eq", "b"),)))
    assert decide(Condition((either,)), {"x": None, "y": "b"}) is T


def test_nothing_asked_is_true() -> None:
    assert decide(ALWAYS, {}) is T


def test_the_trace_shows_each_atom_with_its_value() -> None:
    asked = Condition((Atom("率", "lt", Decimal("0.8")), Atom("结果", "eq", "缺")))
    assert trace(asked, {"率": Fraction(1, 2), "结果": None}) == "率 lt 0.8: 1/2 → true; 结果 eq 缺: - → unknown"
