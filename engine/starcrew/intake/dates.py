"""Cells → dates and moments."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from starcrew.intake import spellings
from starcrew.intake.clocks import Clocks
from starcrew.intake.context import date, nearest_year
from starcrew.intake.grid import Broken, Cell, shown
from starcrew.intake.normal import minus, plain, tight
from starcrew.intake.outcome import Fault, Outcome, Taken
from starcrew.model.periods import Period

_SERIAL_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - naive local wall clock, as Excel has it
_SERIALS = range(36526, 73051)
"""2000-01-01 to 2099-12-31."""
_COMPACT = 8
_MONTHS = 12
_MIDDLE = 2020
"""Without any context, years of two digits lie within half a century of this one."""
_ISO = 10
_MIDNIGHT = dt.time(0)


@dataclass(frozen=True, slots=True)
class Dates:
    """days: what the sheet speaks of; None when no year is known. zone: where moments with an offset are brought to."""

    days: Period | None
    clocks: Clocks
    zone: str

    def date(self, cell: Cell) -> Outcome:
        """A date. A time beside it is left out and said so."""
        if isinstance(cell, dt.datetime):
            return Taken(cell.date(), None if cell.time() == _MIDNIGHT else "time-dropped")
        if isinstance(cell, dt.date):
            return Taken(cell)
        if isinstance(cell, bool | dt.time | dt.timedelta | Broken):
            return _no_date(cell)
        return self._of_number(cell) if isinstance(cell, float | int) else self._of_text(cell)

    def moment(self, cell: Cell) -> Outcome:
        """A date and a time, to the second."""
        if isinstance(cell, dt.datetime):
            return Taken(_to_second(cell)) if cell.year < dt.MAXYEAR else Fault("intake-no-moment")
        if isinstance(cell, dt.date):
            return Taken(dt.datetime.combine(cell, _MIDNIGHT), "midnight")
        if isinstance(cell, float | int) and not isinstance(cell, bool) and int(cell) in _SERIALS:
            return Taken(_to_second(_SERIAL_ZERO + dt.timedelta(days=cell)), "serial-date")
        if not isinstance(cell, str):
            return Fault("intake-no-moment")
        return self._iso(plain(cell)) or self._date_and_clock(plain(cell))

    def _of_number(self, number: float) -> Outcome:
        if int(number) in _SERIALS:
            return Taken((_SERIAL_ZERO + dt.timedelta(days=int(number))).date(), "serial-date")
        if float(number).is_integer():
            text = str(int(number))
            return _compact(text) if len(text) == _COMPACT else _no_date(number)
        return self._of_point(number)

    def _of_point(self, number: float) -> Outcome:
        """7.11 can only be 11 July; 7.1 may have been typed as 7.10."""
        month, _, digits = f"{number:.15g}".partition(".")
        if not month.isdigit() or not 1 <= int(month) <= _MONTHS or len(digits) > 2:
            return _no_date(number)
        days = [int(digits)] if len(digits) == 2 else [int(digits), 10 * int(digits)]
        outcomes = [self._month_day(int(month), day) for day in days]
        taken = [found for found in outcomes if isinstance(found, Taken)]
        inside = [found for found in taken if self._inside(found)]
        if len(taken) > 1 and len(inside) != 1:
            return Fault("intake-date-lost-zero", {"month": int(month), "one": days[0], "other": days[-1]})
        return (inside or taken or outcomes)[0]

    def _inside(self, found: Taken) -> bool:
        return (
            self.days is not None
            and isinstance(found.value, dt.date)
            and self.days.start <= found.value < self.days.end
        )

    def _of_text(self, cell: str) -> Outcome:
        return self._day(cell) or self._beside_clock(cell)

    def _day(self, cell: str) -> Outcome | None:
        """None if the text is nothing like a day alone."""
        text = spellings.WEEKDAY.sub("", minus(tight(cell)))
        if match := spellings.DATE.fullmatch(text):
            return self._full(match.group(1), int(match.group(2)), int(match.group(3)), _iso_spelling(cell))
        if match := spellings.MONTH_DAY.fullmatch(text):
            return self._month_day(int(match.group(1)), int(match.group(2)))
        if text.isascii() and text.isdigit():
            return _digits(text)
        if spellings.DATE_RANGE.fullmatch(text):
            return Fault("intake-date-range")
        if spellings.MONTH_ONLY.fullmatch(text):
            return Fault("intake-day-missing")
        return None

    def _beside_clock(self, cell: str) -> Outcome:
        found = self._iso(plain(cell)) or self._date_and_clock(plain(cell))
        if isinstance(found, Taken) and isinstance(found.value, dt.datetime):
            return Taken(found.value.date(), "time-dropped")
        return found if isinstance(found, Fault) and found.code == "intake-year-missing" else _no_date(cell)

    def _full(self, year: str, month: int, day: int, rule: str | None) -> Outcome:
        if len(year) == len("2026"):
            return _dated(int(year), month, day, rule)
        # Of 1995 and 2095 the one nearer to what the sheet speaks of.
        middle = self.days.start.year if self.days is not None else _MIDDLE
        return _dated(
            min((1900 + int(year), 2000 + int(year)), key=lambda y: abs(y - middle)), month, day, "short-year"
        )

    def _month_day(self, month: int, day: int) -> Outcome:
        if date(2000, month, day) is None:  # a leap year: the calendar has no such day in any year
            return Fault("intake-date-impossible", {"month": month, "day": day})
        if self.days is None:
            return Fault("intake-year-missing")
        found = nearest_year(month, day, self.days)
        return Taken(found, "year-added") if found else Fault("intake-date-impossible", {"month": month, "day": day})

    def _iso(self, text: str) -> Outcome | None:
        """`2026-07-01T08:30:00Z` and the like, brought to local time."""
        try:
            moment = dt.datetime.fromisoformat(text) if len(text) > _ISO else None
        except ValueError:
            return None
        if moment is None:
            return None
        if moment.year in (dt.MINYEAR, dt.MAXYEAR):  # no room left for zones and rounding
            return Fault("intake-no-moment")
        if moment.tzinfo is not None:
            return Taken(_to_second(moment.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)), "time-zone")
        return Taken(_to_second(moment))

    def _date_and_clock(self, text: str) -> Outcome:
        match = spellings.DATE_AND_CLOCK.fullmatch(text)
        if match is None:
            return Fault("intake-clock-missing" if isinstance(self._day(text), Taken) else "intake-no-moment")
        return _joined(self._day(match.group(1)), self.clocks.clock(match.group(2)))


def _joined(day: Outcome | None, clock: Outcome) -> Outcome:
    if isinstance(day, Fault) or isinstance(clock, Fault):
        return day if isinstance(day, Fault) else clock
    if day is None or not isinstance(day.value, dt.date) or not isinstance(clock.value, int):
        return Fault("intake-no-moment")
    moment = dt.datetime.combine(day.value, _MIDNIGHT) + dt.timedelta(seconds=clock.value)
    return Taken(moment, day.rule or clock.rule)


def _to_second(moment: dt.datetime) -> dt.datetime:
    """Excel keeps times as fractions of a day: 07:59:59.997 is eight o'clock."""
    return (moment + dt.timedelta(milliseconds=500)).replace(microsecond=0)


def _iso_spelling(cell: str) -> str | None:
    return None if len(cell) == _ISO and cell[4] == cell[7] == "-" and cell.isascii() else "date-spelling"


def _digits(text: str) -> Outcome:
    if len(text) == _COMPACT:
        return _compact(text)
    if int(text) in _SERIALS:
        return Taken((_SERIAL_ZERO + dt.timedelta(days=int(text))).date(), "serial-date")
    return _no_date(text)


def _compact(text: str) -> Outcome:
    return _dated(int(text[:4]), int(text[4:6]), int(text[6:]), "date-spelling")


def _dated(year: int, month: int, day: int, rule: str | None) -> Outcome:
    found = date(year, month, day)
    return Taken(found, rule) if found else Fault("intake-date-impossible", {"month": month, "day": day})


def _no_date(cell: Cell) -> Fault:
    return Fault("intake-no-date", {"text": shown(cell)})
