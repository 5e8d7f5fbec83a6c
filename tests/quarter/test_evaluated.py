"""Every line, total, star and rank, against hand-written SQL over what was meant."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from starcrew.model.evaluation import Evaluation
from starcrew.model.plan import Programme
from starcrew.model.records import Record
from tests.quarter.compare import clauses_reached, different_cards, different_checks, different_lines
from tests.quarter.made import Bench, facts_written
from tests.quarter.meant import Meant, meant
from tests.quarter.worse import undelivered, worse_quarter

Both = tuple[Evaluation, Meant]
SEEDS = (1, 2)


def both(bench: Bench, records: Mapping[str, list[Record]], folder: Path) -> Both:
    """The same records by the engine and by SQL."""
    facts = facts_written(folder, records)
    return bench.evaluation([record for rows in records.values() for record in rows]), meant(facts)


@pytest.fixture(scope="module")
def worse(bench: Bench, records: tuple[Record, ...], tmp_path_factory: pytest.TempPathFactory) -> dict[int, Both]:
    """Seed → a quarter with many more faults than the sample has."""
    folder = tmp_path_factory.mktemp("worse")
    return {seed: both(bench, worse_quarter(records, seed), folder / str(seed)) for seed in SEEDS}


def test_every_line_of_every_team_and_worker(evaluation: Evaluation, sample_meant: Meant) -> None:
    assert different_lines(evaluation, sample_meant) == []
    assert sum(len(card.lines) for card in evaluation.scorecards) == 24 * 19 + 264 * 8


def test_points_of_every_check(evaluation: Evaluation, sample_meant: Meant) -> None:
    assert different_checks(evaluation, sample_meant) == []


def test_totals_stars_and_ranks(evaluation: Evaluation, sample_meant: Meant) -> None:
    assert different_cards(evaluation, sample_meant) == []
    assert {card.stars for card in evaluation.scorecards if card.kind == "team"} == {None, 0, 1, 2, 3, 4, 5}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_worse_quarter(worse: dict[int, Both], seed: int) -> None:
    assert different_lines(*worse[seed]) == []
    assert different_checks(*worse[seed]) == []
    assert different_cards(*worse[seed]) == []


def test_ledgers_that_never_came_are_not_taken_for_silence(
    bench: Bench, records: tuple[Record, ...], tmp_path: Path
) -> None:
    found, expected = both(bench, undelivered(worse_quarter(records, 3), 3), tmp_path / "facts")
    assert different_lines(found, expected, only_known=True) == []
    assert sum(line.unknown for lines in expected.lines.values() for line in lines.values()) > 300


def test_no_clause_was_left_without_work(evaluation: Evaluation, worse: dict[int, Both], site: Programme) -> None:
    """In the sample or in a worse quarter, each clause of the four sheets fires for somebody."""
    reached = {
        clause for done in (evaluation, *(found for found, _ in worse.values())) for clause in clauses_reached(done)
    }
    every = {(check.item, check.number, n) for check in site.checks for n in range(1, len(check.clauses) + 1)}
    assert every - reached == set()
