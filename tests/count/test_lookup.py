from typing import Any

from tests.count.counting import by_case, cases, seen, teams

CHECK = "每个: 事\n归于: 班组\n查: {记录: 办, 相同: {班组: 班组, 类: 级别}}"


def event(team: str, sort: str | None = "甲") -> dict[str, Any]:
    return {"_id": f"event {team}", "班组": team, "日期": "2026-07-02", "类": sort}


def record(name: str, team: str, day: str, points: str | None = None, *, sort: str | None = "甲") -> dict[str, Any]:
    return {"_id": name, "班组": team, "日期": day, "时间": "08:00", "级别": sort, "得分": points}


def test_the_first_by_time_then_by_id_is_brought() -> None:
    records = [
        record("c", "by time", "2026-07-01", "1"),
        record("a", "by time", "2026-07-03", "2"),
        record("e", "by id", "2026-07-01", "3"),
        record("d", "by id", "2026-07-01", "4"),
        record("f", "another sort", "2026-07-01", "5", sort="乙"),
        record("g", "blank sort", "2026-07-01", "6", sort=None),
    ]
    names = ("by time", "by id", "another sort", "nothing", "blank sort")
    rows = {"班组": teams(*names), "事": [event(n, None if n == "blank sort" else "甲") for n in names], "办": records}
    found = cases(CHECK, rows, "办.存在", "办.得分")
    assert seen(found, "办.存在", "办.得分") == {
        "by time": (True, 1_000_000),
        "by id": (True, 4_000_000),
        "another sort": (False, None),
        "nothing": (False, None),
        "blank sort": (False, None),
    }
    assert by_case(found, "evidence")["event by id"] == ["event by id", "d"]
    assert by_case(found, "evidence")["event nothing"] == ["event nothing"]


def test_a_register_entry_is_looked_up_as_of_the_day() -> None:
    licences = [
        {"_id": "old", "证号": "1", "持证人": "W", "发证": "2020-01-01", "到期": "2026-07-01", "级别": "初"},
        {"_id": "new", "证号": "2", "持证人": "W", "发证": "2026-07-02", "到期": None, "级别": "高"},
    ]
    rows = {
        "班组": teams("A", "B"),
        "事": [{"班组": team, "人": "W", "日期": day} for team, day in (("A", "2026-07-01"), ("B", "2026-07-02"))],
        "证": licences,
    }
    check = "每个: 事\n归于: 班组\n查: {记录: 证, 名称: 当日证, 相同: {人: 持证人}, 在效期内: [发证, 到期]}"
    assert seen(cases(check, rows, "当日证.级别"), "当日证.级别") == {"A": "初", "B": "高"}


def test_a_lookup_may_start_from_what_an_expectation_brought() -> None:
    rows = {
        "班组": teams("A"),
        "事": [{"_id": "first", "班组": "A", "日期": "2026-07-02", "类": "x"}],
        "办": [{"班组": "A", "日期": "2026-07-02", "编号": "no. 1"}],
        "源点": [{"源号": "no. 1", "班组": "A", "列管": "2020-01-01"}],
    }
    check = """
每个: 事
归于: 班组
应有: {记录: 办, 相同: 班组}
查: {记录: 源点, 相同: {办.编号: 源号}}
"""
    assert seen(cases(check, rows, "源点.存在"), "源点.存在") == {"A": True}
