"""Finds the ledger and the heading of a sheet: which kind it is, where its columns are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from starcrew.errors import Problem, Source
from starcrew.intake import normal, spellings
from starcrew.intake.grid import Cell, Grid, shown
from starcrew.model.kinds import Kind

_LOOKED_AT = 20
_LONGEST_HEADING = 40
_HALF = 0.5
_SOURCES = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a ledger stands in a sheet.

    top: index of the heading's first row. height: 1 or 2. columns: field → column. labels: the headings, by column.
    """

    kind: Kind
    top: int
    height: int
    columns: Mapping[str, int]
    labels: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Required fields without a column."""
        return tuple(name for name, field in self.kind.fields.items() if field.required and name not in self.columns)

    @property
    def unused(self) -> tuple[str, ...]:
        """Headings of columns that are not read, those that never are (serial numbers, remarks) left out."""
        used = set(self.columns.values())
        derived = {normal.header(name) for name in self.kind.derived}
        return tuple(
            label
            for column, label in enumerate(self.labels)
            if label and column not in used and normal.header(label) not in spellings.UNUSED_HEADERS | derived
        )


class Headings:
    """Every heading of every kind, as compared, → the fields it may stand for."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.kinds = kinds
        self.meaning: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
        for kind in kinds.values():
            for name, field in kind.fields.items():
                for rank, written in enumerate((name, *field.headers)):
                    self.meaning[normal.header(written)].setdefault(kind.kind, (name, rank))
        self.announced_by = {
            kind.kind: tuple(normal.folded(word) for word in (kind.kind, *kind.worksheets)) for kind in kinds.values()
        }

    def announced(self, texts: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Kind → how clearly the texts (sheet name, titles, file name) name it: length of the word, nearness."""
        found: dict[str, tuple[int, int]] = {}
        for nearness, text in enumerate(reversed([normal.folded(text) for text in texts]), start=1):
            for kind, named in self.announced_by.items():
                length = max((len(word) for word in named if word in text), default=0)
                if length:
                    found[kind] = max(found.get(kind, (0, 0)), (length, nearness))
        return found


def find_layout(grid: Grid, headings: Headings) -> Layout | Problem | None:
    """The ledger of the sheet, or what is wrong with it; None for a sheet with nothing in it."""
    if not any(cell != "" for row in grid.rows for cell in row):
        return None
    layouts = _best_per_kind(grid, headings)
    announced = headings.announced([grid.sheet, " ".join(titles(grid, layouts)), grid.file])
    fitting = [layout for layout in layouts if len(layout.columns) > 1 and _plausible(layout, announced)]
    ranked = sorted(fitting, key=lambda layout: _clearness(layout, announced), reverse=True)
    complete = [layout for layout in ranked if not layout.missing]
    if not complete or _rather_meant(ranked[0], complete[0]):
        return _nothing_found(grid, ranked, headings)
    return _clearest(grid, complete, announced)


def _rather_meant(first: Layout, complete: Layout) -> bool:
    """Whether a named ledger lacks columns and the complete one has no more of them: then the lack is the news."""
    return bool(first.missing) and len(first.columns) >= len(complete.columns)


def _clearest(grid: Grid, ranked: Sequence[Layout], announced: Mapping[str, tuple[int, int]]) -> Layout | Problem:
    if len(ranked) > 1 and _clearness(ranked[0], announced) == _clearness(ranked[1], announced):
        return _problem(grid, "intake-sheet-ambiguous", one=ranked[0].kind.kind, other=ranked[1].kind.kind)
    return ranked[0]


def titles(grid: Grid, layouts: Sequence[Layout]) -> list[str]:
    """The texts above the heading."""
    top = min((layout.top for layout in layouts), default=min(5, len(grid.rows)))
    return [text for row in grid.rows[:top] for cell in row if (text := shown(cell).strip())]


def _clearness(layout: Layout, announced: Mapping[str, tuple[int, int]]) -> tuple[tuple[int, int], int]:
    return announced.get(layout.kind.kind, (0, 0)), len(layout.columns)


def _plausible(layout: Layout, announced: Mapping[str, tuple[int, int]]) -> bool:
    written = sum(1 for label in layout.labels if label)
    return layout.kind.kind in announced or len(layout.columns) >= max(2, written * _HALF)


def _best_per_kind(grid: Grid, headings: Headings) -> list[Layout]:
    best: dict[str, Layout] = {}
    for top, height, labels in _candidates(grid):
        for kind, columns in _matches(labels, headings).items():
            rows = max(height, _merged_height(grid, top))
            layout = Layout(headings.kinds[kind], top, rows, columns, tuple(names[0] for names in labels))
            if kind not in best or len(columns) > len(best[kind].columns):
                best[kind] = layout
    return list(best.values())


def _merged_height(grid: Grid, top: int) -> int:
    """2 where a heading is merged into the row below, even if nothing below it is a field."""
    return max(
        (bottom - top + 1 for first, _, bottom, _ in grid.merged if first == top and bottom - top == 1), default=1
    )


def _candidates(grid: Grid) -> Iterator[tuple[int, int, list[tuple[str, ...]]]]:
    """(first row, height, the names each column may go by) of every row that could be a heading."""
    spread = _spread(grid)
    for top, row in enumerate(grid.rows[:_LOOKED_AT]):
        if sum(1 for cell in row if cell != "") < 2:
            continue
        upper = _texts(grid, top, spread)
        yield top, 1, [(text,) for text in upper]
        if top + 1 < len(grid.rows):
            yield top, 2, _two_rows(upper, _texts(grid, top + 1, spread))


def _two_rows(upper: list[str], lower: list[str]) -> list[tuple[str, ...]]:
    """Names of a column under two rows: parent and child together, then the child, then the parent alone."""
    width = max(len(upper), len(lower))
    upper, lower = (row + [""] * (width - len(row)) for row in (upper, lower))
    names: list[tuple[str, ...]] = []
    parent = ""
    for above, below in zip(upper, lower, strict=True):
        parent = above or parent
        if not below or below == above:
            names.append((above or below,))
        else:
            names.append((f"{parent}{below}", below))
    return names


def _texts(grid: Grid, row: int, spread: Mapping[tuple[int, int], tuple[int, int]]) -> list[str]:
    texts: list[str] = []
    for column in range(len(grid.rows[row])):
        from_row, from_column = spread.get((row, column), (row, column))
        cell: Cell = grid.rows[from_row][from_column]
        text = cell.strip() if isinstance(cell, str) else ""
        texts.append(text if len(text) <= _LONGEST_HEADING else "")
    return texts


def _spread(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells inside merged ranges near the top → the cell that has their text."""
    return {
        (row, column): (top, left)
        for top, left, bottom, right in grid.merged
        if top < _LOOKED_AT + 1 and bottom - top <= 1
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }


def _matches(labels: list[tuple[str, ...]], headings: Headings) -> dict[str, dict[str, int]]:
    """Kind → field → column. The whole name beats the child alone, the field's own name beats its aliases."""
    chosen: dict[str, dict[str, tuple[int, int, int]]] = defaultdict(dict)
    for column, names in enumerate(labels):
        for depth, name in enumerate(names):
            for kind, (field, rank) in headings.meaning.get(normal.header(name), {}).items():
                standing = chosen[kind].get(field)
                if standing is None or (depth, rank, column) < standing:
                    chosen[kind][field] = (depth, rank, column)
    return {kind: _one_field_each(fields) for kind, fields in chosen.items()}


def _one_field_each(fields: Mapping[str, tuple[int, int, int]]) -> dict[str, int]:
    """A column serves one field: the one that its name fits best."""
    taken: dict[int, tuple[int, int, str]] = {}
    for field, (depth, rank, column) in fields.items():
        if column not in taken or (depth, rank, field) < taken[column]:
            taken[column] = (depth, rank, field)
    return {field: column for column, (_, _, field) in taken.items()}


def _nothing_found(grid: Grid, ranked: Sequence[Layout], headings: Headings) -> Problem:
    """ranked: the ledgers that it may be, the clearest first, all without some required column."""
    if ranked:
        missing = "、".join(ranked[0].missing)
        return _problem(grid, "intake-column-missing", kind=ranked[0].kind.kind, columns=missing)
    named = headings.announced([grid.sheet])
    if not named and spellings.NOTE_SHEETS.search(normal.tight(grid.sheet)):
        return Problem("intake-sheet-note", Source(grid.place), {"sheet": grid.sheet}, "warning")
    return _problem(grid, "intake-sheet-unknown", sheet=grid.sheet, kinds="、".join(named) or "—")


def _problem(grid: Grid, code: str, **args: object) -> Problem:
    return Problem(code, Source(grid.place), args)
