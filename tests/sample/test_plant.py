import datetime as dt
from collections import Counter

import pytest

from starcrew.sample.plant import AMBIGUOUS, TOLD_APART, Team, numeral
from starcrew.sample.quarter import Quarter


@pytest.mark.parametrize("number,text", [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")])
def test_numerals(number: int, text: str) -> None:
    assert numeral(number) == text


def test_twenty_four_teams_in_three_workshops_of_seven_to_fourteen(frame: Quarter) -> None:
    assert Counter(team.workshop for team in frame.plant.teams) == {"机加车间": 8, "检修车间": 8, "动力车间": 8}
    sizes = [len(frame.plant.members(team, dt.date(2026, 9, 30))) for team in frame.plant.teams]
    assert min(sizes) >= 6  # one team loses a worker who leaves
    assert max(sizes) <= 14


def test_two_pairs_of_workers_share_a_name(frame: Quarter) -> None:
    names = Counter(worker.name for worker in frame.plant.workers.values())
    assert {name for name, count in names.items() if count > 1} == {TOLD_APART, AMBIGUOUS}


def test_the_transferred_worker_is_in_one_team_on_every_day(frame: Quarter, teams: dict[str, Team]) -> None:
    old, new = teams["transfer_out"], teams["transfer_in"]
    (mover,) = {m.worker for m in frame.plant.memberships[old.id]} & {m.worker for m in frame.plant.memberships[new.id]}
    for day in frame.period.days:
        assert (mover in frame.plant.members(old, day)) != (mover in frame.plant.members(new, day))


def test_the_new_team_begins_in_mid_quarter(teams: dict[str, Team]) -> None:
    assert teams["new_team"].founded == dt.date(2026, 8, 10)
