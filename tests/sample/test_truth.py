import json
from collections import Counter
from pathlib import Path

from starcrew.sample import SampleTruth


def test_control_totals_add_up(truth: SampleTruth) -> None:
    for total in truth.control:
        assert total.read == total.accepted + total.rejected + total.skipped + total.duplicate
        assert total.read > 0


def test_control_totals_are_those_of_facts_and_dirt(truth: SampleTruth) -> None:
    accepted = sum(fact.accepted for facts in truth.facts.values() for fact in facts)
    outcomes = Counter(each.outcome for each in truth.dirt)
    assert sum(total.accepted for total in truth.control) == accepted
    assert sum(total.rejected for total in truth.control) == outcomes["rejected"]
    assert sum(total.skipped for total in truth.control) == outcomes["skipped"]
    assert sum(total.duplicate for total in truth.control) == outcomes["duplicate"]


def test_written_truth_reads_back(folder: Path, truth: SampleTruth) -> None:
    lines = (folder / "truth/facts/违章.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(truth.facts["违章"])
    assert json.loads(lines[0])["values"]["违章编号"] == truth.facts["违章"][0].values["违章编号"]
    assert len(json.loads((folder / "truth/control.json").read_text(encoding="utf-8"))) == len(truth.control)


def test_intake_is_told_to_pass_over_the_truth(folder: Path, truth: SampleTruth) -> None:
    assert (folder / "truth/.starcrew-ignore").exists()


def test_values_are_meant_for_repairs_alone(truth: SampleTruth) -> None:
    assert all(each.meant is None for each in truth.dirt if each.outcome != "repaired")
    meant = {(f.file, f.sheet, f.row): f.values for facts in truth.facts.values() for f in facts}
    for each in truth.dirt:
        if each.outcome == "repaired" and (each.file, each.sheet, each.row) in meant:
            assert meant[each.file, each.sheet, each.row][each.field] == each.meant
