"""Values as words for a message: short, and never failing on a number of ten thousand digits."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from starcrew.model.cases import Value

WIDTH: Final = 80
BITS: Final = 200


def shown(value: object) -> str:
    """`-` for a blank; long texts are cut, long numbers are given as a power of two."""
    if value is None:
        return "-"
    if isinstance(value, int | Fraction):
        return _number(value)
    text = str(value)
    return text if len(text) <= WIDTH else text[:WIDTH] + "…"


def shown_case(case: Mapping[str, Value]) -> str:
    """`field=value, …`."""
    return ", ".join(f"{name}={shown(value)}" for name, value in case.items())


def _number(value: int | Fraction) -> str:
    above, below = value.numerator.bit_length(), value.denominator.bit_length()
    return str(value) if max(above, below) <= BITS else f"≈2^{above - below}"
