import datetime as dt

from starcrew.sample.hazards import hazards
from starcrew.sample.plant import Team
from starcrew.sample.quarter import Fact, Quarter

Facts = dict[str, tuple[Fact, ...]]


def test_as_many_are_late_as_the_habits_say(frame: Quarter) -> None:
    for team in frame.plant.teams:
        late = [h for h in hazards(frame, team) if h.done and h.done > h.deadline]
        assert len(late) == frame.habits(team).late_rectifications
        assert {(h.done - h.deadline).days for h in late if h.done} <= {frame.habits(team).late_by}


def test_nothing_is_put_right_before_it_is_found_or_after_the_period(frame: Quarter) -> None:
    for team in frame.plant.teams:
        for hazard in hazards(frame, team):
            assert hazard.done is None or hazard.found <= hazard.done < frame.period.end


def test_some_are_found_before_the_period_and_due_in_it(facts: Facts) -> None:
    assert any(str(fact.values["查出日期"]) < "2026-07-01" <= str(fact.values["整改期限"]) for fact in facts["隐患"])


def test_every_rectification_belongs_to_a_hazard_and_is_accepted_after_it(facts: Facts) -> None:
    numbers = {fact.values["隐患编号"] for fact in facts["隐患"]}
    for fact in facts["整改"]:
        done, checked = fact.values["整改完成日期"], fact.values["验收日期"]
        assert fact.values["隐患编号"] in numbers
        assert isinstance(done, dt.date)
        assert isinstance(checked, dt.date)
        assert done <= checked


def test_a_major_hazard_in_the_worst_teams(frame: Quarter, facts: Facts, teams: dict[str, Team]) -> None:
    major = {fact.values["责任班组"] for fact in facts["隐患"] if fact.values["等级"] == "重大"}
    assert teams["concealed"].id in major
