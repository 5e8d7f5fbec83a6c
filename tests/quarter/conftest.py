"""The sample quarter, made, taken in and evaluated once for all tests of this folder (once per process)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from starcrew.evaluate import StoredRecords
from starcrew.intake import IntakeResult
from starcrew.judge import Judge
from starcrew.ledger import Ledger
from starcrew.model.evaluation import Evaluation
from starcrew.model.plan import Programme
from starcrew.model.records import Record
from starcrew.sample import SampleTruth, write_sample
from tests.quarter.made import NAME, Bench, asked, committed, programme_of, taken_in
from tests.quarter.meant import Meant, meant
from tests.shape import ROOT


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the workbooks of the plant lie."""
    return tmp_path_factory.mktemp("quarter") / "workbooks"


@pytest.fixture(scope="session")
def truth(folder: Path) -> SampleTruth:
    return write_sample(folder, teams=24, period=NAME, seed=7, format="workbooks")


@pytest.fixture(scope="session")
def site() -> Programme:
    return programme_of(ROOT)


@pytest.fixture(scope="session")
def found(truth: SampleTruth, folder: Path, site: Programme) -> IntakeResult:
    return taken_in([folder], site)


@pytest.fixture(scope="session")
def stored(found: IntakeResult, folder: Path, site: Programme) -> Ledger:
    return committed(Ledger(folder.with_name("ledger"), site.kinds), found)


@pytest.fixture(scope="session")
def records(stored: Ledger, site: Programme) -> tuple[Record, ...]:
    """Every record as it lies in the store."""
    return tuple(record for kind in site.kinds for record in stored.records(kind))


@pytest.fixture(scope="session")
def bench(site: Programme) -> Iterator[Bench]:
    with Judge() as judge:
        yield Bench(judge, asked(site))


@pytest.fixture(scope="session")
def evaluation(bench: Bench, stored: Ledger) -> Evaluation:
    return bench.evaluation(StoredRecords(stored))


@pytest.fixture(scope="session")
def sample_meant(truth: SampleTruth, folder: Path) -> Meant:
    return meant(folder / "truth" / "facts")
