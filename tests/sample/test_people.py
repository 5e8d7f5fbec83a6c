import datetime as dt

from starcrew.sample.people import lapse_day
from starcrew.sample.plant import Team
from starcrew.sample.quarter import Fact, Quarter

Facts = dict[str, tuple[Fact, ...]]


def without_certificate(facts: Facts, team: Team) -> list[Fact]:
    valid = [(f.values["持证人"], f.values["作业类别"], f.values["有效期至"]) for f in facts["特种作业证"]]
    return [
        fact
        for fact in facts["作业"]
        if fact.values["班组"] == team.id
        and fact.values["需持证"]
        and not any(
            (fact.values["操作人"], fact.values["作业类别"]) == (person, sort)
            and str(fact.values["日期"]) <= str(until)
            for person, sort, until in valid
        )
    ]


def test_as_many_operations_after_the_certificate_lapsed_as_the_habits_say(frame: Quarter, facts: Facts) -> None:
    for team in frame.plant.teams:
        found = without_certificate(facts, team)
        assert len(found) == frame.habits(team).bad_operations
        assert all(str(fact.values["日期"]) > str(lapse_day(frame)) for fact in found)


def test_a_team_without_licences_has_no_such_work(frame: Quarter, facts: Facts) -> None:
    bare = {team.id for team in frame.plant.teams if not team.licensed}
    assert len(bare) == 4
    assert not [f for f in facts["作业"] if f.values["班组"] in bare and f.values["需持证"]]


def test_exam_states_and_resits(facts: Facts) -> None:
    assert {fact.values["考试状态"] for fact in facts["考试"]} == {"正常", "缺考", "免考"}
    assert any(fact.values["是否补考"] for fact in facts["考试"])
    assert all((fact.values["成绩"] is None) == (fact.values["考试状态"] != "正常") for fact in facts["考试"])


def test_talks_leave_out_as_many_as_the_habits_say(frame: Quarter, facts: Facts) -> None:
    day = frame.period.end - dt.timedelta(days=1)
    talked = {(fact.values["职工"], fact.values["班组"]) for fact in facts["谈心"]}
    for team in frame.plant.teams:
        left_out = [worker for worker in frame.plant.members(team, day) if (worker, team.id) not in talked]
        assert len(left_out) == frame.habits(team).workers_without_talk


def test_holiday_training_lies_before_the_holiday(facts: Facts) -> None:
    days = {f.values["日期"] for f in facts["培训"] if f.values["培训类型"] == "节假日教育"}
    assert days
    assert all(isinstance(day, dt.date) and day < dt.date(2026, 9, 25) for day in days)
