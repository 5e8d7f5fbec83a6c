"""A site: names, shifts, periods and where its records live."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic import Field as Setting

from starcrew.model.base import ENGINE_WORD, OneOrMany, Written
from starcrew.model.kinds import Kind
from starcrew.model.schemes import Scheme
from starcrew.model.sheets import Sheet


def _clock(value: Any) -> Any:
    """`08:00` → seconds after midnight."""
    hours, _, minutes = str(value).partition(":")
    if not (hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60):
        raise ValueError("not_a_clock_time")
    return int(hours) * 3600 + int(minutes) * 60


Clock = Annotated[int, BeforeValidator(_clock, json_schema_input_type=str)]


class Shift(Written):
    """start, end: clock times; an end at or before the start is on the next day.

    business_date: whether the shift counts on the date it starts or the date it ends.
    spellings: other names met in ledgers.
    """

    start: Clock
    end: Clock
    business_date: Annotated[Literal["start_date", "end_date"], ENGINE_WORD] = "start_date"
    spellings: OneOrMany[str] = ()


class SiteFile(Written):
    """site.yaml. periods: name → [first day, last day], beside the calendar ones (2026Q3, 2026-07, 2026H2, 2026)."""

    site: str
    time_zone: str = "Asia/Shanghai"
    language: Literal["zh", "en"] = "zh"
    shifts: dict[str, Shift] = Setting(default_factory=dict)
    periods: dict[str, tuple[str, str]] = Setting(default_factory=dict)
    schemes: OneOrMany[str] = ()
    records: str = "data"
    evaluations: str = "evaluations"


class Site(Written):
    """Everything a site's folder says, each name once."""

    file: SiteFile
    kinds: dict[str, Kind]
    sheets: dict[str, Sheet]
    schemes: dict[str, Scheme]
