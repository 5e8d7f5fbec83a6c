"""Which rows a check looks at, and whose they are."""

from functools import cache
from typing import Any

import pytest

from tests.count.counting import by_case, cases, teams, workers


def member(worker: str, team: str, first: str, last: str | None = None, **other: str) -> dict[str, Any]:
    return {"工号": worker, "班组": team, "进组": first, "离组": last, **other}


MEMBERS = [
    member("W1", "A", "2020-01-01", "2026-07-15"),
    member("W1", "B", "2026-07-16"),
    member("W2", "A", "2020-01-01"),
    member("W2", "B", "2026-07-10", "2026-07-20"),
    member("W4", "B", "2020-01-01", _id="z"),
    member("W4", "A", "2020-01-01", _id="a"),
    member("W9", "A", "2020-01-01"),
    member("W9", "A", "2026-07-01"),
]
PLANT = {"班组": teams("A", "B"), "职工": workers("W1", "W2", "W3", "W4", "W9"), "班组成员": MEMBERS}


def event(name: str, worker: str | None, day: str, **other: Any) -> dict[str, Any]:
    return {"_id": name, "人": worker, "日期": day, **other}


EVENTS = [
    event("last day in the old team", "W1", "2026-07-15"),
    event("first day in the new team", "W1", "2026-07-16"),
    event("before the loan", "W2", "2026-07-09"),
    event("on loan", "W2", "2026-07-10"),
    event("last day on loan", "W2", "2026-07-20"),
    event("back again", "W2", "2026-07-21"),
    event("of no team", "W3", "2026-07-15"),
    event("of nobody", None, "2026-07-15"),
    event("two entries from one day", "W4", "2026-07-15"),
    event("two entries of one team", "W9", "2026-07-15"),
    event("before the period", "W1", "2026-06-30"),
    event("first day of the period", "W1", "2026-07-01"),
    event("last day of the period", "W1", "2026-09-30"),
    event("after the period", "W1", "2026-10-01"),
]


@cache
def charged() -> dict[str, str]:
    return by_case(cases("每个: 事\n归于: 人", {**PLANT, "事": EVENTS}, "日期"), "subject")


@pytest.mark.parametrize(
    ("case", "team"),
    [
        ("last day in the old team", "A"),
        ("first day in the new team", "B"),
        ("before the loan", "A"),
        ("on loan", "B"),
        ("last day on loan", "B"),
        ("back again", "A"),
        ("two entries from one day", "A"),  # the smaller record id
        ("two entries of one team", "A"),
        ("first day of the period", "A"),
        ("last day of the period", "B"),
    ],
)
def test_an_event_belongs_to_the_team_on_its_day(case: str, team: str) -> None:
    assert charged()[case] == team


def test_nobody_pays_for_an_event_of_nobody_or_outside_the_period() -> None:
    outside = {"of no team", "of nobody", "before the period", "after the period"}
    assert set(charged()) == {str(e["_id"]) for e in EVENTS} - outside


def test_records_after_as_of_are_not_there() -> None:
    found = cases("每个: 事\n归于: 人", {**PLANT, "事": EVENTS}, "日期", as_of="2026-07-15")
    assert "last day in the old team" in by_case(found, "日期")
    assert "first day in the new team" not in by_case(found, "日期")


def test_a_team_field_leads_to_each_member_of_the_day_once() -> None:
    rows = [{"_id": "15", "班组": "A", "日期": "2026-07-15"}, {"_id": "16", "班组": "A", "日期": "2026-07-16"}]
    found = cases("每个: 事\n归于: 班组", {**PLANT, "事": rows}, "日期", subject="职工")
    assert [(c["subject"], c["case"]) for c in found] == [
        ("W1", "15/W1"),
        ("W2", "15/W2"),
        ("W2", "16/W2"),
        ("W4", "15/W4"),
        ("W4", "16/W4"),
        ("W9", "15/W9"),
        ("W9", "16/W9"),
    ]


def test_one_row_per_person_of_a_list() -> None:
    rows = [
        {"_id": "two", "班组": "A", "日期": "2026-07-01", "参加": ["W2", "W1"]},
        {"_id": "none", "班组": "A", "日期": "2026-07-01", "参加": []},
        {"_id": "blank", "班组": "A", "日期": "2026-07-01", "参加": None},
    ]
    found = cases("每个: 事\n逐: 参加\n归于: 班组", {**PLANT, "事": rows}, "参加")
    assert by_case(found, "参加") == {"two/W1": "W1", "two/W2": "W2"}
    assert all(case["evidence"] == ["two"] for case in found)


def point(name: str, first: str, last: str | None) -> dict[str, Any]:
    return {"_id": name, "源号": name, "班组": "A", "列管": first, "撤销": last}


