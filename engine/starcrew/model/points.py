"""Points: whole ten-thousandths of a point, in integers. No binary float decides anything."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator

POINT = 10_000
"""Ten-thousandths in one point."""

MICRO = 1_000_000
"""Millionths in one: the scale of stored decimals and percentages."""


def scaled(text: object, scale: int) -> int:
    """`text` as a whole number of 1/scale. `80%` is 0.8. Raises ValueError for a finer step or no number."""
    written = str(text).strip()
    percent = written.endswith("%")
    try:
        value = Decimal(written.removesuffix("%").strip())
    except InvalidOperation:
        raise ValueError("not_a_number") from None
    steps = value * scale / (100 if percent else 1)
    if not value.is_finite() or steps != steps.to_integral_value():
        raise ValueError("too_fine")
    return int(steps)


def _points(value: object) -> int:
    """`5%` of what? A share is no number of points."""
    if "%" in str(value):
        raise ValueError("not_a_number")
    return scaled(value, POINT)


def _millionths(value: object) -> int:
    return scaled(value, MICRO)


Points = Annotated[int, BeforeValidator(_points, json_schema_input_type=float | str)]
"""A number of points with at most four decimals, kept as ten-thousandths."""

Share = Annotated[int, BeforeValidator(_millionths, json_schema_input_type=float | str)]
"""A share such as `40%` or `0.4`, kept as millionths."""


def half_up(value: Fraction) -> int:
    """The nearest integer; exactly half goes up (away from zero for negatives is *not* done: -0.5 → 0)."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def exact(points: int) -> str:
    """Ten-thousandths as the shortest exact decimal text: 875000 → `87.5`."""
    text = f"{Decimal(points) / POINT:.4f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def display(points: int) -> str:
    """One decimal, half up: for people to read, never to decide on."""
    tenths = half_up(Fraction(points, POINT // 10))
    return f"{Decimal(tenths) / 10:.1f}"
