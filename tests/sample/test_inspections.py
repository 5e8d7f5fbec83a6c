import datetime as dt

from starcrew.sample.inspections import hazard_points
from starcrew.sample.plant import Team
from starcrew.sample.quarter import Fact, Quarter

Facts = dict[str, tuple[Fact, ...]]


def last_days_share(facts: Facts, team: Team) -> float:
    days = [
        fact.values["日期"]
        for fact in facts["检查记录"]
        if fact.values["班组"] == team.id and fact.values["检查级别"] == "班组自查"
    ]
    late = [day for day in days if isinstance(day, dt.date) and day >= dt.date(2026, 9, 21)]
    return len(late) / len(days)


def test_only_the_rushing_team_makes_most_checks_in_the_last_ten_days(frame: Quarter, facts: Facts) -> None:
    rushing = {team.id for team in frame.plant.teams if last_days_share(facts, team) > 0.4}
    assert rushing == {team.id for team in frame.plant.teams if team.story == "rush"}


def test_site_marks_are_half_points_below_a_hundred(facts: Facts) -> None:
    marks = [fact.values["得分"] for fact in facts["现场评分"]]
    assert all(isinstance(mark, int) and mark % 500_000 == 0 and mark <= 100_000_000 for mark in marks)


def test_a_point_out_of_control_and_waste_poured_away_in_the_worst_teams_alone(frame: Quarter, facts: Facts) -> None:
    worst = {team.id for team in frame.plant.teams if team.level == 0}
    assert {f.values["班组"] for f in facts["危险源点检"] if f.values["状态"] == "失控"} == worst
    assert {f.values["班组"] for f in facts["危废"] if f.values["是否倾倒"]} == worst


def test_each_point_is_checked_every_week(frame: Quarter, facts: Facts) -> None:
    point = hazard_points(frame.plant.teams[0])[0].values["危险源编号"]
    assert sum(fact.values["危险源编号"] == point for fact in facts["危险源点检"]) == 14
