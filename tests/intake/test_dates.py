import datetime as dt

import pytest

from starcrew.intake.grid import Cell
from starcrew.intake.outcome import Taken
from starcrew.model.periods import period
from tests.intake.plant import dates, fault, value

FIRST_OF_JULY = dt.date(2026, 7, 1)


def at(*parts: int) -> dt.datetime:
    """A naive local moment, as Excel has it."""
    return dt.datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


@pytest.mark.parametrize(
    "written",
    [
        *("2026.7.1", "2026.07.01", "26.7.1", "7.1", "7月1日", "2026年7月1日", "2026/7/1", "20260701", "2026-07-01"),
        *(
            "2026.7.1日",
            "２０２６．７．１",
            "2026年7月1号",
            "7/1",
            "7-1",
            " 2026-7-1 ",
            "2026年7月1日(星期三)",
            "2026.7.1周三",
        ),
        *("46204", 46204.0, 20260701.0, 7.01, FIRST_OF_JULY, at(2026, 7, 1, 8, 30)),
        *("2026-07-01 08:30", "7月1日8:30", "2026-06-30T23:30:00Z"),
    ],
)
def test_every_spelling_of_the_first_of_july(written: Cell) -> None:
    assert value(dates().date(written)) == FIRST_OF_JULY


@pytest.mark.parametrize(
    "written, code",
    [
        ("6月31日", "intake-date-impossible"),
        ("2026.2.29", "intake-date-impossible"),
        ("7月1日-3日", "intake-date-range"),
        ("7.1-7.3", "intake-date-range"),
        ("2026.7.1—2026.7.3", "intake-date-range"),
        ("7月", "intake-day-missing"),
        ("2026年7月", "intake-day-missing"),
        (7.1, "intake-date-lost-zero"),
        (7.2, "intake-date-lost-zero"),
        (26.7, "intake-no-date"),
        (12.0, "intake-no-date"),
        ("月底", "intake-no-date"),
        ("2026.13.1", "intake-date-impossible"),
        (True, "intake-no-date"),
        (dt.time(8), "intake-no-date"),
    ],
)
def test_what_is_no_date_or_may_be_two(written: Cell, code: str) -> None:
    assert fault(dates().date(written)) == code


def test_a_number_that_can_only_be_one_day_is_that_day() -> None:
    assert value(dates().date(7.11)) == dt.date(2026, 7, 11)
    assert value(dates(period("2026Q1", {})).date(2.3)) == dt.date(2026, 2, 3)


def test_a_year_is_added_only_where_one_is_known_and_across_new_year() -> None:
    assert fault(dates(None).date("7月1日")) == "intake-year-missing"
    assert value(dates(period("2026-12", {})).date("1.3")) == dt.date(2027, 1, 3)
    assert value(dates(period("2027-01", {})).date("12.30")) == dt.date(2026, 12, 30)


def test_short_years_are_in_the_nearer_century() -> None:
    assert value(dates().date("95.7.1")) == dt.date(1995, 7, 1)
    assert value(dates(None).date("26.7.1")) == FIRST_OF_JULY


def test_what_was_put_right_is_said() -> None:
    assert dates().date("2026-07-01") == Taken(FIRST_OF_JULY)
    assert dates().date("7.1") == Taken(FIRST_OF_JULY, "year-added")
    assert dates().date(46204.0) == Taken(FIRST_OF_JULY, "serial-date")


@pytest.mark.parametrize(
    "written",
    ["2026-07-01 08:30", "2026.7.1 8:30", "7月1日8点半", "2026/7/1 上午8:30", "2026-07-01T00:30:00Z", 46204.354166667],
)
def test_moments(written: Cell) -> None:
    assert value(dates().moment(written)) == at(2026, 7, 1, 8, 30)


def test_a_moment_needs_its_time_and_an_excel_date_is_midnight() -> None:
    assert fault(dates().moment("2026-07-01")) == "intake-clock-missing"
    assert dates().moment(FIRST_OF_JULY) == Taken(at(2026, 7, 1), "midnight")
    assert value(dates().moment(at(2026, 7, 1, 7, 59, 59, 997000))) == at(2026, 7, 1, 8)
    assert fault(dates().moment("昨天")) == "intake-no-moment"
    assert fault(dates().moment(dt.time(8))) == "intake-no-moment"
    assert fault(dates().moment("2026.7.1 25:00")) == "intake-no-clock"
