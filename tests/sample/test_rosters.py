import datetime as dt

from starcrew.sample.kinds import reference_kinds
from starcrew.sample.plant import Team
from starcrew.sample.quarter import Fact, Quarter
from starcrew.sample.rosters import DELIVERED, delivered_until

Facts = dict[str, tuple[Fact, ...]]


def test_every_kind_that_needs_a_statement_has_one() -> None:
    assert set(DELIVERED) == {name for name, kind in reference_kinds().items() if kind.needs_delivery}


def test_one_ledger_of_one_team_stops_ten_days_early(frame: Quarter, facts: Facts, teams: dict[str, Team]) -> None:
    early = [fact.values for fact in facts["交付说明"] if fact.values["至"] != frame.period.last]
    assert [(row["台账"], row["班组"], row["至"]) for row in early] == [
        ("事故", teams["undelivered"].id, dt.date(2026, 9, 20))
    ]
    assert delivered_until(frame, teams["plain"]) == dt.date(2026, 9, 30)


def test_statements_of_violations_reach_back_for_look_backs(facts: Facts) -> None:
    assert {fact.values["从"] for fact in facts["交付说明"] if fact.values["台账"] == "违章"} == {dt.date(2026, 1, 1)}
