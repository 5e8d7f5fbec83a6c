"""Ctrl-C at any moment: exit code 130, and what is kept is whole."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from starcrew.seal import read_manifest
from tests.cli.small_site import filled_site, small_site, told

INTERRUPTED = {130, -signal.SIGINT}  # the latter before the command line is there to answer


def interrupted(after: float, *argv: str) -> int:
    """The exit code of a command that gets a real SIGINT after so many seconds."""
    command = [sys.executable, "-c", "from starcrew.cli import main; main()", *argv]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(after)
        process.send_signal(signal.SIGINT)
        return process.wait(timeout=60)


@pytest.mark.parametrize("after", [0.3, 0.8, 1.3, 2.0, 3.0])
def test_an_evaluation_is_whole_or_not_there(tmp_path: Path, after: float) -> None:
    site = filled_site(tmp_path)
    code = interrupted(after, "evaluate", "2026Q3", "--site", str(site))
    kept = list((site / "evaluations").glob("2026Q3/*"))
    assert (code, len(kept)) == (0, 1) or (code in INTERRUPTED and len(kept) in {0, 1})
    assert all(read_manifest(folder).number == 1 for folder in kept)


@pytest.mark.parametrize("after", [0.2, 0.5, 0.8, 1.2])
def test_an_intake_is_whole_or_not_there(tmp_path: Path, after: float, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    ledgers = [str(tmp_path / "班组.csv"), str(tmp_path / "点名.csv")]
    first = interrupted(after, "intake", *ledgers, "--site", str(site))
    assert first in {0, *INTERRUPTED}
    again = told(capsys, "intake", *ledgers, "--site", str(site), "--json")
    accepted = sum(sheet["accepted"] for sheet in again["sheets"])
    assert (accepted, again["batch"]) in {(5, 1), (0, None)}
