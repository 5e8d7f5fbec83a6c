"""Which days a sheet speaks of, when its dates leave out the year."""

import datetime as dt
from collections.abc import Iterable

from starcrew.intake import spellings
from starcrew.intake.normal import plain
from starcrew.model.periods import Period, period

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def span(texts: Iterable[str], within: Period | None) -> Period | None:
    """The days named by the nearest text that has a year, narrowed to a month named nearer; else `within`; else None.

    texts: title, sheet name, file and folder names, the nearest first.
    """
    cleaned = [plain(text) for text in texts]
    found = next((days for text in cleaned if (days := _named(text)) is not None), within)
    month = next((number for text in cleaned if (number := _month(text))), None)
    return _narrowed(found, month) if found is not None and month is not None else found


def nearest_year(month: int, day: int, days: Period) -> dt.date | None:
    """The date of that month and day that lies in `days` or closest to it. None if there is no such day."""
    candidates = [found for year in range(days.start.year - 1, days.last.year + 2) if (found := date(year, month, day))]
    return min(candidates, key=lambda found: _distance(found, days), default=None)


def date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None if the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _distance(day: dt.date, days: Period) -> dt.timedelta:
    return max(days.start - day, day - days.last, dt.timedelta(0))


def _named(text: str) -> Period | None:
    if match := spellings.YEAR_AND_QUARTER.search(text):
        year, chinese, latin = match.groups()
        return period(f"{year}Q{_QUARTERS[chinese or latin]}", {})
    if match := spellings.YEAR_AND_HALF.search(text):
        return period(f"{match.group(1)}H{spellings.HALVES.index(match.group(2)) + 1}", {})
    if match := spellings.YEAR_AND_MONTH.search(text):
        return period(f"{match.group(1)}-{int(match.group(2)):02}", {})
    match = spellings.YEAR.search(text)
    return period(match.group(1), {}) if match else None


def _month(text: str) -> int | None:
    named = {int(number) for number in spellings.MONTH.findall(text)}
    named |= {number for word, number in spellings.CHINESE_MONTHS.items() if _says(text, word)}
    return named.pop() if len(named) == 1 else None


def _says(text: str, word: str) -> bool:
    """十一月 holds 一月: a longer numeral in front is another month."""
    place = text.find(word)
    return place >= 0 and text[place - 1 : place] not in set(spellings.TEN)


def _narrowed(days: Period, month: int) -> Period:
    first = nearest_year(month, 1, days)
    whole = period(f"{first:%Y-%m}", {}) if first else None
    return whole if whole is not None and whole.start < days.end and days.start < whole.end else days
