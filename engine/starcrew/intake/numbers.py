"""Cells → whole numbers, decimals and percentages."""

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal

from starcrew.intake import spellings
from starcrew.intake.grid import Cell, shown
from starcrew.intake.normal import arabic, minus, tight
from starcrew.intake.outcome import Converter, Fault, Outcome, Taken
from starcrew.model.points import MICRO

_HUNDRED = 100
_DOUBTFUL = Decimal("1.5")
_SIGNIFICANT = 15
_STORED = Decimal(2**63 - 1)


def integer(cell: Cell) -> Outcome:
    """A whole number; `5人` and `5.0` are 5."""
    read = _number(cell)
    if isinstance(read, Fault):
        return read
    number, rule = read
    if number != number.to_integral_value():
        return Fault("intake-not-whole", {"text": shown(cell)})
    return _stored(number, rule)


def decimal(cell: Cell) -> Outcome:
    """Millionths; finer steps are rounded half up and said so."""
    read = _number(cell)
    return read if isinstance(read, Fault) else _millionths(*read)


def percent(column: Iterable[Cell], *, in_hundredths: bool) -> Converter:
    """A converter for the cells of one column, into millionths: 80 % is 800000.

    A percent sign decides. Without one, up to 1 is a share and above 1.5 a number of per cents; in between, and for
    exactly 1 beside numbers of per cents, nobody can say. in_hundredths: the heading has `(%)`.
    """
    bare = [number for cell in column if (number := _bare(cell)) is not None]
    hundreds = in_hundredths or any(number > _DOUBTFUL for number in bare)
    shares = any(0 < number < 1 for number in bare)
    return _percent_of(hundreds=hundreds, shares=shares)


def _percent_of(*, hundreds: bool, shares: bool) -> Callable[[Cell], Outcome]:
    def convert(cell: Cell) -> Outcome:
        if isinstance(cell, str) and tight(cell).endswith("%"):
            read = _number(tight(cell)[:-1])
            return read if isinstance(read, Fault) else _millionths(read[0] / _HUNDRED, read[1])
        read = _number(cell)
        if isinstance(read, Fault):
            return read
        number, rule = read
        if 1 < number <= _DOUBTFUL or (number == 1 and hundreds):
            return Fault("intake-percent-doubtful", {"text": shown(cell)})
        if number > _DOUBTFUL:
            return _millionths(number / _HUNDRED, rule or "percent-number")
        return _millionths(number, rule or ("percent-share" if hundreds and shares and number else None))

    return convert


def _bare(cell: Cell) -> Decimal | None:
    if isinstance(cell, str) and (not cell.strip() or tight(cell).endswith("%")):
        return None
    read = _number(cell)
    return None if isinstance(read, Fault) else read[0]


def _number(cell: Cell) -> tuple[Decimal, str | None] | Fault:
    if isinstance(cell, bool) or not isinstance(cell, str | float | int):
        dated = isinstance(cell, dt.date | dt.time)
        return Fault("intake-number-became-date" if dated else "intake-no-number", {"text": shown(cell)})
    if not isinstance(cell, str):
        return Decimal(f"{cell:.{_SIGNIFICANT}g}"), None
    text = minus(tight(cell))
    match = spellings.NUMBER_LABEL.fullmatch(text) or spellings.NUMBER_LABEL.fullmatch(arabic(text))
    if match is None:
        return Fault("intake-no-number", {"text": cell})
    digits = match.group(1)
    return Decimal(digits.replace(",", "")), None if digits == cell.strip() else "number-spelling"


def _millionths(number: Decimal, rule: str | None) -> Outcome:
    steps = number * MICRO
    whole = steps.to_integral_value(ROUND_HALF_UP)
    return _stored(whole, rule if whole == steps else "rounded")


def _stored(number: Decimal, rule: str | None) -> Outcome:
    return Taken(int(number), rule) if abs(number) <= _STORED else Fault("intake-no-number", {"text": str(number)})
