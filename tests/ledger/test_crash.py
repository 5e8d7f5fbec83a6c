"""kill -9 at any moment and several writers at once: no batch is lost, none is half there."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from starcrew.backend import Duckdb
from starcrew.ledger import Ledger
from starcrew.model.records import stored_columns
from tests.ledger.samples import KINDS, batch, ledger, meeting
from tests.ledger.writer import ROWS

ROOT = Path(__file__).parents[2]
KILLS = 200 if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else 15


def test_kill_9_at_any_moment_loses_no_batch_and_leaves_no_half_one(tmp_path: Path) -> None:
    chance, said = random.Random(7), []
    for kill in range(KILLS):
        said += killed_after(tmp_path / "store", f"w{kill}", chance.randrange(3), chance.uniform(0, 0.1))
        assert_whole(ledger(tmp_path / "store"), said)
    assert said
    assert ledger(tmp_path / "store").commit(batch(meeting("last"))) is not None
    assert ledger(tmp_path / "store").verify() == ()


def killed_after(folder: Path, name: str, batches: int, seconds: float) -> list[int]:
    """The numbers it said before it was killed, so long after that many batches."""
    with writer(folder, name, 1000) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(1 + batches)][1:]
        time.sleep(seconds)
        process.kill()
        said += process.stdout.read().splitlines(keepends=True)
        return [int(line) for line in said if line.endswith("\n")]


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.writer", str(folder), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def assert_whole(store: Ledger, said: list[int]) -> None:
    """Every batch that was said is there; each batch that is there has all its rows; no other row is seen."""
    entries = store.batches()
    assert set(said) <= {entry.number for entry in entries}
    assert {tuple(sorted(entry.rows.items())) for entry in entries} <= {
        (("_control", 1), *((kind, ROWS) for kind in sorted(KINDS)))
    }
    assert rows_by_batch(store) == {entry.number: ROWS * len(KINDS) for entry in entries}
    assert [number for number, _ in store.totals()] == [entry.number for entry in entries]


def rows_by_batch(store: Ledger) -> dict[object, int]:
    counted: Counter[object] = Counter()
    with Duckdb(threads=1) as backend:
        for name, kind in KINDS.items():
            rows = backend.attach(name, stored_columns(kind), store.files(name))
            counted.update(batch for (batch,) in backend.rows(rows.select("_batch")))
    return dict(counted)


def test_two_writers_at_once_both_get_all_their_batches_in(tmp_path: Path) -> None:
    count = 4
    with writer(tmp_path, "a", count) as first, writer(tmp_path, "b", count) as second:
        said = [process.communicate()[0].split()[1:] for process in (first, second)]
    assert sorted(int(number) for numbers in said for number in numbers) == list(range(1, 2 * count + 1))
    assert_whole(ledger(tmp_path), list(range(1, 2 * count + 1)))
    assert {entry.note for entry in ledger(tmp_path).batches()} == {
        f"{name}-{number}" for name in "ab" for number in range(count)
    }


def test_a_full_disk_stops_a_batch_and_keeps_the_others(tmp_path: Path) -> None:
    ledger(tmp_path).commit(batch(meeting("1")))
    child = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert "cannot be written" in child.stdout, child.stderr
    assert [entry.number for entry in ledger(tmp_path).batches()] == [1]
    assert ledger(tmp_path).commit(batch(meeting("2"))) == 2
    assert len(ledger(tmp_path).records("班前会")) == 2


FULL = """
import resource, sys
from pathlib import Path
from starcrew.errors import UsageError
from tests.ledger.samples import batch, ledger, meeting
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))  # no file may grow beyond: what a full disk does to writers
try:
    ledger(Path(sys.argv[1])).commit(batch(*(meeting(f"x{n}") for n in range(500))))
except UsageError as error:
    print(error)
"""
