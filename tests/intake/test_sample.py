"""The sample quarter, taken in: its truth says what became of every fact and every piece of dirt."""

from dataclasses import asdict
from pathlib import Path

import pytest

from starcrew.intake import IntakeResult, intake
from starcrew.load import load_site
from starcrew.model.periods import period
from starcrew.sample import SampleTruth, write_sample
from tests.shape import ROOT

Place = tuple[str, str, int]
Sample = tuple[SampleTruth, IntakeResult]


def taken_in(folder: Path, name: str) -> IntakeResult:
    site = load_site(ROOT).site
    assert site is not None
    return intake([folder], site.kinds, site.file.shifts, period=period(name, {}))


@pytest.fixture(scope="module", params=[(8, "2026Q3", 7), (6, "2026Q4", 3)], ids=["third quarter", "fourth quarter"])
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sample:
    teams, name, seed = request.param
    folder = tmp_path_factory.mktemp("sample") / "q"
    truth = write_sample(folder, teams=teams, period=name, seed=seed, format="workbooks")
    return truth, taken_in(folder, name)


def accepted(found: IntakeResult) -> dict[Place, dict[str, object]]:
    return {(r.origin.file, r.origin.sheet, r.origin.row): dict(r.values) for r in found.records}


def rejected(found: IntakeResult) -> dict[Place, set[str]]:
    columns: dict[Place, set[str]] = {}
    for r in found.rejections:
        columns.setdefault((r.origin.file, r.origin.sheet, r.origin.row), set()).add(r.column)
    return columns


def test_every_intended_fact_is_a_record_with_the_intended_values(sample: Sample) -> None:
    truth, found = sample
    meant = {(f.file, f.sheet, f.row): dict(f.values) for facts in truth.facts.values() for f in facts if f.accepted}
    assert accepted(found) == meant


def test_the_control_totals_are_those_that_were_meant(sample: Sample) -> None:
    truth, found = sample
    totals = {(total.file, total.sheet): asdict(total) for total in found.control}
    for total in totals.values():
        del total["repaired"]
    assert totals == {(total.file, total.sheet): asdict(total) for total in truth.control}


def test_repairs_of_accepted_rows_are_all_recorded(sample: Sample) -> None:
    truth, found = sample
    records = accepted(found)
    repaired = {(r.origin.file, r.origin.sheet, r.origin.row, r.column) for r in found.repairs}
    meant = [d for d in truth.dirt if d.outcome == "repaired" and (d.file, d.sheet, d.row) in records]
    meant = [d for d in meant if (d.dirt, d.file[-4:]) != ("number_as_text", ".csv")]  # there every number is a text
    assert [d for d in meant if (d.file, d.sheet, d.row, d.field) not in repaired] == []
    assert [d for d in meant if records[d.file, d.sheet, d.row][d.field] != d.meant] == []
    assert len(meant) > 500


def test_rejections_name_the_column_at_fault(sample: Sample) -> None:
    truth, found = sample
    columns = rejected(found)
    meant = [d for d in truth.dirt if d.outcome == "rejected" and d.dirt != "same_key_other_words"]
    assert [d for d in meant if d.field not in columns.get((d.file, d.sheet, d.row), ())] == []
    conflicts = [d for d in truth.dirt if d.dirt == "same_key_other_words"]
    assert all((d.file, d.sheet, d.row) in columns for d in conflicts)


def test_nothing_is_rejected_that_was_clean(sample: Sample) -> None:
    truth, found = sample
    meant = {(d.file, d.sheet, d.row) for d in truth.dirt if d.outcome == "rejected"}
    assert set(rejected(found)) == meant


def test_the_only_sheet_passed_over_is_the_hidden_one(sample: Sample) -> None:
    assert {problem.code for problem in sample[1].problems} == {"intake-sheet-hidden"}


def test_moved_and_renamed_files_give_the_same_records(tmp_path: Path) -> None:
    write_sample(tmp_path / "q", teams=1, period="2026Q3", seed=1, format="workbooks")
    before = taken_in(tmp_path / "q", "2026Q3")
    for path in sorted((tmp_path / "q").rglob("*.*")):
        if path.is_file():
            path.rename(path.with_name(f"z{path.name}"))
    after = taken_in(tmp_path / "q", "2026Q3")
    assert {(r.id, str(r.values)) for r in before.records} == {(r.id, str(r.values)) for r in after.records}
