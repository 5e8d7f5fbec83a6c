from functools import cache
from typing import Any

import pytest

from tests.count.counting import by_case, cases, teams


def event(name: str, team: str, day: str, who: str | None = "W1", *, sort: str | None = "甲") -> dict[str, Any]:
    return {"_id": name, "班组": team, "日期": day, "人": who, "类": sort}


def test_the_earliest_row_of_each_subject_stands_for_all() -> None:
    events = [
        event("2", "A", "2026-07-01"),
        event("1", "A", "2026-07-02"),
        event("4", "B", "2026-07-02"),
        event("3", "B", "2026-07-02"),
        event("5", "B", "2026-07-02", sort="乙"),
        event("6", "B", "2026-07-03", sort=None),
        event("7", "B", "2026-07-04", sort=None),
    ]
    found = cases("每个: 事\n归于: 班组\n去重: 类", {"班组": teams("A", "B"), "事": events}, "日期")
    assert set(by_case(found, "日期")) == {"2", "3", "5", "6"}


DATES = {
    "90 days": ("2026-04-16", "2026-07-15"),
    "91 days": ("2026-04-15", "2026-07-15"),
    "three in a row": ("2026-05-01", "2026-06-10", "2026-07-15"),
    "the first too old for the third": ("2026-04-01", "2026-06-10", "2026-07-15"),
    "one day": ("2026-07-15", "2026-07-15", "2026-07-15"),
    "alone": ("2026-07-15",),
    "before only": ("2026-06-10",),
    "at the very start": ("2026-04-02", "2026-07-01"),
}
EVENTS = [event(f"{who} {n}", "A", day, who) for who, days in DATES.items() for n, day in enumerate(days, start=1)]
EVENTS += [event(f"other sorts {n}", "A", "2026-07-15", "sorts", sort=sort) for n, sort in enumerate("甲乙", start=1)]
EVENTS += [event(f"blank {n}", "A", "2026-07-15", None) for n in (1, 2)]
EVENTS += [event("in A", "A", "2026-07-01", "moved"), event("in B", "B", "2026-07-02", "moved")]


@cache
def within_90_days() -> list[dict[str, Any]]:
    check = "每个: 事\n归于: 班组\n重复: {相同: [人, 类], 内: 90天}"
    return cases(check, {"班组": teams("A", "B"), "事": EVENTS}, "次数", "同组数")


def rolling() -> dict[str, Any]:
    return by_case(within_90_days(), "次数", "同组数")


def proofs() -> dict[str, list[str]]:
    return by_case(within_90_days(), "evidence")


@pytest.mark.parametrize(
    ("case", "occurrence", "size"),
    [
        ("90 days 2", 2, 2),
        ("91 days 2", 1, 1),
        ("three in a row 3", 3, 3),
        ("the first too old for the third 3", 2, 2),
        ("one day 1", 1, 3),
        ("one day 2", 2, 3),
        ("one day 3", 3, 3),
        ("alone 1", 1, 1),
        ("at the very start 2", 2, 2),
        ("other sorts 1", 1, 1),
        ("other sorts 2", 1, 1),
        ("blank 1", 1, 1),
        ("blank 2", 1, 1),
        ("in A", 1, 1),
        ("in B", 2, 2),  # the person is the same in another team
    ],
)
def test_which_occurrence_within_90_days_a_row_is(case: str, occurrence: int, size: int) -> None:
    assert rolling()[case] == (occurrence, size)


def test_the_earlier_occurrences_are_evidence() -> None:
    assert proofs()["three in a row 3"] == ["three in a row 3", "three in a row 1", "three in a row 2"]
    assert proofs()["the first too old for the third 3"][1:] == ["the first too old for the third 2"]
    assert proofs()["one day 2"] == ["one day 2", "one day 1"]
    assert proofs()["91 days 2"] == ["91 days 2"]
    assert proofs()["in B"] == ["in B", "in A"]


def test_rows_before_the_period_are_counted_but_judged_in_their_own() -> None:
    assert not {"90 days 1", "three in a row 2", "before only 1"} & set(rolling())


def test_without_a_window_only_the_period_counts() -> None:
    found = cases(
        "每个: 事\n归于: 班组\n重复: {相同: [人, 类]}", {"班组": teams("A", "B"), "事": EVENTS}, "次数", "同组数"
    )
    numbers = by_case(found, "次数", "同组数")
    assert numbers["three in a row 3"] == (1, 1)
    assert [numbers[f"one day {n}"] for n in (1, 2, 3)] == [(1, 3), (2, 3), (3, 3)]
    assert numbers["blank 2"] == (1, 1)
    assert numbers["in B"] == (2, 2)


def test_rows_that_a_test_dropped_are_no_occurrences() -> None:
    events = [event("1", "A", "2026-07-01"), event("2", "A", "2026-07-02") | {"量": 1}]
    check = "每个: 事\n归于: 班组\n条件: {量: 1}\n重复: {相同: 人, 内: 90天}"
    assert by_case(cases(check, {"班组": teams("A"), "事": events}, "次数"), "次数") == {"2": 1}
