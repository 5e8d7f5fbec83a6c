"""Nothing is lost and nothing is made up on the way from 24 teams' workbooks into the store."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict

from starcrew.intake import IntakeResult
from starcrew.ledger import Ledger
from starcrew.model.records import ControlTotal, Record, Stored
from starcrew.sample import SampleTruth

Place = tuple[str, str, int]


def content(values: Mapping[str, Stored]) -> tuple[tuple[str, Stored], ...]:
    return tuple(sorted(values.items()))


def places(found: IntakeResult) -> dict[str, set[Place]]:
    """What became of the rows: accepted, rejected."""
    rows = {"accepted": [r.origin for r in found.records], "rejected": [r.origin for r in found.rejections]}
    return {name: {(at.file, at.sheet, at.row) for at in group} for name, group in rows.items()}


def test_the_sample_has_every_outcome_in_number(truth: SampleTruth) -> None:
    outcomes = Counter(dirt.outcome for dirt in truth.dirt)
    assert outcomes["repaired"] > 1500
    assert outcomes["rejected"] > 50
    assert outcomes["skipped"] > 100
    assert outcomes["duplicate"] > 50


def test_stored_records_are_the_accepted_facts_and_no_others(truth: SampleTruth, records: tuple[Record, ...]) -> None:
    for kind, facts in truth.facts.items():
        meant = Counter(content(fact.values) for fact in facts if fact.accepted)
        stored = Counter(content(record.values) for record in records if record.kind == kind)
        assert stored - meant == Counter(), kind
        assert meant - stored == Counter(), kind


def test_stored_control_totals_balance_and_are_those_meant(truth: SampleTruth, stored: Ledger) -> None:
    totals = [total for _, total in stored.totals()]
    assert all(t.read == t.accepted + t.rejected + t.skipped + t.duplicate for t in totals)
    meant = {(total.file, total.sheet): asdict(total) for total in truth.control}
    assert {(total.file, total.sheet): without_repairs(total) for total in totals} == meant


def without_repairs(total: ControlTotal) -> dict[str, object]:
    return {name: value for name, value in asdict(total).items() if name != "repaired"}


def test_no_row_vanished(found: IntakeResult, truth: SampleTruth) -> None:
    done = places(found)
    assert not done["accepted"] & done["rejected"]
    again = [dirt for dirt in truth.dirt if dirt.outcome in {"skipped", "duplicate"}]
    handled = len(done["accepted"]) + len(done["rejected"]) + len(again)
    assert handled == sum(total.read for total in found.control)


def test_rows_passed_over_are_neither_accepted_nor_rejected(found: IntakeResult, truth: SampleTruth) -> None:
    done = places(found)
    for dirt in truth.dirt:
        if dirt.outcome in {"skipped", "duplicate"} or dirt.dirt in {"title_row", "blank_row", "hidden_sheet"}:
            place = dirt.file, dirt.sheet, dirt.row
            assert place not in done["accepted"] | done["rejected"], dirt


def test_every_dirty_cell_comes_out_as_it_was_meant(truth: SampleTruth, found: IntakeResult) -> None:
    values = {(r.origin.file, r.origin.sheet, r.origin.row): r.values for r in found.records}
    rejected = {(r.origin.file, r.origin.sheet, r.origin.row, r.column) for r in found.rejections}
    for dirt in truth.dirt:
        row = values.get((dirt.file, dirt.sheet, dirt.row))
        if dirt.outcome == "repaired" and row is not None:
            assert row[dirt.field] == dirt.meant, dirt
        if dirt.outcome == "rejected":
            assert row is None, dirt
            assert (dirt.file, dirt.sheet, dirt.row, dirt.field) in rejected, dirt


def test_rejections_and_repairs_are_kept_in_the_store(found: IntakeResult, stored: Ledger) -> None:
    assert [rejection for _, rejection in stored.rejections()] == list(found.rejections)
    assert Counter(repair for _, repair in stored.repairs()) == Counter(found.repairs)
