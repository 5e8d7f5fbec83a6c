"""The rows of a sheet below its heading: which are records, which are totals, notes and repeated headings."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from starcrew.intake import spellings
from starcrew.intake.grid import Cell, Grid
from starcrew.intake.headers import Layout
from starcrew.intake.normal import folded, is_blank, tight

Start = Literal["note", "total", "heading", "record"]
_LABEL_LENGTH = 12
_LONG_LABEL = 30
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class DataRows:
    """numbers: the rows as users count them. columns: field → its cells, merged ranges filled down.

    filled: (index of the row, field) of the cells that were. read = len(numbers) + skipped.
    """

    numbers: Sequence[int]
    columns: Mapping[str, Sequence[Cell]]
    filled: AbstractSet[tuple[int, str]]
    read: int
    skipped: int


def data_rows(grid: Grid, layout: Layout) -> DataRows:
    """Every row below the heading that is not entirely blank, sorted out."""
    sorting = _Sorting(grid, layout)
    first = layout.top + layout.height
    read = [index for index in range(first, len(grid.rows)) if not _is_blank(grid.rows[index])]
    taken = [index for index in read if sorting.is_data(index)]
    filled = _filled_down(grid, layout)
    columns = {name: [_cell(grid, row, column, filled) for row in taken] for name, column in layout.columns.items()}
    numbers = [index + grid.first for index in taken]
    below = {(n, name) for n, row in enumerate(taken) for name, at in layout.columns.items() if (row, at) in filled}
    return DataRows(numbers, columns, below if filled else set(), len(read), len(read) - len(taken))


class _Sorting:
    """Tells records from what else stands between them; a note may run over several rows."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self._grid = grid
        self._used = sorted(layout.columns.values())
        above = grid.rows[: layout.top + layout.height]
        self._headings = [_compared(row) for row in above[layout.top :]]
        self._headings.append({column: text for row in self._headings for column, text in row.items()})
        self._titles = {texts for row in above[: layout.top] if (texts := tuple(sorted(_compared(row).values())))}
        self._first_words = {word for row in self._headings for word in row.values()} | {t[0] for t in self._titles}
        self._in_note = False
        self._starts: dict[str, Start] = {}

    def is_data(self, index: int) -> bool:
        row = self._grid.rows[index]
        first = next(cell for cell in row if cell != "" and not _is_space(cell))
        if self._start(first) == "note":
            self._in_note = True
            return False
        if self._in_note and sum(1 for cell in row if cell != "" and not _is_space(cell)) == 1:
            return False
        self._in_note = False
        if self._start(first) == "total" or _has_total(row):
            return False
        return not ((self._start(first) == "heading" and self._is_heading(row)) or self._is_empty_form(row))

    def _start(self, first: Cell) -> Start:
        """What a row may be whose first cell this is; each distinct cell is looked at once."""
        if not isinstance(first, str):
            return "record"
        if first not in self._starts:
            self._starts[first] = self._looked_at(first)
        return self._starts[first]

    def _looked_at(self, first: str) -> Start:
        if spellings.NOTE_START.match(tight(first[:_LONG_LABEL])):
            return "note"
        if len(first) <= _LONG_LABEL and spellings.TOTALS_START.fullmatch(tight(first)):
            return "total"
        return "heading" if folded(first) in self._first_words else "record"

    def _is_heading(self, row: Sequence[Cell]) -> bool:
        texts = _compared(row)
        if tuple(sorted(texts.values())) in self._titles:
            return True
        return any(_share(texts, heading) >= _ALIKE for heading in self._headings if heading)

    def _is_empty_form(self, row: Sequence[Cell]) -> bool:
        """A numbered line of a printed form that nobody filled in."""
        return all(column >= len(row) or _is_space(row[column]) for column in self._used)


def _has_total(row: Sequence[Cell]) -> bool:
    for cell in row:
        if type(cell) is str and spellings.TOTALS_HINT.search(cell[:_LABEL_LENGTH]) and tight(cell) in spellings.TOTALS:
            return True
    return False


def _share(texts: Mapping[int, str], heading: Mapping[int, str]) -> float:
    return sum(1 for column, text in texts.items() if heading.get(column) == text) / max(len(heading), len(texts))


def _compared(row: Sequence[Cell]) -> dict[int, str]:
    return {column: folded(cell) for column, cell in enumerate(row) if isinstance(cell, str) and folded(cell)}


def _is_blank(row: Sequence[Cell]) -> bool:
    return all(cell == "" or _is_space(cell) for cell in row)


def _is_space(cell: Cell) -> bool:
    return isinstance(cell, str) and is_blank(cell)


def _filled_down(grid: Grid, layout: Layout) -> dict[tuple[int, int], int]:
    """(row, column) inside a merged range → the row that has its value. Nothing is filled to the right."""
    used = set(layout.columns.values())
    return {
        (row, left): top
        for top, left, bottom, _ in grid.merged
        if left in used and top >= layout.top + layout.height
        for row in range(top + 1, min(bottom + 1, len(grid.rows)))
    }


def _cell(grid: Grid, row: int, column: int, filled: Mapping[tuple[int, int], int]) -> Cell:
    cells = grid.rows[filled.get((row, column), row)] if filled else grid.rows[row]
    return cells[column] if column < len(cells) else ""
