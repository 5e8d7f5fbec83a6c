import datetime as dt
from collections import Counter

from starcrew.sample.plant import Team
from starcrew.sample.quarter import Fact, Quarter

Facts = dict[str, tuple[Fact, ...]]


def of(facts: Facts, kind: str, team: Team) -> list[Fact]:
    return [fact for fact in facts[kind] if fact.values["班组"] == team.id]


def test_the_best_team_meets_before_every_shift(frame: Quarter, facts: Facts) -> None:
    team = frame.plant.teams[0]
    in_quarter = of(facts, "班前会", team)
    assert len(in_quarter) in {len(frame.duties(team)), len(frame.duties(team)) + 1}  # one may be for 1 October


def test_night_meetings_are_held_at_half_past_eleven_the_day_before(facts: Facts) -> None:
    nights = [fact for fact in facts["班前会"] if fact.values["班次"] == "夜班"]
    usual = Counter(fact.values["开始时间"] for fact in nights).most_common(1)[0][0]
    assert usual == 23 * 3600 + 1800
    assert dt.date(2026, 6, 30) in {fact.values["日期"] for fact in nights}


def test_nobody_meets_while_production_is_suspended(frame: Quarter, facts: Facts, teams: dict[str, Team]) -> None:
    first, last = frame.suspension()
    days = {
        fact.values["日期"]
        for kind in ("班前会", "安全活动", "检查记录")
        for fact in of(facts, kind, teams["suspended_week"])
    }
    assert not {day for day in days if isinstance(day, dt.date) and first <= day < last}


def test_only_the_copying_team_repeats_its_minutes(facts: Facts, teams: dict[str, Team]) -> None:
    texts = Counter(
        (f.values["班组"], f.values["危险因素"], f.values["对策"], f.values["会议内容"]) for f in facts["班前会"]
    )
    assert [(key[0], count) for key, count in texts.items() if count > 1] == [(teams["copied_minutes"].id, 6)]


def test_a_thin_meeting_is_below_nine_tenths(facts: Facts) -> None:
    rates = {(f.values["实到"], f.values["应到"]) for f in facts["班前会"]}
    thin = [
        (came, due) for came, due in rates if isinstance(came, int) and isinstance(due, int) and 10 * came < 9 * due
    ]
    assert any(5 * came < 4 * due for came, due in thin)
    assert any(5 * came >= 4 * due for came, due in thin)


def test_one_activity_in_each_whole_week_of_the_best_team(frame: Quarter, facts: Facts) -> None:
    days = [fact.values["日期"] for fact in of(facts, "安全活动", frame.plant.teams[0])]
    weeks = Counter(day.isocalendar()[1] for day in days if isinstance(day, dt.date))
    assert set(weeks.values()) == {1}
    assert len(weeks) == 14
