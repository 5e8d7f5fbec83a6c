"""Which days a day-shift team works: the public calendar of 2026, weekends elsewhere."""

import datetime as dt

from starcrew.model.periods import DAY, Period

_SATURDAY = 5

# State Council notice on holidays in 2026: first and last day off, and the weekend days worked instead.
_DAYS_OFF = (
    ("2026-01-01", "2026-01-03"),
    ("2026-02-15", "2026-02-23"),
    ("2026-04-04", "2026-04-06"),
    ("2026-05-01", "2026-05-05"),
    ("2026-06-19", "2026-06-21"),
    ("2026-09-25", "2026-09-27"),
    ("2026-10-01", "2026-10-07"),
)
_WORKED_INSTEAD = ("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")


def _days_off() -> frozenset[dt.date]:
    spans = [(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) for first, last in _DAYS_OFF]
    return frozenset(first + DAY * n for first, last in spans for n in range((last - first).days + 1))


DAYS_OFF = _days_off()
WORKED_INSTEAD = frozenset(dt.date.fromisoformat(day) for day in _WORKED_INSTEAD)


def is_working_day(day: dt.date) -> bool:
    """Whether a day-shift team is scheduled. Outside 2026 only weekends are off."""
    return day in WORKED_INSTEAD or (day not in DAYS_OFF and day.weekday() < _SATURDAY)


def holidays_in(period: Period) -> tuple[dt.date, ...]:
    """First days of the holidays that begin in the period."""
    firsts = (dt.date.fromisoformat(first) for first, _ in _DAYS_OFF)
    return tuple(day for day in firsts if period.start <= day < period.end)
