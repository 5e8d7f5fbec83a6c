import datetime as dt

import pytest

from starcrew.model.periods import Period, Unit, period, unit_of, units


def named(name: str, **custom: tuple[str, str]) -> Period:
    found = period(name, custom)
    assert found is not None
    return found


Q3 = named("2026Q3")


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026Q3", "2026-07-01", "2026-09-30"),
        ("2026Q4", "2026-10-01", "2026-12-31"),
        ("2026H1", "2026-01-01", "2026-06-30"),
        ("2026H2", "2026-07-01", "2026-12-31"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_calendar_period(name: str, first: str, last: str) -> None:
    assert (named(name).start, named(name).last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("name", ["2026Q5", "2026Q0", "2026-13", "2026-7", "26Q1", "2026H3", "2026 Q3", ""])
def test_a_name_that_means_no_period(name: str) -> None:
    assert period(name, {}) is None


def test_a_sites_own_period_has_both_its_days_and_goes_before_the_calendar() -> None:
    own = named("2026Q3", **{"2026Q3": ("2026-06-21", "2026-09-20")})
    assert (own.start, own.end) == (dt.date(2026, 6, 21), dt.date(2026, 9, 21))
    assert len(own.days) == 92


def labels(unit: Unit, within: Period) -> list[str]:
    return [u.label for u in units(unit, within)]


def test_weeks_belong_to_the_period_of_their_thursday() -> None:
    found = units("week", Q3)
    assert (found[0].first, found[0].last) == (dt.date(2026, 6, 29), dt.date(2026, 7, 5))
    assert (found[-1].first, found[-1].last) == (dt.date(2026, 9, 21), dt.date(2026, 9, 27))
    assert len(found) == 13


def test_every_week_belongs_to_exactly_one_quarter() -> None:
    quarters = [named(f"{year}Q{n}") for year in range(2024, 2030) for n in (1, 2, 3, 4)]
    found = [u.first for quarter in quarters for u in units("week", quarter)]
    assert found == [found[0] + dt.timedelta(weeks=n) for n in range(len(found))]


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2026-07-10", "2026-07-01", "2026-07-10"),
        ("2026-07-11", "2026-07-11", "2026-07-20"),
        ("2026-07-31", "2026-07-21", "2026-07-31"),
        ("2026-09-30", "2026-09-21", "2026-09-30"),
        ("2026-02-21", "2026-02-21", "2026-02-28"),
        ("2028-02-29", "2028-02-21", "2028-02-29"),
    ],
)
def test_the_third_ten_days_last_to_the_end_of_the_month(day: str, first: str, last: str) -> None:
    _, begin, end = unit_of(dt.date.fromisoformat(day), "tenday")
    assert (begin, end) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_a_quarter_has_nine_ten_days_three_months_and_ninety_two_days() -> None:
    assert [len(units(unit, Q3)) for unit in ("tenday", "month", "day", "quarter", "year")] == [9, 3, 92, 1, 0]


def test_other_units_belong_to_the_period_of_their_last_day() -> None:
    within = named("x", x=("2026-06-21", "2026-07-20"))
    assert labels("month", within) == ["2026-06"]
    assert labels("tenday", within) == ["2026-06-C", "2026-07-A", "2026-07-B"]
    assert labels("quarter", within) == ["2026Q2"]
    assert labels("year", named("2026Q4")) == ["2026"]
