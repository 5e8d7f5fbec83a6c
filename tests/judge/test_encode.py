import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from starcrew.errors import EngineFault
from starcrew.judge.encode import LARGEST, encode_case, encode_constant, symbol_table
from starcrew.model.cases import CaseField, Value
from starcrew.model.conditions import Atom, Condition, Constant, Operator

NUMBER = CaseField("数", "number")
TEXT = CaseField("文", "text")
DATE = CaseField("日", "date")
YES = CaseField("是", "boolean", blank=False)
thresholds = st.decimals(-4_000_000_000, 4_000_000_000, places=6)


def code(value: Any, field: CaseField = NUMBER) -> int | None:
    return encode_case((value,), [field], {"缺": 1})[0]


def refusal(value: Any, field: CaseField) -> str:
    with pytest.raises(EngineFault) as refused:
        code(value, field)
    assert refused.value.problem.message("zh") != refused.value.problem.message("en")
    return refused.value.problem.code


@given(x=st.fractions(-4_000_000_000, 4_000_000_000), t=thresholds)
def test_codes_stand_in_the_order_of_the_numbers(x: Fraction, t: Decimal) -> None:
    left, right = code(x), encode_constant(Atom("数", "lt", t), NUMBER, {})
    assert left is not None
    assert ((left < right), (left == right)) == (x < Fraction(t), x == Fraction(t))


@given(t=thresholds, nth=st.integers(1, 10**40))
def test_a_hair_above_and_below_a_threshold_is_seen(t: Decimal, nth: int) -> None:
    threshold = encode_constant(Atom("数", "lt", t), NUMBER, {})
    below, on, above = (code(Fraction(t) + side * Fraction(1, nth)) for side in (-1, 0, 1))
    assert below is not None
    assert on is not None
    assert above is not None
    assert below < threshold == on
    assert on < above


def test_texts_get_codes_and_a_stranger_gets_0() -> None:
    asked = Condition((Atom("文", "eq", "缺"), Atom("文", "ne", "迟"), Atom("文", "eq", "缺")))
    table = symbol_table([asked])
    assert table == {"缺": 1, "迟": 2}
    assert [encode_case((text,), [TEXT], table) for text in ("迟", "有")] == [(2,), (0,)]


def test_dates_booleans_and_blanks_are_encoded() -> None:
    assert code(dt.date(1, 1, 2), DATE) == 2
    assert code(True, YES) == 1
    assert code(None, DATE) is None


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (True, NUMBER),
        (0.5, NUMBER),
        (Decimal(1), NUMBER),
        ("1", NUMBER),
        (1, TEXT),
        (1, YES),
        ("2026-01-01", DATE),
        (dt.datetime(2026, 1, 1, tzinfo=dt.UTC), DATE),
    ],
)
def test_a_value_of_another_type_is_refused(value: Value, field: CaseField) -> None:
    assert refusal(value, field) == "judge-value-type"


HUGE = {"just": 4_503_599_628, "below": -4_503_599_628, "digits": 10**5000, "ratio": Fraction(10**30, 7)}


@pytest.mark.parametrize("value", HUGE.values(), ids=HUGE.keys())
def test_a_number_too_large_is_refused(value: Value) -> None:
    assert refusal(value, NUMBER) == "judge-range"


def test_the_largest_number_is_taken() -> None:
    assert code(Fraction(LARGEST - 1, 2 * 10**6)) == LARGEST - 1


def test_a_blank_where_none_can_be_is_refused() -> None:
    assert refusal(None, YES) == "judge-blank"


def test_a_case_of_another_length_is_refused() -> None:
    with pytest.raises(EngineFault, match="2 values where 1"):
        encode_case((1, 2), [NUMBER], {})


@pytest.mark.parametrize(
    ("operator", "constant", "field", "fault"),
    [
        ("lt", Decimal("0.1234567"), NUMBER, "judge-constant-type"),
        ("lt", Decimal("NaN"), NUMBER, "judge-constant-type"),
        ("lt", Decimal("1E+999999"), NUMBER, "judge-constant-type"),
        ("eq", True, NUMBER, "judge-constant-type"),
        ("eq", None, NUMBER, "judge-constant-type"),
        ("eq", Decimal(1), TEXT, "judge-constant-type"),
        ("eq", Decimal(1), YES, "judge-constant-type"),
        ("lt", Decimal(10**10), NUMBER, "judge-range"),
        ("lt", "缺", TEXT, "judge-operator"),
        ("ge", True, YES, "judge-operator"),
    ],
)
def test_a_constant_that_does_not_fit_is_refused(
    operator: Operator, constant: Constant | None, field: CaseField, fault: str
) -> None:
    with pytest.raises(EngineFault) as refused:
        encode_constant(Atom(field.name, operator, constant), field, {"缺": 1})
    assert refused.value.problem.code == fault
