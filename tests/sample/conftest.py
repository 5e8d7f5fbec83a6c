"""One sample for all who only look at it: making it takes seconds."""

from pathlib import Path

import pytest

from starcrew.model.periods import Period, period
from starcrew.sample import SampleTruth, write_sample
from starcrew.sample.facts import quarter_facts
from starcrew.sample.plant import Team
from starcrew.sample.quarter import Fact, Quarter, quarter


@pytest.fixture(scope="session")
def third_quarter() -> Period:
    found = period("2026Q3", {})
    assert found is not None
    return found


@pytest.fixture(scope="session")
def frame(third_quarter: Period) -> Quarter:
    return quarter(24, third_quarter, 7)


@pytest.fixture(scope="session")
def facts(frame: Quarter) -> dict[str, tuple[Fact, ...]]:
    return quarter_facts(frame)


@pytest.fixture(scope="session")
def teams(frame: Quarter) -> dict[str, Team]:
    """By story; the last one where several share it."""
    return {team.story: team for team in frame.plant.teams}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(scope="session")
def truth(folder: Path) -> SampleTruth:
    return write_sample(folder, teams=24, period="2026Q3", seed=7, format="workbooks")
