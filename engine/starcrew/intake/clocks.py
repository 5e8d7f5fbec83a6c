"""Cells → times of day and durations, in whole seconds."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from starcrew.intake import spellings
from starcrew.intake.grid import Cell
from starcrew.intake.normal import folded, minus, tight
from starcrew.intake.outcome import Fault, Outcome, Taken
from starcrew.model.site import Shift

DAY = 86400
_HOUR, _MINUTE, _NOON = 3600, 60, 12
_CLEAR = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")


def shift_words(shifts: Mapping[str, Shift]) -> dict[str, str]:
    """Every spelling of a shift, as compared, → its name."""
    words = {folded(spelling): name for name, shift in shifts.items() for spelling in shift.spellings}
    return words | {folded(name): name for name in shifts}


@dataclass(frozen=True)
class Clocks:
    """shifts: those of site.yaml; a shift's word before a time says which half of the day is meant."""

    shifts: Mapping[str, Shift]

    @cached_property
    def _words(self) -> dict[str, str]:
        return shift_words(self.shifts)

    def clock(self, cell: Cell) -> Outcome:
        """Seconds after midnight, below 86400."""
        if isinstance(cell, dt.datetime):
            return Taken(_seconds(cell.time()), "date-dropped")
        if isinstance(cell, dt.time):
            return Taken(_seconds(cell))
        if isinstance(cell, dt.timedelta):
            return Taken(round(cell.total_seconds()) % DAY)
        if isinstance(cell, float) and 0 <= cell < 1:
            return Taken(round(cell * DAY) % DAY, "day-fraction")
        return self._of_text(cell) if isinstance(cell, str) else Fault("intake-no-clock")

    def _of_text(self, cell: str) -> Outcome:
        text = minus(tight(cell).lower())
        if spellings.CLOCK_RANGE.search(text) or spellings.NEXT_DAY.search(text):
            return Fault("intake-clock-range")
        if match := spellings.DOTTED_CLOCK.fullmatch(text):
            return _within(int(match.group(1)), int(match.group(2)), 0, "clock-spelling")
        match = spellings.CLOCK.fullmatch(text)
        if match is None or not (spellings.HAS_CLOCK.search(text) or match["after"]):
            return Fault("intake-no-clock")
        minutes = 30 if match["rest"] == spellings.HALF else int(match["minute"] or 0)
        seconds = int(match["second"] or 0)
        word = match["word"] or match["after"]
        if word:
            return self._worded(word, int(match["hour"]), minutes, seconds)
        return _within(int(match["hour"]), minutes, seconds, None if _CLEAR.fullmatch(cell) else "clock-spelling")

    def _worded(self, word: str, hour: int, minutes: int, seconds: int) -> Outcome:
        shift = self._words.get(word)
        if shift is not None:
            return self._near_shift(self.shifts[shift].start, hour, minutes)
        if word in spellings.AFTERNOON:
            return _within(hour + _NOON if hour < _NOON else hour, minutes, seconds, "clock-spelling")
        if word in spellings.MORNING:
            return _within(0 if hour == _NOON else hour, minutes, seconds, "clock-spelling")
        if word in spellings.NOON:
            return _within(hour + _NOON if hour < 3 else hour, minutes, seconds, "clock-spelling")
        return Fault("intake-no-clock")

    def _near_shift(self, start: int, hour: int, minutes: int) -> Outcome:
        """Of the two readings of a twelve-hour clock the one nearer to the start of the shift; `中3:30` is 15:30."""
        if hour > 24 or minutes >= 60:
            return Fault("intake-no-clock")
        hours = [hour, hour + _NOON] if hour < _NOON else [hour, hour - _NOON] if hour == _NOON else [hour]
        readings = [(h * _HOUR + minutes * _MINUTE) % DAY for h in hours]
        return Taken(min(readings, key=lambda reading: _apart(reading, start)), "shift-clock")


def duration(cell: Cell, unit: str | None) -> Outcome:
    """Seconds. A bare number counts in `unit`; without one it is a fault."""
    if isinstance(cell, dt.timedelta):
        return Taken(round(cell.total_seconds()))
    if isinstance(cell, dt.time):
        return Taken(_seconds(cell), "clock-as-duration")
    if isinstance(cell, bool) or not isinstance(cell, str | float | int):
        return Fault("intake-no-duration")
    text = tight(cell).lower() if isinstance(cell, str) else f"{cell:.15g}"
    parts = spellings.DURATION_PART.findall(text)
    if parts and "".join(number + word for number, word in parts) == text:
        return _whole(sum(Decimal(number) * _unit_seconds(word) for number, word in parts), "duration-unit")
    if unit is not None and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return _whole(Decimal(text) * _unit_seconds(unit), None)
    return Fault("intake-no-duration")


def _unit_seconds(word: str) -> int:
    return spellings.DURATION_SECONDS.get(word.removeprefix("个"), 0)


def _whole(seconds: Decimal | int, rule: str | None) -> Outcome:
    whole = int(seconds)
    return Taken(whole, rule) if whole == seconds else Fault("intake-no-duration")


def _within(hour: int, minutes: int, seconds: int, rule: str | None) -> Outcome:
    total = hour * _HOUR + minutes * _MINUTE + seconds
    if total > DAY or minutes >= 60 or seconds >= 60:
        return Fault("intake-no-clock")
    return Taken(0, "midnight-24") if total == DAY else Taken(total, rule)


def _seconds(time: dt.time) -> int:
    exact = time.hour * _HOUR + time.minute * _MINUTE + time.second + time.microsecond / 1e6
    return round(exact) % DAY


def _apart(one: int, other: int) -> int:
    return min((one - other) % DAY, (other - one) % DAY)
