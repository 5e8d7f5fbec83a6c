from typing import Any

import pytest

from starcrew.model.periods import Period, period
from tests.count.counting import Q3, cases, seen, teams


def meeting(team: str, name: str, **fields: Any) -> dict[str, Any]:
    return {"_id": f"{team} {name}", "班组": team, "日期": "2026-07-01", "时间": "08:00", "班次": "早班", **fields}


def attended(team: str, *present: int | None) -> list[dict[str, Any]]:
    return [meeting(team, str(n), 应到=10, 实到=number) for n, number in enumerate(present)]


def test_a_share_is_exact_and_a_blank_does_not_meet_the_test() -> None:
    rows = {"班组": teams("A", "B", "C"), "会": [*attended("A", 9, 9, 9, 9, 9, 9, 8), *attended("B", 9, None)]}
    found = seen(cases("每个: 会\n汇总: {率: {实到: {至少: 9}}}", rows, "率", "数"), "率", "数")
    assert found == {"A": ("6/7", 7), "B": ("1/2", 2)}  # 6/7 is below 90 % and above 85.7 %; C has nothing to share


@pytest.mark.parametrize(("fewest", "there"), [(0, "ABC"), (1, "AB"), (2, "B"), (3, "")])
def test_below_the_smallest_sample_the_check_does_not_apply(fewest: int, there: str) -> None:
    rows = {"班组": teams("A", "B", "C"), "会": [*attended("A", 9), *attended("B", 9, 9)]}
    found = cases(f"每个: 会\n汇总: {{符合数: {{实到: 9}}, 至少样本: {fewest}}}", rows, "数")
    assert "".join(case["subject"] for case in found) == there


def test_without_rows_there_is_a_count_of_nothing() -> None:
    check = "每个: 会\n汇总: {符合数: {实到: 9}, 合计: 实到, 不同数: 主持人, 至少样本: 0}"
    names = ("数", "符合数", "合计", "不同数")
    found = cases(check, {"班组": teams("A")}, *names)
    assert seen(found, *names) == {"A": (0, 0, 0, 0)}
    assert seen(found, "evidence") == {"A": ["班组:000"]}  # the roster entry: it is about whom nothing was found


def test_the_mean_of_decimals_is_a_fraction_over_what_is_filled() -> None:
    rows = [meeting("A", str(n), 评分=points) for n, points in enumerate(("79.5", "80", None, "80.1"))]
    blank = [meeting("B", "1", 评分=None)]
    check = "每个: 会\n汇总: {平均: 评分, 最小: 评分, 最大: 评分, 合计: 评分}"
    names = ("平均", "最小", "最大", "合计", "数")
    found = seen(cases(check, {"班组": teams("A", "B"), "会": [*rows, *blank]}, *names), *names)
    assert found["A"] == ("239600000/3000000", 79_500_000, 80_100_000, 239_600_000, 4)
    assert found["B"] == (None, None, None, 0, 1)


def test_the_mean_of_whole_numbers() -> None:
    rows = {"班组": teams("A"), "会": attended("A", 9, 8)}
    assert seen(cases("每个: 会\n汇总: {平均: 实到}", rows, "平均"), "平均") == {"A": "17/2"}


def test_different_values_are_counted_once_and_blanks_not_at_all() -> None:
    hosts = ("W1", "W2", "W1", None)
    rows = {"班组": teams("A"), "会": [meeting("A", str(n), 主持人=host) for n, host in enumerate(hosts)]}
    assert seen(cases("每个: 会\n汇总: {不同数: 主持人}", rows, "不同数", "数"), "不同数", "数") == {"A": (2, 4)}


def test_what_is_not_due_is_in_no_summary() -> None:
    tasks = [{"班组": "A", "日期": "2026-07-01", "期限": day} for day in ("2026-07-05", "2026-07-06", "2026-07-21")]
    rows = {"班组": teams("A"), "事": tasks, "办": [{"班组": "A", "日期": "2026-07-06", "时间": "08:00"}]}
    check = "每个: 事\n归于: 班组\n应有: {记录: 办, 相同: 班组, 不晚于: 期限}\n汇总: {率: {结果: 有}}"
    assert seen(cases(check, rows, "率", as_of="2026-07-20"), "率") == {"A": "1/2"}


def test_a_summary_rests_on_its_rows_and_on_what_was_matched() -> None:
    task = {"_id": "task", "班组": "A", "日期": "2026-07-01", "期限": "2026-07-05"}
    rows = {"班组": teams("A"), "事": [task], "办": [{"_id": "work", "班组": "A", "日期": "2026-07-02"}]}
    check = "每个: 事\n归于: 班组\n应有: {记录: 办, 相同: 班组, 不晚于: 期限}\n汇总: {率: {结果: 有}}"
    assert seen(cases(check, rows, "率"), "evidence") == {"A": ["task", "work"]}


def test_a_summary_of_calendar_units_rests_on_their_shifts() -> None:
    """A unit is no record: without its shifts a deduction would name nothing."""
    shifts = [{"_id": f"{day:02}", "班组": "A", "日期": f"2026-07-{day:02}", "班次": "早班"} for day in (1, 2, 11)]
    rows = {"班组": teams("A"), "排班": shifts, "办": [{"_id": "work", "班组": "A", "日期": "2026-07-02"}]}
    found = cases("每个: 旬\n应有: {记录: 办}\n汇总: {率: {结果: 有}}", rows, "率")
    assert seen(found, "率", "evidence") == {"A": ("1/2", ["01", "02", "11", "work"])}


@pytest.mark.parametrize("within", [Q3, period("2026-07", {})])
def test_a_summary_is_of_one_period(within: Period) -> None:
    days = ("2026-06-30", "2026-07-01", "2026-07-31", "2026-09-30", "2026-10-01")
    rows = {"班组": teams("A"), "事": [{"班组": "A", "日期": day, "量": 1} for day in days]}
    found = cases("每个: 事\n归于: 班组\n汇总: {合计: 量}", rows, "合计", within=within)
    assert seen(found, "合计") == {"A": 3 if within is Q3 else 2}
