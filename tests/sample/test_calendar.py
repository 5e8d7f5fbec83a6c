import datetime as dt

from starcrew.model.periods import Period
from starcrew.sample.calendar import holidays_in, is_working_day


def test_mid_autumn_of_2026_is_off_and_the_sunday_before_national_day_is_worked() -> None:
    assert not is_working_day(dt.date(2026, 9, 25))
    assert is_working_day(dt.date(2026, 9, 20))


def test_outside_the_known_year_only_weekends_are_off() -> None:
    assert not is_working_day(dt.date(2027, 10, 2))
    assert is_working_day(dt.date(2027, 10, 1))


def test_one_holiday_begins_in_the_third_quarter(third_quarter: Period) -> None:
    assert holidays_in(third_quarter) == (dt.date(2026, 9, 25),)
