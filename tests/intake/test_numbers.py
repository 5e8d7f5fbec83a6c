import datetime as dt
from collections.abc import Sequence

import pytest

from starcrew.intake import numbers
from starcrew.intake.grid import Cell
from starcrew.intake.outcome import Taken
from tests.intake.plant import fault, value

INTEGER, DECIMAL = numbers.integer(typed=True), numbers.decimal(typed=True)


@pytest.mark.parametrize(
    "written, number",
    [
        (5.0, 5),
        ("5", 5),
        ("５", 5),
        ("5分", 5),
        ("扣5分", 5),
        ("5人", 5),
        ("-5", -5),
        ("－5", -5),
        ("1,200", 1200),
        ("十二人", 12),
    ],
)
def test_whole_numbers(written: Cell, number: int) -> None:
    assert value(INTEGER(written)) == number


@pytest.mark.parametrize(
    "written, code",
    [
        (5.5, "intake-not-whole"),
        ("良", "intake-no-number"),
        ("5/3", "intake-no-number"),
        (dt.date(2026, 5, 3), "intake-number-became-date"),
        (True, "intake-no-number"),
        ("9" * 30, "intake-no-number"),
    ],
)
def test_what_is_no_whole_number(written: Cell, code: str) -> None:
    assert fault(INTEGER(written)) == code


def test_decimals_are_exact_millionths() -> None:
    assert value(DECIMAL("0.1")) == 100_000
    assert value(DECIMAL(0.1 + 0.2)) == 300_000
    assert DECIMAL(1 / 3) == Taken(333_333, "rounded")
    assert fault(DECIMAL("良好")) == "intake-no-number"


def test_a_number_written_as_text_is_a_repair_where_cells_have_types() -> None:
    assert INTEGER("5") == Taken(5, "number-spelling")
    assert numbers.integer(typed=False)("5") == Taken(5)


@pytest.mark.parametrize(
    "column, shares",
    [
        ((0.95, 0.8, 1.0, 0.0), (950_000, 800_000, 1_000_000, 0)),
        ((95.0, 80.0, 0.0), (950_000, 800_000, 0)),
        (("95%", "0.5%", "９５％"), (950_000, 5_000, 950_000)),
        ((0.95, 95.0), (950_000, 950_000)),
        ((0.95, 0.9, 1.0, 95.0), (950_000, 900_000, 1_000_000, 950_000)),
        ((1.0,), (1_000_000,)),
    ],
)
def test_percentages(column: Sequence[Cell], shares: Sequence[int]) -> None:
    convert = numbers.percent(column, in_hundredths=False, typed=True)
    assert [value(convert(cell)) for cell in column] == list(shares)


def test_percentages_that_nobody_can_tell() -> None:
    convert = numbers.percent((95.0, 90.0, 1.2, 1.0), in_hundredths=True, typed=True)
    assert fault(convert(1.2)) == fault(convert(1.0)) == "intake-percent-doubtful"
    assert fault(convert("高")) == fault(convert("高%")) == "intake-no-number"
