from collections import Counter

from starcrew.sample import SampleTruth
from starcrew.sample.books import books
from starcrew.sample.placing import spots
from starcrew.sample.quarter import Fact, Quarter
from starcrew.sample.spelling import names

Facts = dict[str, tuple[Fact, ...]]


def test_a_spoilt_row_has_one_fault_and_no_other_dirt(truth: SampleTruth) -> None:
    cells = [each for each in truth.dirt if each.field and each.dirt != "merged_down"]
    counted = Counter((each.file, each.sheet, each.row) for each in cells)
    spoilt = [each for each in cells if each.outcome == "rejected"]
    assert all(counted[each.file, each.sheet, each.row] == 1 for each in spoilt)


def test_good_teams_lose_no_row_and_others_one_of_a_ledger(frame: Quarter, facts: Facts) -> None:
    pages = books(frame, facts)
    placed = spots(pages, names(frame.plant), frame.chance("dirt"))
    lost = [pages[page].rows[row].fact for (page, row, _), spot in placed.items() if spot.dirt.outcome == "rejected"]
    levels = {team.id: team.level for team in frame.plant.teams}
    owned = [
        (fact.kind, str(fact.values.get("班组") or fact.values.get("责任班组")))
        for fact in lost
        if fact.kind != "特种作业证"
    ]
    assert max(levels[team] for _, team in owned) < 4
    assert max(Counter(owned).values()) == 1


def test_rows_that_others_lean_on_are_never_spoilt(frame: Quarter, facts: Facts) -> None:
    pages = books(frame, facts)
    placed = spots(pages, names(frame.plant), frame.chance("dirt"))
    lost = [pages[page].rows[row] for (page, row, _), spot in placed.items() if spot.dirt.outcome == "rejected"]
    assert not [row for row in lost if row.fact.fixed or row.role != "first"]


def test_the_same_chance_gives_the_same_places(frame: Quarter, facts: Facts) -> None:
    pages, called = books(frame, facts), names(frame.plant)
    assert spots(pages, called, frame.chance("dirt")) == spots(pages, called, frame.chance("dirt"))
