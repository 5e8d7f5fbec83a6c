"""The sample written out: as the workbooks of a plant with their truth, or as clean Parquet for benchmarks."""

from pathlib import Path
from typing import Literal

from starcrew.model.periods import Period
from starcrew.model.periods import period as period_called
from starcrew.sample.books import books
from starcrew.sample.facts import quarter_facts
from starcrew.sample.layout import grid
from starcrew.sample.placing import Spot, Where, spots
from starcrew.sample.quarter import Quarter, quarter
from starcrew.sample.spelling import Cell, names
from starcrew.sample.stories import stories
from starcrew.sample.truth import SampleTruth, control, meant_dirt, meant_facts, write_truth
from starcrew.sample.workbooks import write_files

MOST_TEAMS_IN_WORKBOOKS = 500


def write_sample(
    folder: Path,
    *,
    teams: int,
    period: str,
    seed: int,
    format: Literal["workbooks", "parquet"],  # noqa: A002
) -> SampleTruth:
    """A quarter of `teams` teams below the folder, which may not exist yet; the same arguments give the same.

    workbooks: the files a plant would send, and `truth/` beside them, which is no data: what was meant.
    parquet: one clean table per kind, `<kind>.parquet`, as the record store keeps them; the truth is empty.
    Raises ValueError for a period that is no calendar period, or a number of teams that cannot be.
    """
    span = _period(period)
    if teams < 1 or (format == "workbooks" and teams > MOST_TEAMS_IN_WORKBOOKS):
        raise ValueError(f"teams: 1 to {MOST_TEAMS_IN_WORKBOOKS} in workbooks, at least 1 in Parquet, not {teams}")
    if format == "parquet":
        from starcrew.sample.parquet import write_parquet  # noqa: PLC0415 - DuckDB only where it is needed

        write_parquet(folder, teams=teams, period=span, seed=seed)
        return SampleTruth({})
    return _write_workbooks(folder, quarter(teams, span, seed))


def _period(name: str) -> Period:
    found = period_called(name, {})
    if found is None:
        raise ValueError(f"no calendar period is called {name}")
    return found


def _write_workbooks(folder: Path, frame: Quarter) -> SampleTruth:
    pages = books(frame, quarter_facts(frame))
    called = names(frame.plant)
    placed = spots(pages, called, frame.chance("dirt"))
    grids = [grid(page, called, _on_page(placed, number)) for number, page in enumerate(pages)]
    truth = SampleTruth(
        facts=meant_facts(grids, placed),
        dirt=meant_dirt(grids, placed),
        control=control(grids, placed),
        stories=stories(frame),
    )
    write_files(folder, grids)
    write_truth(folder, truth)
    return truth


def _on_page(placed: dict[Where, Spot], number: int) -> dict[tuple[int, str], Cell]:
    return {(row, name): spot.cell for (page, row, name), spot in placed.items() if page == number}
