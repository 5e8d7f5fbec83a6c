"""The same records give the same digest, whatever order they came in and however many threads count them."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from starcrew.evaluate import StoredRecords
from starcrew.ledger import Ledger
from starcrew.model.batches import Batch
from starcrew.model.evaluation import Evaluation
from starcrew.model.plan import Programme
from starcrew.model.records import Record
from starcrew.sample import SampleTruth
from tests.quarter.made import AT, Bench, committed, taken_in

FIRST = "1基础资料"
"""The folder with the rosters, which the others need."""


def shuffled_copy(folder: Path, to: Path, truth: SampleTruth) -> None:
    """Every file under another name, the last first; the records in CSV and JSON lines in another order."""
    kept = ordered_files(truth)
    rows = fact_rows(truth)
    for number, path in enumerate(sorted(p for p in folder.rglob("*") if p.is_file() and "truth" not in p.parts)):
        file = path.relative_to(folder)
        copy = to / file.parent / f"{999 - number}{file.name}"
        copy.parent.mkdir(parents=True, exist_ok=True)
        moves = path.suffix in {".csv", ".jsonl"} and str(file) not in kept
        copy.write_bytes(with_rows_shuffled(path.read_bytes(), rows.get(str(file), [])) if moves else path.read_bytes())


def ordered_files(truth: SampleTruth) -> set[str]:
    """Files in which one key stands twice with other words: there the first row counts."""
    return {dirt.file for dirt in truth.dirt if dirt.dirt == "same_key_other_words"}


def fact_rows(truth: SampleTruth) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for facts in truth.facts.values():
        for fact in facts:
            found.setdefault(fact.file, []).append(fact.row)
    return found


def with_rows_shuffled(data: bytes, rows: list[int]) -> bytes:
    before = data.splitlines(keepends=True)
    lines = list(before)
    for row, other in zip(rows, Random(5).sample(rows, len(rows)), strict=True):
        lines[row - 1] = before[other - 1]
    return b"".join(lines)


@dataclass(frozen=True)
class Again:
    """The sample once more, in another order."""

    bench: Bench
    site: Programme
    expected: str

    def same(self, ledger: Ledger, threads: int = 2) -> bool:
        return self.bench.evaluation(StoredRecords(ledger), threads=threads).digest == self.expected


@pytest.fixture(scope="module")
def again(bench: Bench, site: Programme, evaluation: Evaluation) -> Again:
    return Again(bench, site, evaluation.digest)


@pytest.mark.parametrize("threads", [1, 8])
def test_threads(again: Again, stored: Ledger, threads: int) -> None:
    assert again.same(stored, threads)


def test_files_renamed_and_rows_shuffled(again: Again, folder: Path, truth: SampleTruth, tmp_path: Path) -> None:
    shuffled_copy(folder, tmp_path / "copy", truth)
    found = taken_in([tmp_path / "copy"], again.site)
    assert len(found.records) > 20_000
    assert again.same(committed(Ledger(tmp_path / "ledger", again.site.kinds), found))


def test_many_intakes_instead_of_one(again: Again, folder: Path, truth: SampleTruth, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, again.site.kinds)
    parts = [path for path in sorted(folder.iterdir(), reverse=True) if path.name not in {FIRST, "truth"}]
    for paths in ([folder / FIRST], parts[::3], parts[1::3], parts[2::3]):
        committed(ledger, taken_in(paths, again.site, ledger))
    assert again.same(ledger)


def test_records_stored_in_another_order(again: Again, records: tuple[Record, ...], tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, again.site.kinds)
    mixed = Random(11).sample(records, len(records))
    for part in (mixed[:100], mixed[100:9000], mixed[9000:]):
        assert ledger.commit(Batch("测试", AT, records=part)) is not None
    assert again.same(ledger)
