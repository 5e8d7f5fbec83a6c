import datetime as dt
from collections import defaultdict

from starcrew.sample.plant import Team
from starcrew.sample.quarter import Fact, Quarter

Facts = dict[str, tuple[Fact, ...]]


def days_by_worker_and_sort(facts: Facts) -> dict[tuple[str, str], list[dt.date]]:
    found: dict[tuple[str, str], list[dt.date]] = defaultdict(list)
    for fact in facts["违章"]:
        people, day = fact.values["违章人"], fact.values["日期"]
        assert isinstance(people, tuple)
        assert isinstance(day, dt.date)
        for worker in people:
            found[worker, str(fact.values["类别"])].append(day)
    return found


def test_three_of_one_sort_only_where_a_story_says_so(frame: Quarter, facts: Facts) -> None:
    thrice = [sorted(days) for days in days_by_worker_and_sort(facts).values() if len(days) >= 3]
    spans = sorted((days[2] - days[0]).days for days in thrice)
    assert spans == [52, 81, 90, 91]


def test_one_habit_begins_before_the_quarter(facts: Facts, teams: dict[str, Team]) -> None:
    thrice = [days for days in days_by_worker_and_sort(facts).values() if len(days) >= 3]
    assert sum(min(days) < dt.date(2026, 7, 1) for days in thrice) == 3


def test_several_people_in_one_violation_and_all_ways_of_being_found(facts: Facts) -> None:
    assert {len(p) for f in facts["违章"] if isinstance(p := f.values["违章人"], tuple)} >= {1, 2}
    assert {f.values["查处方式"] for f in facts["违章"]} == {"自查", "上级查处", "越级查处"}
    assert {f.values["性质"] for f in facts["违章"]} == {"A类", "B类", "C类"}


def test_violations_go_back_for_half_a_year(frame: Quarter, facts: Facts) -> None:
    days = [day for fact in facts["违章"] if isinstance(day := fact.values["日期"], dt.date)]
    assert frame.since <= min(days) < dt.date(2026, 3, 1)
    assert max(days) < frame.period.end


def test_accidents_are_as_told(facts: Facts, teams: dict[str, Team]) -> None:
    by_team = {fact.values["责任班组"]: fact.values for fact in facts["事故"]}
    assert by_team[teams["injury_liable"].id]["责任划分"] == "主要"
    assert by_team[teams["injury_not_liable"].id]["责任划分"] == "无责"
    assert by_team[teams["fire"].id]["类别"] == "火灾"
    assert by_team[teams["concealed"].id]["是否瞒报"] is True


def test_a_near_miss_that_became_an_accident_and_one_not_verified(facts: Facts) -> None:
    assert any(fact.values["核实"] is False for fact in facts["未遂"])
    assert {len(p) for f in facts["未遂"] if isinstance(p := f.values["报告人"], tuple)} >= {1, 2}
