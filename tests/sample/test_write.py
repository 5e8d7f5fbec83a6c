from pathlib import Path

import pytest

from starcrew.intake import intake
from starcrew.model.records import Stored
from starcrew.model.site import Shift
from starcrew.sample import SampleTruth, write_sample
from starcrew.sample.kinds import reference_kinds


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_sample(tmp_path / name, teams=2, period="2026Q3", seed=7, format="workbooks")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_unknown_periods_and_impossible_numbers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2026Q5"):
        write_sample(tmp_path, teams=3, period="2026Q5", seed=7, format="workbooks")
    with pytest.raises(ValueError, match="not 0"):
        write_sample(tmp_path, teams=0, period="2026Q3", seed=7, format="parquet")


SHIFTS = {
    "早班": Shift.model_validate({"start": "08:00", "end": "16:00", "spellings": ["早", "白班"]}),
    "中班": Shift.model_validate({"start": "16:00", "end": "00:00", "spellings": ["中", "四点班"]}),
    "夜班": Shift.model_validate({"start": "00:00", "end": "08:00", "spellings": ["夜", "零点班"]}),
}


def test_intake_finds_what_was_meant(tmp_path: Path) -> None:
    truth = write_sample(tmp_path, teams=4, period="2026Q3", seed=7, format="workbooks")
    found = intake([tmp_path], reference_kinds(), SHIFTS)
    rows = {(r.kind, r.origin.file, r.origin.sheet, r.origin.row): r.values for r in found.records}
    assert {place: told(values) for place, values in rows.items()} == meant(truth)
    assert {(t.file, t.sheet, t.read, t.rejected, t.skipped, t.duplicate) for t in found.control} == {
        (t.file, t.sheet, t.read, t.rejected, t.skipped, t.duplicate) for t in truth.control
    }


def meant(truth: SampleTruth) -> dict[tuple[str, str, str, int], dict[str, Stored]]:
    facts = (fact for facts in truth.facts.values() for fact in facts if fact.accepted)
    return {(fact.kind, fact.file, fact.sheet, fact.row): told(fact.values) for fact in facts}


def told(values: object) -> dict[str, Stored]:
    """Without blanks: an empty list is none."""
    assert isinstance(values, dict)
    return {name: value for name, value in values.items() if value not in {None, ()}}
