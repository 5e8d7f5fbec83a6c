import datetime as dt

import pytest

from starcrew.intake.clocks import Clocks, duration
from starcrew.intake.grid import Cell
from tests.intake.plant import SHIFTS, fault, value

HOUR, MINUTE = 3600, 60
CLOCKS = Clocks(SHIFTS)


def at(*parts: int) -> dt.datetime:
    """A naive local moment, as Excel has it."""
    return dt.datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


@pytest.mark.parametrize(
    "written, hours, minutes",
    [
        ("8:00", 8, 0),
        ("08:00:00", 8, 0),
        ("8点", 8, 0),
        ("8点半", 8, 30),
        ("8点05分", 8, 5),
        ("8时30", 8, 30),
        ("8：00", 8, 0),
        ("8.30", 8, 30),
        ("下午3:30", 15, 30),
        ("3:30pm", 15, 30),
        ("上午8:00", 8, 0),
        ("中午12:10", 12, 10),
        ("早7:30", 7, 30),
        ("中3:30", 15, 30),
        ("中班3:30", 15, 30),
        ("夜11:30", 23, 30),
        ("夜班12:10", 0, 10),
        ("24:00", 0, 0),
        (dt.time(7, 59, 59, 997000), 8, 0),
        (dt.timedelta(hours=8), 8, 0),
        (0.354166666667, 8, 30),
        (at(2026, 7, 1, 8, 30), 8, 30),
    ],
)
def test_times_of_day(written: Cell, hours: int, minutes: int) -> None:
    assert value(CLOCKS.clock(written)) == hours * HOUR + minutes * MINUTE


@pytest.mark.parametrize("written", ["25:00", "8:70", "8", 8.0, "夜班", "晌午8点", "", "8:00:99", True])
def test_what_is_no_time(written: Cell) -> None:
    assert fault(CLOCKS.clock(written)) == "intake-no-clock"


@pytest.mark.parametrize("written", ["20:00—次日8:00", "8:00-8:20", "8点至9点", "次日8:00"])
def test_spans_are_not_one_time(written: str) -> None:
    assert fault(CLOCKS.clock(written)) == "intake-clock-range"


@pytest.mark.parametrize(
    "written, unit, seconds",
    [
        ("25分钟", None, 1500),
        ("1小时30分", None, 5400),
        ("1.5小时", None, 5400),
        ("3天", None, 259200),
        ("２学时", None, None),
        (2.0, "小时", 7200),
        ("2", "小时", 7200),
        ("2", None, None),
        (dt.timedelta(minutes=20), None, 1200),
        (dt.time(0, 20), None, 1200),
        ("许久", "小时", None),
        (True, "小时", None),
    ],
)
def test_durations(written: Cell, unit: str | None, seconds: int | None) -> None:
    found = duration(written, unit)
    assert fault(found) == "intake-no-duration" if seconds is None else value(found) == seconds
