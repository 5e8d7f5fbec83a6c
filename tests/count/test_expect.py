"""Expectations: on time, early, late, missing, not due; how long, and how long inside the period."""

from functools import cache
from typing import Any

import pytest

from tests.count.counting import by_case, cases, seen, teams, workers

RESULT = ("结果", "拖延", "拖延天数", "本期拖延天数", "数")


def shift(team: str, day: str = "2026-07-01") -> dict[str, Any]:
    return {"_id": f"shift {team}", "班组": team, "日期": day, "班次": "早班"}


def done(team: str, day: str, clock: str, **other: Any) -> dict[str, Any]:
    return {"_id": f"{team} {day[5:]} {clock}", "班组": team, "日期": day, "时间": clock, **other}


MOMENTS = {
    "at the deadline": ["08:15:00"],
    "a second late": ["08:15:01"],
    "a day and a second late": [],
    "at the first moment": ["06:00:00"],
    "a second early": ["05:59:59"],
    "early and on time": ["05:00:00", "07:00:00"],
    "early and late": ["05:00:00", "09:00:00"],
    "on time and late": ["07:00:00", "09:00:00"],
    "nothing": [],
    "due today": [],
    "due tomorrow": [],
}
DUE = {"due today": "2026-07-10", "due tomorrow": "2026-07-11"}
SLOT = "每个: 排班\n应有: {记录: 办, 相同: 班组, 不早于: {上班时间: -2小时}, 不晚于: {上班时间: 15分钟}}"


@cache
def slots() -> dict[str, Any]:
    """Shifts from 08:00 on 1 July; a record is asked for from 06:00 to 08:15. As of 10 July."""
    records = [done(team, "2026-07-01", clock) for team, clocks in MOMENTS.items() for clock in clocks]
    records += [done("a day and a second late", "2026-07-02", "08:15:01"), done("due tomorrow", "2026-07-11", "07:00")]
    rows = {
        "班组": teams(*MOMENTS),
        "排班": [shift(team, DUE.get(team, "2026-07-01")) for team in MOMENTS],
        "办": records,
    }
    return seen(cases(SLOT, rows, *RESULT, as_of="2026-07-10"), *RESULT)


@pytest.mark.parametrize(
    ("team", "outcome"),
    [
        ("at the deadline", ("on_time", 0, 0, 0, 1)),
        ("at the first moment", ("on_time", 0, 0, 0, 1)),
        ("a second late", ("late", 1, 1, 1, 1)),
        ("a day and a second late", ("late", 86_401, 2, 2, 1)),
        ("a second early", ("early", 0, 0, 0, 1)),
        ("early and on time", ("on_time", 0, 0, 0, 2)),
        ("early and late", ("late", 2700, 1, 1, 2)),
        ("on time and late", ("on_time", 0, 0, 0, 2)),
        ("nothing", ("missing", 834_299, 10, 10, 0)),  # to the end of 10 July: 9 days 15:44:59
        ("due today", ("missing", 56_699, 1, 1, 0)),  # 15:44:59
        ("due tomorrow", ("not_due", 0, 0, 0, 0)),  # what is recorded for tomorrow is not known today
    ],
)
def test_a_window_between_two_moments(team: str, outcome: tuple[object, ...]) -> None:
    assert slots()[team] == outcome


def test_the_deciding_record_is_evidence_beside_the_row() -> None:
    rows = {
        "班组": teams("A"),
        "排班": [shift("A")],
        "办": [done("A", "2026-07-01", "07:00"), done("A", "2026-07-01", "07:30"), done("A", "2026-07-01", "05:00")],
    }
    (found,) = cases(SLOT, rows, "结果")
    assert found["evidence"] == ["shift A", "A 07-01 07:00"]


def task(name: str, day: str, deadline: str | None, **other: Any) -> dict[str, Any]:
    return {"_id": name, "班组": name, "日期": day, "期限": deadline, **other}