def test_register_entries_count_when_they_hold_on_some_day_of_the_period() -> None:
    points = [
        point("began on the last day", "2026-09-30", None),
        point("began a day too late", "2026-10-01", None),
        point("ended on the first day", "2020-01-01", "2026-07-01"),
        point("ended a day too early", "2020-01-01", "2026-06-30"),
        point("holds all along", "2020-01-01", None),
    ]
    found = cases("每个: 源点", {"班组": teams("A"), "源点": points}, "源号")
    assert set(by_case(found, "源号")) == {"began on the last day", "ended on the first day", "holds all along"}


def test_a_register_entry_belongs_to_the_team_of_its_first_day_in_the_period() -> None:
    """The certificate is from long before anybody was in a team."""
    licence = {"_id": "c", "证号": "1", "持证人": "W1", "发证": "2010-01-01", "到期": None}
    assert by_case(cases("每个: 证", {**PLANT, "证": [licence]}, "证号"), "subject") == {"c": "A"}


STOPS = [
    {"班组": "A", "从": "2026-07-10", "至": "2026-07-12"},
    {"班组": "B", "从": "2026-07-13", "至": None},
]


def shift(team: str, day: str, name: str = "早班") -> dict[str, Any]:
    return {"_id": f"{team} {day[5:]} {name}", "班组": team, "日期": day, "班次": name}


def test_scheduled_shifts_inside_a_suspension_ask_for_nothing() -> None:
    days = ("2026-07-09", "2026-07-10", "2026-07-12", "2026-07-13")
    shifts = [shift(team, day) for team in "AB" for day in days]
    found = cases("每个: 排班", {"班组": teams("A", "B"), "排班": shifts, "停产": STOPS}, "日期")
    assert [(c["subject"], c["日期"].day) for c in found] == [("A", 9), ("A", 13), ("B", 9), ("B", 10), ("B", 12)]


WEEK_27 = ("2026-06-29", "2026-06-30", "2026-07-01")  # its Thursday is 2 July
WEEK_39 = ("2026-09-21", "2026-09-22", "2026-09-27")
WEEK_40 = ("2026-09-28", "2026-09-29", "2026-09-30")  # its Thursday is 1 October
SUSPENDED = ("2026-07-09", "2026-07-10", "2026-07-13", "2026-07-14", "2026-07-15")  # the 10th falls out


def weeks(subject: str = "班组", fewest: int = 3) -> list[dict[str, Any]]:
    days = [*WEEK_27, *WEEK_39, *WEEK_40, *SUSPENDED]
    shifts = [shift("A", day) for day in days] + [shift("A", "2026-07-09", "夜班"), shift("C", "2026-07-13")]
    rows = {**PLANT, "班组": teams("A", "B"), "排班": shifts, "停产": STOPS}
    return cases(f"每个: 周\n至少上班天数: {fewest}", rows, "单元", "起", "止", subject=subject)


def test_a_week_belongs_to_the_period_of_its_thursday_and_needs_enough_days() -> None:
    assert [(c["subject"], c["单元"]) for c in weeks()] == [("A", "2026-W27"), ("A", "2026-W29"), ("A", "2026-W39")]


def test_two_shifts_of_one_day_are_one_day() -> None:
    """Week 28 has the 9th twice and a suspended 10th: one day."""
    assert "2026-W28" not in {c["单元"] for c in weeks(fewest=2)}
    assert "2026-W28" in {c["单元"] for c in weeks(fewest=1)}


def test_a_week_is_proved_by_its_shifts() -> None:
    (first, *_) = weeks()
    assert first["evidence"] == ["A 06-29 早班", "A 06-30 早班", "A 07-01 早班"]


def test_a_worker_has_the_units_of_the_team_of_each_day() -> None:
    """W1 left A on 15 July; W9 is in it by two entries."""
    found = {(c["subject"], c["单元"]) for c in weeks("职工")}
    assert ("W1", "2026-W29") in found
    assert ("W1", "2026-W39") not in found
    assert ("W9", "2026-W39") in found


def test_without_a_schedule_every_unit_asks() -> None:
    found = cases("每个: 月", {"班组": teams("A")}, "单元", without=("排班",))
    assert [c["单元"] for c in found] == ["2026-07", "2026-08", "2026-09"]


def test_teams_off_the_roster_have_no_cases() -> None:
    roster = [*teams("A"), *teams("B", 停用="2026-06-30")]
    rows = [{"_id": t, "班组": t, "日期": "2026-07-01"} for t in "ABC"]
    assert [c["subject"] for c in cases("每个: 事\n归于: 班组", {"班组": roster, "事": rows}, "日期")] == ["A"]
