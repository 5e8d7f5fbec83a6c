"""Derived fields, each worked out by hand."""

import datetime as dt
from functools import cache
from typing import Any

import pytest

from tests.count.counting import by_case, cases, teams


def meeting(name: str, day: str, clock: str | None, shift: str | None) -> dict[str, Any]:
    return {"_id": name, "班组": "A", "日期": day, "时间": clock, "班次": shift}


MEETINGS = [
    meeting("the evening before a night shift", "2026-07-01", "23:30", "夜班"),
    meeting("after midnight of a night shift", "2026-07-02", "00:10", "夜班"),
    meeting("before a day shift", "2026-07-01", "07:45", "早班"),
    meeting("no more than half a day after the start", "2026-07-01", "20:00", "早班"),
    meeting("more than half a day after the start", "2026-07-01", "20:01", "早班"),
    meeting("before a shift that ends tomorrow", "2026-07-01", "21:45", "跨日班"),
    meeting("in the middle of a shift that began yesterday", "2026-07-02", "00:10", "跨日班"),
    meeting("before a shift that counts tomorrow", "2026-07-01", "21:45", "跨日归次日"),
    meeting("in the middle of a shift that counts today", "2026-07-02", "00:10", "跨日归次日"),
    meeting("without a time", "2026-07-01", None, "夜班"),
    meeting("the evening before the period", "2026-06-30", "23:30", "夜班"),
    meeting("the last evening of the period", "2026-09-30", "23:30", "夜班"),
    meeting("without a shift", "2026-07-01", "08:00", None),
]


@cache
def business_dates() -> dict[str, dt.date]:
    return by_case(cases("每个: 会", {"班组": teams("A"), "会": MEETINGS}, "业务日期"), "业务日期")


@pytest.mark.parametrize(
    ("case", "day"),
    [
        ("the evening before a night shift", 2),
        ("after midnight of a night shift", 2),
        ("before a day shift", 1),
        ("no more than half a day after the start", 1),
        ("more than half a day after the start", 2),
        ("before a shift that ends tomorrow", 1),
        ("in the middle of a shift that began yesterday", 1),
        ("before a shift that counts tomorrow", 2),
        ("in the middle of a shift that counts today", 2),
        ("without a time", 1),
        ("the evening before the period", 1),
    ],
)
def test_the_business_date_is_that_of_the_nearest_start_of_the_shift(case: str, day: int) -> None:
    assert business_dates()[case] == dt.date(2026, 7, day)


def test_a_meeting_for_the_next_periods_shift_is_not_of_this_period() -> None:
    assert "the last evening of the period" not in business_dates()


def test_a_meeting_without_a_shift_has_no_business_date_and_counts_nowhere() -> None:
    assert "without a shift" not in business_dates()


SCHEDULED = [
    {"_id": shift, "班组": "A", "日期": "2026-07-02", "班次": shift}
    for shift in ("早班", "夜班", "跨日班", "跨日归次日")
]


@pytest.mark.parametrize(
    ("shift", "start", "end"),
    [
        ("早班", "2026-07-02T08:00", "2026-07-02T16:00"),
        ("夜班", "2026-07-02T00:00", "2026-07-02T08:00"),
        ("跨日班", "2026-07-02T22:00", "2026-07-03T06:00"),
        ("跨日归次日", "2026-07-01T22:00", "2026-07-02T06:00"),
    ],
)
def test_a_shift_starts_and_ends_around_its_business_date(shift: str, start: str, end: str) -> None:
    assert shift_times()[shift] == (dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end))


@cache
def shift_times() -> dict[str, Any]:
    found = cases("每个: 排班", {"班组": teams("A"), "排班": SCHEDULED}, "上班时间", "下班时间")
    return by_case(found, "上班时间", "下班时间")


def row(name: str, **fields: Any) -> dict[str, Any]:
    return {"_id": name, "班组": "A", "日期": "2026-07-01", "时间": "08:00", "班次": "早班", **fields}


ROWS = [
    row("whole", 散会="08:20", 录入="2026-07-01T09:00:00", 应到=7, 实到=6, 评分="79.5", 签名=["W1", "W2"]),
    row("midnight", 时间="23:50", 散会="00:10", 日期="2026-07-02", 录入="2026-07-02T23:49:59", 应到=0, 实到=0, 签名=[]),
    row("blank"),
    row("no attendance", 应到=7),
    row("copied", 内容="星期一:注意 安全!第3班", 补充="戴帽 2026"),
    row("copied wide", 内容="注意　安全", 补充="(戴帽)第 4 班"),
    row("one field", 补充="注意安全"),
    row("too short", 内容="星期一第3班:戴好帽"),
    row("last day", 日期="2026-09-30"),
]
SEEN = ("时长", "录入间隔", "到会率", "人均分", "签名数", "指纹", "距末")


@cache
def values() -> dict[str, dict[str, Any]]:
    return {case["case"]: case for case in cases("每个: 会", {"班组": teams("A"), "会": ROWS}, *SEEN)}


@pytest.mark.parametrize(
    ("case", "field", "value"),
    [
        ("whole", "时长", 1200),
        ("midnight", "时长", 1200),  # an end before the start is on the next day
        ("blank", "时长", None),
        ("whole", "录入间隔", 3600),
        ("midnight", "录入间隔", -1),  # entered before it began
        ("whole", "到会率", "6/7"),
        ("midnight", "到会率", None),  # nobody was expected
        ("no attendance", "到会率", None),
        ("whole", "人均分", "79500000/6000000"),  # 79.5 over 6, both in millionths
        ("whole", "签名数", 2),
        ("midnight", "签名数", 0),
        ("blank", "签名数", None),
        ("copied", "指纹", "注意安全戴帽"),
        ("copied wide", "指纹", "注意安全戴帽"),
        ("one field", "指纹", "注意安全"),
        ("too short", "指纹", None),
        ("blank", "指纹", None),
        ("whole", "距末", 91),
        ("last day", "距末", 0),
    ],
)
def test_a_derived_field(case: str, field: str, value: object) -> None:
    assert values()[case][field] == value