TASKS = [
    task("last second of the day", "2026-07-01", "2026-07-03"),
    task("next midnight", "2026-07-01", "2026-07-03"),
    task("after the period", "2026-09-20", "2026-09-25"),
    task("due before the period", "2026-07-01", "2026-06-20"),
    task("never", "2026-09-20", "2026-09-25"),
    task("never, due after the period", "2026-09-20", "2026-10-10"),
    task("due on the last day known", "2026-09-20", "2026-10-31"),
    task("due a day later", "2026-09-20", "2026-11-01"),
    task("no deadline, done", "2026-07-01", None),
    task("no deadline, not done", "2026-07-01", None),
]
WORK = [
    done("last second of the day", "2026-07-03", "23:59:59"),
    done("next midnight", "2026-07-04", "00:00"),
    done("after the period", "2026-10-05", "10:00"),
    done("due before the period", "2026-07-05", "10:00"),
    done("no deadline, done", "2026-09-30", "10:00"),
]


@cache
def deadlines() -> dict[str, Any]:
    """Deadlines that are days. As of 31 October, a month after the period."""
    rows = {"班组": teams(*(t["班组"] for t in TASKS)), "事": TASKS, "办": WORK}
    check = "每个: 事\n归于: 班组\n应有: {记录: 办, 相同: 班组, 不晚于: 期限}"
    return seen(cases(check, rows, *RESULT[:4], as_of="2026-10-31"), *RESULT[:4])


DAY = 86_400


@pytest.mark.parametrize(
    ("team", "outcome"),
    [
        ("last second of the day", ("on_time", 0, 0, 0)),
        ("next midnight", ("late", DAY, 1, 1)),
        ("after the period", ("late", 10 * DAY, 10, 5)),  # 26 to 30 September are of this period
        ("due before the period", ("late", 15 * DAY, 15, 5)),  # 1 to 5 July are
        ("never", ("missing", 5 * DAY, 5, 5)),  # counted to the period's last day
        ("never, due after the period", ("missing", 0, 0, 0)),
        ("due on the last day known", ("missing", 0, 0, 0)),
        ("due a day later", ("not_due", 0, 0, 0)),
        ("no deadline, done", ("on_time", 0, 0, 0)),
        ("no deadline, not done", ("missing", 0, 0, 0)),
    ],
)
def test_a_day_as_deadline_means_its_end(team: str, outcome: tuple[object, ...]) -> None:
    assert deadlines()[team] == outcome


def test_no_day_late_is_charged_in_two_periods() -> None:
    """Due on 30 September at noon, done three days and six hours later: four days begun, one of them in September."""
    rows = {
        "班组": teams("A"),
        "事": [{"班组": "A", "日期": "2026-09-30", "时限": "2026-09-30T12:00:00"}],
        "办": [done("A", "2026-10-03", "18:00")],
    }
    check = "每个: 事\n归于: 班组\n应有: {记录: 办, 相同: 班组, 不晚于: 时限}"
    found = cases(check, rows, *RESULT[:4], as_of="2026-10-31")
    assert seen(found, *RESULT[:4]) == {"A": ("late", 3 * DAY + 6 * 3600, 4, 1)}


def test_at_least_n_records_of_a_sort_and_the_nth_decides() -> None:
    names = ("none", "one", "one of another level", "two", "second late", "one early", "two early")
    records = [
        done("one", "2026-07-02", "08:00", 级别="甲"),
        *(
            done("one of another level", "2026-07-02", clock, 级别=level)
            for clock, level in (("08:00", "甲"), ("09:00", "乙"))
        ),
        *(done("two", "2026-07-02", clock, 级别="甲") for clock in ("08:00", "09:00")),
        *(done("second late", day, "08:00", 级别="甲") for day in ("2026-07-02", "2026-07-05")),
        *(done("one early", day, "08:00", 级别="甲") for day in ("2026-06-30", "2026-07-02")),
        *(done("two early", day, "08:00", 级别="甲") for day in ("2026-06-29", "2026-06-30")),
    ]
    rows = {"班组": teams(*names), "事": [task(name, "2026-07-01", "2026-07-03") for name in names], "办": records}
    expect = "{记录: 办, 相同: 班组, 满足: {级别: 甲}, 至少: 2, 不早于: 日期, 不晚于: 期限}"
    found = cases(f"每个: 事\n归于: 班组\n应有: {expect}", rows, "结果", "数")
    assert seen(found, "结果", "数") == {
        "none": ("missing", 0),
        "one": ("missing", 1),
        "one of another level": ("missing", 1),
        "two": ("on_time", 2),
        "second late": ("late", 2),
        "one early": ("early", 2),
        "two early": ("early", 2),
    }


