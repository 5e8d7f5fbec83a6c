from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from starcrew.model.points import MICRO, POINT, Points, display, exact, half_up, scaled


@pytest.mark.parametrize(
    ("text", "scale", "steps"),
    [
        ("0.5", POINT, 5000),
        ("0.0001", POINT, 1),
        ("20", POINT, 200_000),
        ("80%", MICRO, 800_000),
        ("0.1%", MICRO, 1000),
    ],
)
def test_a_number_is_kept_in_whole_steps(text: str, scale: int, steps: int) -> None:
    assert scaled(text, scale) == steps


@pytest.mark.parametrize("text", ["0.00001", "三", "", "NaN", "Infinity", "0.1.2"])
def test_a_finer_step_or_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"too_fine|not_a_number"):
        scaled(text, POINT)


def test_a_share_is_no_number_of_points() -> None:
    assert TypeAdapter(Points).validate_python("0.05") == 500
    with pytest.raises(ValidationError, match="not_a_number"):
        TypeAdapter(Points).validate_python("5%")


@pytest.mark.parametrize(("value", "nearest"), [("1/2", 1), ("-1/2", 0), ("3/2", 2), ("-3/2", -1), ("4999/10000", 0)])
def test_a_half_goes_up(value: str, nearest: int) -> None:
    assert half_up(Fraction(value)) == nearest


@given(st.fractions())
def test_half_up_is_the_nearest_integer(value: Fraction) -> None:
    assert abs(half_up(value) - value) <= Fraction(1, 2)
    assert half_up(value + 1) == half_up(value) + 1


@pytest.mark.parametrize(
    ("points", "text", "shown"),
    [
        (875_000, "87.5", "87.5"),
        (899_500, "89.95", "90.0"),
        (0, "0", "0.0"),
        (-5000, "-0.5", "-0.5"),
        (1, "0.0001", "0.0"),
    ],
)
def test_points_are_exact_for_the_record_and_round_for_the_reader(points: int, text: str, shown: str) -> None:
    assert (exact(points), display(points)) == (text, shown)
