"""Every point taken or given leads to rows that a person can open, and comes out the same from them."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from starcrew.ledger import Ledger
from starcrew.model.evaluation import Evaluation, Finding
from starcrew.model.plan import Programme
from starcrew.model.points import POINT
from starcrew.model.records import Origin, Record
from starcrew.sample import SampleTruth
from tests.quarter.made import Bench
from tests.quarter.recompute import Ledgers, again
from tests.quarter.worse import worse_quarter
from tests.shape import ROOT


def findings(evaluation: Evaluation) -> Iterator[tuple[str, Finding]]:
    for card in evaluation.scorecards:
        yield from ((card.id, finding) for finding in card.findings)


def written_rows(folder: Path, file: str) -> dict[tuple[str, int], list[str]]:
    """(sheet, row from 1) → its cells, of a workbook, CSV or JSON lines file; blank rows left out."""
    path = folder / file
    if path.suffix in {".xlsx", ".xls"}:
        book = CalamineWorkbook.from_path(path)
        sheets = {n: as_texts(book.get_sheet_by_name(n).to_python(skip_empty_area=False)) for n in book.sheet_names}
    elif path.suffix == ".csv":
        data = path.read_bytes()
        text = data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "gb18030")
        sheets = {"": as_texts(csv.reader(text.splitlines()))}
    else:
        sheets = {"": [[line] for line in path.read_text(encoding="utf-8").splitlines()]}
    return {(name, n): row for name, rows in sheets.items() for n, row in enumerate(rows, start=1) if any(row)}


def as_texts(rows: Iterable[Iterable[object]]) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in rows]


@pytest.fixture(scope="module")
def origins(evaluation: Evaluation, stored: Ledger) -> dict[str, Origin]:
    """Where each evidence row stood; all that the store knows of."""
    return dict(stored.locate({id_ for _, finding in findings(evaluation) for id_ in finding.evidence}))


def test_every_finding_names_evidence(evaluation: Evaluation) -> None:
    """Where a clause is about nothing being there at all, whoever it is about is the evidence."""
    assert [(subject, finding) for subject, finding in findings(evaluation) if not finding.evidence] == []


def test_evidence_is_in_the_store(evaluation: Evaluation, origins: dict[str, Origin]) -> None:
    assert {id_ for _, finding in findings(evaluation) for id_ in finding.evidence} - origins.keys() == set()


def test_evidence_leads_to_the_rows_it_was_meant_from(
    origins: dict[str, Origin], truth: SampleTruth, records: tuple[Record, ...]
) -> None:
    meant = {(f.file, f.sheet, f.row): dict(f.values) for facts in truth.facts.values() for f in facts}
    values = {record.id: dict(record.values) for record in records}
    assert [i for i, at in origins.items() if meant[at.file, at.sheet, at.row] != values[i]] == []


def test_evidence_rows_are_there_in_the_workbooks(origins: dict[str, Origin], folder: Path) -> None:
    places = defaultdict(set)
    for origin in origins.values():
        places[origin.file].add((origin.sheet, origin.row))
    assert len(places) > 30
    absent = {file: rows - written_rows(folder, file).keys() for file, rows in places.items()}
    assert [file for file, rows in absent.items() if rows] == []


def test_every_finding_comes_out_the_same_from_its_evidence(
    evaluation: Evaluation, records: tuple[Record, ...]
) -> None:
    assert different(evaluation, Ledgers(records, ROOT)) == []


def test_every_finding_of_a_worse_quarter_too(bench: Bench, records: tuple[Record, ...]) -> None:
    worse = [record for rows in worse_quarter(records, 1).values() for record in rows]
    assert different(bench.evaluation(worse), Ledgers(worse, ROOT)) == []


def test_evidence_is_every_row_that_the_clause_rests_on(evaluation: Evaluation, records: tuple[Record, ...]) -> None:
    """No row that was needed is left out, none is there for nothing."""
    ledgers = Ledgers(records, ROOT)
    assert [(s, f) for s, f in findings(evaluation) if again(s, f, ledgers).used != set(f.evidence)] == []


def different(evaluation: Evaluation, ledgers: Ledgers) -> list[str]:
    """Findings whose clause, read anew, does not come to the same."""
    truths = {"true": True, "unknown": None}
    wrong = []
    for subject, finding in findings(evaluation):
        found = again(subject, finding, ledgers)
        same = (found.points, found.added) == (Fraction(finding.points, POINT), Fraction(finding.added, POINT))
        if found.truth is not truths[finding.outcome] or (finding.outcome == "true" and not same):
            wrong.append(f"{subject}: {finding}: again {found}")
    return wrong


def test_caps_of_checks_are_kept(evaluation: Evaluation, site: Programme) -> None:
    caps = {(check.item, check.number): check.cap for check in site.checks}
    taken: dict[tuple[str, str, int], list[Finding]] = defaultdict(list)
    for subject, finding in findings(evaluation):
        taken[subject, finding.item, finding.check].append(finding)
    for (_, item, check), group in taken.items():
        cap, points = caps[item, check], sum(f.points for f in group)
        assert sum(f.counted for f in group) == (points if cap is None else min(cap, points)), group
        assert all(f.counted <= f.points for f in group)
