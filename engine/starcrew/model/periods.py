"""Periods, half-open, and the calendar units inside them."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "week", "tenday", "month", "quarter", "year"]

DAY = dt.timedelta(days=1)
_THURSDAY = 3


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` up to, not including, `end`."""

    name: str
    start: dt.date
    end: dt.date

    @property
    def last(self) -> dt.date:
        return self.end - DAY

    @property
    def days(self) -> tuple[dt.date, ...]:
        return tuple(self.start + DAY * n for n in range((self.end - self.start).days))


def period(name: str, custom: Mapping[str, tuple[str, str]]) -> Period | None:
    """The period called `name`: one of the site's own, or 2026Q3, 2026H2, 2026-07, 2026. None if there is none."""
    if name in custom:
        first, last = (dt.date.fromisoformat(text) for text in custom[name])
        return Period(name, first, last + DAY)
    match = re.fullmatch(r"(\d{4})(?:Q([1-4])|H([12])|-(0[1-9]|1[0-2]))?", name)
    if match is None:
        return None
    year, quarter, half, month = (int(part) if part else 0 for part in match.groups())
    first_month, months = _span(quarter, half, month)
    return Period(name, dt.date(year, first_month, 1), _month_start(year, first_month + months))


def _span(quarter: int, half: int, month: int) -> tuple[int, int]:
    if quarter:
        return 3 * quarter - 2, 3
    if half:
        return 6 * half - 5, 6
    return (month, 1) if month else (1, 12)


def _month_start(year: int, month: int) -> dt.date:
    return dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def unit_of(day: dt.date, unit: Unit) -> tuple[str, dt.date, dt.date]:
    """Label, first and last day of the unit that holds `day`. Weeks run Monday to Sunday, 旬 1–10, 11–20, 21–end."""
    if unit == "day":
        return day.isoformat(), day, day
    if unit == "week":
        monday = day - DAY * day.weekday()
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}", monday, monday + DAY * 6
    if unit == "tenday":
        part = min((day.day - 1) // 10, 2)
        first = day.replace(day=10 * part + 1)
        last = day.replace(day=10 * part + 10) if part < 2 else _month_start(day.year, day.month + 1) - DAY
        return f"{day:%Y-%m}-{'ABC'[part]}", first, last
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    first_month = (day.month - 1) // months * months + 1
    first = dt.date(day.year, first_month, 1)
    label = {"month": f"{day:%Y-%m}", "quarter": f"{day.year}Q{(first_month + 2) // 3}", "year": f"{day.year}"}[unit]
    return label, first, _month_start(day.year, first_month + months) - DAY


def belongs(first: dt.date, last: dt.date, unit: Unit, within: Period) -> bool:
    """Whether a unit is judged in this period: a week by its Thursday, any other by its last day."""
    decisive = first + DAY * _THURSDAY if unit == "week" else last
    return within.start <= decisive < within.end


@dataclass(frozen=True, slots=True)
class CalendarUnit:
    """One unit judged in a period, first and last day included."""

    label: str
    first: dt.date
    last: dt.date


def units(unit: Unit, within: Period) -> tuple[CalendarUnit, ...]:
    """The units judged in the period, in order."""
    around = [within.start + DAY * n for n in range(-7, (within.end - within.start).days + 7)]
    found = dict.fromkeys(unit_of(day, unit) for day in around)
    return tuple(CalendarUnit(*u) for u in found if belongs(u[1], u[2], unit, within))
