"""What was meant: the facts, each piece of dirt with what should become of it, the control totals, the stories."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from starcrew.model.records import Stored
from starcrew.sample.books import Page
from starcrew.sample.dirt import Outcome
from starcrew.sample.layout import SKIPPED, Grid, Line, block_field
from starcrew.sample.placing import Spot, Where
from starcrew.sample.quarter import Fact
from starcrew.sample.spelling import Cell, Formula
from starcrew.sample.workbooks import BEFORE_HIDDEN, HIDDEN_SHEET

FOLDER = "truth"
IGNORE_MARK = ".starcrew-ignore"
"""Intake passes over a folder that holds a file of this name."""


@dataclass(frozen=True, slots=True)
class MeantFact:
    """accepted: whether its row can be read. Where it first stands; values as the store keeps them."""

    kind: str
    accepted: bool
    file: str
    sheet: str
    row: int
    values: Mapping[str, Stored]


@dataclass(frozen=True, slots=True)
class MeantDirt:
    """row: from 1, as a spreadsheet counts. field: empty for dirt of a whole row. meant: the value to be taken."""

    file: str
    sheet: str
    row: int
    kind: str
    field: str
    header: str
    dirt: str
    original: str
    outcome: Outcome
    meant: Stored = None


@dataclass(frozen=True, slots=True)
class MeantTotal:
    """read = accepted + rejected + skipped + duplicate. Rows above the header and blank rows are not read."""

    file: str
    sheet: str
    kind: str
    read: int
    accepted: int
    rejected: int
    skipped: int
    duplicate: int


@dataclass(frozen=True, slots=True)
class Told:
    """A story of the sample: which team and worker, what happened."""

    story: str
    team: str
    worker: str
    detail: str


@dataclass(frozen=True, slots=True)
class SampleTruth:
    """facts: by kind, in the order generated. For Parquet there is no dirt and there are no totals."""

    facts: Mapping[str, tuple[MeantFact, ...]]
    dirt: tuple[MeantDirt, ...] = ()
    control: tuple[MeantTotal, ...] = ()
    stories: tuple[Told, ...] = ()


def meant_facts(grids: Sequence[Grid], spots: Mapping[Where, Spot]) -> dict[str, tuple[MeantFact, ...]]:
    """Each fact once, where its first row stands."""
    spoilt = _spoilt(spots)
    found: dict[str, list[MeantFact]] = {}
    for number, grid in enumerate(grids):
        for row, line in enumerate(grid.lines, start=1):
            fact = _first_fact(grid.page, line)
            if fact is not None:
                accepted = (number, line.number) not in spoilt
                made = MeantFact(fact.kind, accepted, grid.page.file, grid.page.sheet, row, fact.values)
                found.setdefault(fact.kind, []).append(made)
    return {kind: tuple(facts) for kind, facts in sorted(found.items())}


def _first_fact(page: Page, line: Line) -> Fact | None:
    if line.number is None or page.rows[line.number].role != "first":
        return None
    return page.rows[line.number].fact


def _spoilt(spots: Mapping[Where, Spot]) -> frozenset[tuple[int, int | None]]:
    return frozenset((page, row) for (page, row, _), spot in spots.items() if spot.dirt.outcome == "rejected")


def control(grids: Sequence[Grid], spots: Mapping[Where, Spot]) -> tuple[MeantTotal, ...]:
    """One total per sheet."""
    spoilt = _spoilt(spots)
    return tuple(_total(grid, {row for page, row in spoilt if page == number}) for number, grid in enumerate(grids))


def _total(grid: Grid, spoilt: set[int | None]) -> MeantTotal:
    roles = Counter(
        "rejected" if line.number in spoilt else grid.page.rows[line.number].role
        for line in grid.lines
        if line.number is not None
    )
    skipped = sum(line.sort in SKIPPED for line in grid.lines)
    rejected = roles["rejected"] + roles["conflict"]
    read = sum(roles.values()) + skipped
    page = grid.page
    return MeantTotal(page.file, page.sheet, page.kind, read, roles["first"], rejected, skipped, roles["again"])


def meant_dirt(grids: Sequence[Grid], spots: Mapping[Where, Spot]) -> tuple[MeantDirt, ...]:
    """All of it, sheet by sheet, from the top."""
    return tuple(dirt for number, grid in enumerate(grids) for dirt in _of_sheet(number, grid, spots))


def _of_sheet(number: int, grid: Grid, spots: Mapping[Where, Spot]) -> Iterator[MeantDirt]:
    for row, line in enumerate(grid.lines, start=1):
        if line.number is None:
            yield from _of_line(grid, row, line)
            continue
        yield from _of_row(grid, row, line)
        for place, name in enumerate(grid.columns):
            spot = spots.get((number, line.number, name))
            if spot is not None:
                cell, outcome = line.cells[place], spot.dirt.outcome
                meant = spot.meant if outcome == "repaired" else None
                yield _dirt(grid, row, spot.dirt.name, cell, outcome=outcome, name=name, meant=meant)
    if grid.page.kind == BEFORE_HIDDEN:
        yield MeantDirt(grid.page.file, HIDDEN_SHEET, 1, "", "", "", "hidden_sheet", "班次", "ignored")


def _of_line(grid: Grid, row: int, line: Line) -> Iterator[MeantDirt]:
    outcome: Outcome = "skipped" if line.sort in SKIPPED else "ignored"
    if line.sort != "header":
        yield _dirt(grid, row, line.sort, line.cells[0], outcome=outcome)
        return
    if grid.page.groups and line.cells[-1] is None:
        yield _dirt(grid, row, "two_row_header", line.cells[0], outcome=outcome)
    for name, cell in zip(grid.columns, line.cells, strict=True):
        sort = "header_unit" if "(" in str(cell) else "header_line_break" if "\n" in str(cell) else None
        if sort:
            yield _dirt(grid, row, sort, cell, outcome=outcome, name=name)


def _of_row(grid: Grid, row: int, line: Line) -> Iterator[MeantDirt]:
    merged, held = block_field(grid.page), grid.page.rows[line.number or 0]
    if merged and line.cells[grid.columns.index(merged)] is None:
        yield _dirt(grid, row, "merged_down", None, outcome="repaired", name=merged, meant=held.fact.values[merged])
    if held.role == "again":
        yield _dirt(grid, row, "same_row_again", line.cells[0], outcome="duplicate")
    if held.role == "conflict":
        yield _dirt(grid, row, "same_key_other_words", line.cells[0], outcome="rejected", name="违章编号")


def _dirt(
    grid: Grid, row: int, sort: str, cell: Cell, *, outcome: Outcome, name: str = "", meant: Stored = None
) -> MeantDirt:
    page = grid.page
    header = page.headers.get(name, "")
    return MeantDirt(page.file, page.sheet, row, page.kind, name, header, sort, as_text(cell), outcome, meant)


def as_text(cell: Cell) -> str:
    """The cell in words: formulas as formulas, dates in ISO, nothing for a blank."""
    if isinstance(cell, Formula):
        return cell.text
    return "" if cell is None else str(cell)


def write_truth(folder: Path, truth: SampleTruth) -> None:
    """truth/facts/<kind>.jsonl, truth/dirt.jsonl, truth/control.json, truth/stories.json."""
    (folder / FOLDER / "facts").mkdir(parents=True, exist_ok=True)
    (folder / FOLDER / IGNORE_MARK).write_text("what was meant: no ledgers\n", encoding="utf-8")
    for kind, facts in truth.facts.items():
        _write_lines(folder / FOLDER / "facts" / f"{kind}.jsonl", facts)
    _write_lines(folder / FOLDER / "dirt.jsonl", truth.dirt)
    for name, listed in (("control", truth.control), ("stories", truth.stories)):
        text = json.dumps([asdict(one) for one in listed], ensure_ascii=False, indent=1)
        (folder / FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _write_lines(path: Path, rows: Iterable[MeantFact | MeantDirt]) -> None:
    lines = (json.dumps(_plain(row), ensure_ascii=False, default=_iso) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def _plain(row: MeantFact | MeantDirt) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__}


def _iso(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