VALID = {
    "on the first day": ("2026-07-15", "2027-07-14"),
    "on the last day": ("2025-07-15", "2026-07-15"),
    "a day too early": ("2026-07-16", "2027-07-14"),
    "a day too late": ("2025-07-15", "2026-07-14"),
    "without an end": ("2025-07-15", None),
}


def test_a_record_valid_on_the_day_both_ends_included() -> None:
    people = list(VALID)
    rows = {
        "班组": teams(*people),
        "事": [{"班组": name, "人": name, "日期": "2026-07-15"} for name in people],
        "证": [{"证号": n, "持证人": n, "发证": first, "到期": last} for n, (first, last) in VALID.items()],
    }
    check = "每个: 事\n归于: 班组\n应有: {记录: 证, 相同: {人: 持证人}, 在效期内: [发证, 到期]}"
    found = seen(cases(check, rows, "结果"), "结果")
    assert {name for name, result in found.items() if result == "on_time"} == {
        "on the first day",
        "on the last day",
        "without an end",
    }


def test_a_blank_never_equals_a_blank() -> None:
    rows = {
        "班组": teams("A"),
        "事": [{"班组": "A", "人": None, "类": None, "日期": "2026-07-15"}],
        "办": [{"班组": "A", "日期": "2026-07-15", "级别": None}],
    }
    found = cases("每个: 事\n归于: 班组\n应有: {记录: 办, 相同: {类: 级别}}", rows, "结果")
    assert seen(found, "结果") == {"A": "missing"}


def test_a_calendar_unit_asks_for_a_record_of_the_subjects_own_inside_it() -> None:
    days = ("2026-07-01", "2026-07-11", "2026-07-21", "2026-08-01")
    rows = {
        "班组": teams("A", "B"),
        "排班": [{"班组": team, "日期": day, "班次": "早班"} for team in "AB" for day in days],
        "办": [done("A", "2026-07-10", "23:59"), done("A", "2026-07-21", "00:00"), done("B", "2026-07-15", "08:00")],
    }
    found = cases("每个: 旬\n应有: {记录: 办}", rows, "单元", "结果", as_of="2026-08-09")
    assert [(c["subject"], c["单元"][5:], c["结果"]) for c in found] == [
        ("A", "07-A", "on_time"),
        ("A", "07-B", "missing"),
        ("A", "07-C", "on_time"),
        ("A", "08-A", "not_due"),
        ("B", "07-A", "missing"),
        ("B", "07-B", "on_time"),
        ("B", "07-C", "missing"),
        ("B", "08-A", "not_due"),
    ]


def test_a_register_entry_asks_for_something_inside_the_period() -> None:
    days = {"inside": ("2026-07-01", "2026-09-30"), "half outside": ("2026-06-30", "2026-07-01")}
    rows = {
        "班组": teams("A"),
        "源点": [{"_id": n, "源号": n, "班组": "A", "列管": "2020-01-01"} for n in days],
        "办": [{"编号": n, "日期": day} for n, both in days.items() for day in both],
    }
    check = "每个: 源点\n应有: {记录: 办, 相同: {源号: 编号}, 至少: 2}"
    assert by_case(cases(check, rows, "结果"), "结果") == {"inside": "on_time", "half outside": "missing"}
    assert set(by_case(cases(check, rows, "结果", as_of="2026-09-29"), "结果").values()) == {"not_due"}


