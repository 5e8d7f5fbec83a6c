import datetime as dt
from decimal import Decimal

import pytest

from starcrew.check.constants import NotTyped, constant, duration
from starcrew.model.plan import RowField, RowType


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("15分钟", 900),
        ("1天12小时", 129_600),
        ("-30分钟", -1800),
        ("0.5小时", 1800),
        ("2 hours", 7200),
        ("3d", 259_200),
    ],
)
def test_a_duration_is_seconds(text: str, seconds: int) -> None:
    assert duration(text) == seconds


def test_a_bare_number_takes_the_unit_of_its_field() -> None:
    assert constant("2", RowField("x", "duration", unit="小时")) == 7200


@pytest.mark.parametrize("text", ["", "15", "分钟", "15分钟前", "3刻", "1.2.3天", "0.0000001秒"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(NotTyped):
        duration(text)


@pytest.mark.parametrize(
    ("text", "sort", "typed"),
    [
        ("80%", "ratio", Decimal("0.8")),
        ("80", "decimal", Decimal(80)),
        ("08:30", "time", Decimal(30_600)),
        ("24:00", "time", Decimal(86_400)),
        ("2026-07-01", "date", dt.date(2026, 7, 1)),
        ("否", "boolean", False),
        ("缺", "text", "缺"),
    ],
)
def test_a_constant_has_the_type_of_its_field(text: str, sort: RowType, typed: object) -> None:
    assert constant(text, RowField("x", sort)) == typed


def test_results_are_written_in_chinese_and_kept_in_english() -> None:
    result = RowField("result", "text", values=("on_time", "missing"))
    assert constant("缺", result) == "missing"


@pytest.mark.parametrize("text", ["25:00", "08:60", "8点", "24:01"])
def test_a_clock_time_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(NotTyped):
        constant(text, RowField("x", "time"))
