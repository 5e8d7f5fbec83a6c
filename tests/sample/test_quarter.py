import datetime as dt
from collections import Counter

from starcrew.sample.plant import Team
from starcrew.sample.quarter import Quarter, moment, quarter


def test_four_teams_fill_three_shifts_every_day(frame: Quarter) -> None:
    group = frame.plant.teams[:4]
    for day in frame.period.days:
        shifts = [duty.shift for team in group for duty in frame.duties(team) if duty.day == day]
        assert sorted(shifts) == sorted(["早班", "中班", "夜班"])


def test_a_rotating_team_works_six_days_of_eight(frame: Quarter) -> None:
    first_days = [duty for duty in frame.duties(frame.plant.teams[0]) if duty.day < dt.date(2026, 7, 9)]
    assert Counter(duty.shift for duty in first_days) == {"早班": 2, "中班": 2, "夜班": 2}


def test_day_teams_rest_on_the_holiday(frame: Quarter, teams: dict[str, Team]) -> None:
    days = {duty.day for duty in frame.duties(teams["new_team"])}
    assert dt.date(2026, 9, 25) not in days
    assert dt.date(2026, 9, 20) in days
    assert min(days) == teams["new_team"].founded


def test_a_suspended_week_stays_in_the_schedule_but_is_not_worked(frame: Quarter, teams: dict[str, Team]) -> None:
    team = teams["suspended_week"]
    assert frame.suspension() == (dt.date(2026, 8, 10), dt.date(2026, 8, 16))
    assert 0 < len(frame.duties(team)) - len(frame.worked(team)) <= 7


def test_chance_depends_on_seed_and_subject_alone(frame: Quarter) -> None:
    again = quarter(24, frame.period, 7)
    assert frame.chance("违章", "T01").random() == again.chance("违章", "T01").random()
    assert frame.chance("违章", "T01").random() != frame.chance("违章", "T02").random()


def test_a_moment_before_midnight_lies_on_the_day_before() -> None:
    assert moment(dt.date(2026, 7, 1), -1800) == dt.datetime(2026, 6, 30, 23, 30)  # noqa: DTZ001