def test_a_field_of_the_row_itself_is_filled_in_time() -> None:
    filled = {
        "in time": task("in time", "2026-07-01", "2026-07-10", 完成="2026-07-10"),
        "late": task("late", "2026-07-01", "2026-07-10", 完成="2026-07-13"),
        "never": task("never", "2026-07-01", "2026-07-10"),
        "not due": task("not due", "2026-07-01", "2026-07-21", 完成="2026-07-02"),
        "no deadline": task("no deadline", "2026-07-01", None, 完成="2026-07-02"),
    }
    rows = {"班组": teams(*filled), "事": list(filled.values())}
    check = "每个: 事\n归于: 班组\n应有: {字段: 完成, 不晚于: 期限}"
    assert seen(cases(check, rows, *RESULT, as_of="2026-07-20"), *RESULT) == {
        "in time": ("on_time", 0, 0, 0, 1),
        "late": ("late", 3 * DAY, 3, 3, 1),
        "never": ("missing", 10 * DAY, 10, 10, 0),
        "not due": ("not_due", 0, 0, 0, 1),
        "no deadline": ("on_time", 0, 0, 0, 1),
    }


def test_a_field_filled_in_after_as_of_is_not_there_yet() -> None:
    filled = {"later": task("later", "2026-07-01", "2026-07-05", 完成="2026-07-20")}
    rows = {"班组": teams(*filled), "事": list(filled.values())}
    check = "每个: 事\n归于: 班组\n应有: {字段: 完成, 不晚于: 期限}"
    assert by_case(cases(check, rows, "结果", as_of="2026-07-19"), "结果") == {"later": "missing"}
    assert by_case(cases(check, rows, "结果", as_of="2026-07-20"), "结果") == {"later": "late"}


def test_two_expectations_have_names_and_bring_their_fields() -> None:
    rows = {
        "班组": teams("A"),
        "事": [task("A", "2026-07-01", "2026-07-03")],
        "办": [done("A", "2026-07-05", "08:00", 级别="甲", 得分="79.5"), done("A", "2026-07-02", "08:00", 级别="乙")],
    }
    check = """
每个: 事
归于: 班组
应有:
- {记录: 办, 名称: 初, 相同: 班组, 满足: {级别: 甲}, 不晚于: 期限}
- {记录: 办, 名称: 复, 相同: 班组, 满足: {级别: 乙}, 不晚于: 期限}
"""
    names = ("初.结果", "复.结果", "初.得分", "复.得分", "初.拖延天数")
    assert seen(cases(check, rows, *names), *names) == {"A": ("late", "on_time", 79_500_000, None, 2)}


def test_what_is_missing_on_undelivered_days_is_not_known_to_be_missing() -> None:
    names = ("told", "untold", "another ledger", "days outside the window", "there all the same")
    stretches = [
        ("untold", "办", "2026-07-03", "2026-07-03"),
        ("another ledger", "事", "2026-07-01", "2026-07-31"),
        ("days outside the window", "办", "2026-07-04", "2026-07-31"),
        ("there all the same", "办", "2026-07-01", "2026-07-31"),
    ]
    rows = {
        "班组": teams(*names),
        "事": [task(name, "2026-07-01", "2026-07-03") for name in names],
        "办": [done("there all the same", "2026-07-02", "08:00")],
    }
    check = "每个: 事\n归于: 班组\n应有: {记录: 办, 相同: 班组, 不晚于: 期限}"
    assert seen(cases(check, rows, "结果", "拖延天数", absent=stretches), "结果") == {
        "told": "missing",
        "untold": None,
        "another ledger": "missing",
        "days outside the window": "missing",
        "there all the same": "on_time",
    }


def test_the_members_of_a_team_each_have_their_own_record() -> None:
    rows = {
        "班组": teams("A"),
        "职工": workers("W1", "W2"),
        "班组成员": [{"_id": w, "工号": w, "班组": "A", "进组": "2020-01-01"} for w in ("W1", "W2")],
        "事": [{"人": "W2", "日期": "2026-09-30"}, {"人": "W1", "日期": "2026-06-30"}],
    }
    check = "每个: 成员\n应有: {记录: 事, 相同: {工号: 人}}"
    assert by_case(cases(check, rows, "结果"), "结果") == {"W1": "missing", "W2": "on_time"}
