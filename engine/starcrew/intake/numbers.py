"""Cells → whole numbers, decimals and percentages."""

import datetime as dt
from collections.abc import Iterable
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


def integer(*, typed: bool) -> Converter:
    """Whole numbers; `5人` and `5.0` are 5. typed: see Grid; there a number written as text is a repair."""

    def convert(cell: Cell) -> Outcome:
        read = _number(cell, typed=typed)
        if isinstance(read, Fault):
            return read
        number, rule = read
        if number != number.to_integral_value():
            return Fault("intake-not-whole", {"text": shown(cell)})
        return _stored(number, rule)

    return convert


def decimal(*, typed: bool) -> Converter:
    """Millionths; finer steps are rounded half up and said so."""

    def convert(cell: Cell) -> Outcome:
        read = _number(cell, typed=typed)
        return read if isinstance(read, Fault) else _millionths(*read)

    return convert


def percent(column: Iterable[Cell], *, in_hundredths: bool, typed: bool) -> Converter:
    """A converter for the cells of one column, into millionths: 80 % is 800000.

    A percent sign decides. Without one, less than 1 is a share and more than 1.5 a number of per cents; in between
    nobody can say. 1 is what most of the column is, if that is shares. in_hundredths: the heading has `(%)`.
    """
    bare = [number for cell in column if (number := _bare(cell)) is not None]
    hundreds = sum(1 for number in bare if number > _DOUBTFUL)
    shares = sum(1 for number in bare if 0 < number < 1)
    return _percent_of(mostly_shares=shares > hundreds or hundreds == 0, said=in_hundredths, typed=typed)


def _percent_of(*, mostly_shares: bool, said: bool, typed: bool) -> Converter:
    def convert(cell: Cell) -> Outcome:
        if isinstance(cell, str) and tight(cell).endswith("%"):
            read = _number(tight(cell)[:-1], typed=typed)
            return read if isinstance(read, Fault) else _millionths(read[0] / _HUNDRED, read[1])
        read = _number(cell, typed=typed)
        if isinstance(read, Fault):
            return read
        number, rule = read
        if 1 < number <= _DOUBTFUL or (number == 1 and not mostly_shares):
            return Fault("intake-percent-doubtful", {"text": shown(cell)})
        if number > _DOUBTFUL:
            return _millionths(number / _HUNDRED, rule or (None if said and not mostly_shares else "percent-number"))
        return _millionths(number, rule or (None if mostly_shares or number == 0 else "percent-share"))

    return convert


def _bare(cell: Cell) -> Decimal | None:
    if isinstance(cell, str) and (not cell.strip() or tight(cell).endswith("%")):
        return None
    read = _number(cell, typed=False)
    return None if isinstance(read, Fault) else read[0]


def _number(cell: Cell, *, typed: bool) -> tuple[Decimal, str | None] | Fault:
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
    return Decimal(digits.replace(",", "")), None if digits == cell and not typed else "number-spelling"


def _millionths(number: Decimal, rule: str | None) -> Outcome:
    steps = number * MICRO
    whole = steps.to_integral_value(ROUND_HALF_UP)
    return _stored(whole, rule if whole == steps else "rounded")


def _stored(number: Decimal, rule: str | None) -> Outcome:
    return Taken(int(number), rule) if abs(number) <= _STORED else Fault("intake-no-number", {"text": str(number)})
