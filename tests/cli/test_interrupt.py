"""Ctrl-C at any moment: exit code 130, and what is kept is whole."""

import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from starcrew.cli import run
from starcrew.seal import read_manifest
from tests.cli.small_site import filled_site, small_site, told

# Between opening a pipe and holding it, an interrupt leaves it to the garbage collector, which says so; records do not care.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def pressed(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, pressed)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def interrupted(after: float, *argv: str) -> int:
    signal.setitimer(signal.ITIMER_REAL, after)
    try:
        return run(argv)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@pytest.mark.parametrize("after", [0.05, 0.2, 0.4, 0.6])
def test_an_evaluation_is_whole_or_not_there(tmp_path: Path, after: float) -> None:
    site = filled_site(tmp_path)
    code = interrupted(after, "evaluate", "2026Q3", "--site", str(site))
    kept = list((site / "evaluations").glob("2026Q3/*"))
    assert (code, len(kept)) in {(130, 0), (130, 1), (0, 1)}
    assert all(read_manifest(folder).number == 1 for folder in kept)


@pytest.mark.parametrize("after", [0.02, 0.1, 0.2])
def test_an_intake_is_whole_or_not_there(tmp_path: Path, after: float, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    ledgers = [str(tmp_path / "班组.csv"), str(tmp_path / "点名.csv")]
    first = interrupted(after, "intake", *ledgers, "--site", str(site))
    assert first in {0, 130}
    again = told(capsys, "intake", *ledgers, "--site", str(site), "--json")
    accepted = sum(sheet["accepted"] for sheet in again["sheets"])
    assert (accepted, again["batch"]) in {(5, 1), (0, None)}
