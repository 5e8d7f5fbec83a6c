"""A page as lines of cells: title, header, rows, and all that people put between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from starcrew.sample.books import Page, Row, team_of
from starcrew.sample.kinds import reference_kinds
from starcrew.sample.spelling import Cell, Formula, Names, plain, suffix

Sort = Literal[
    "title_row",
    "filled_by_row",
    "header",
    "row",
    "subtotal_row",
    "total_row",
    "header_again",
    "blank_row",
    "note_row",
]
SKIPPED: frozenset[Sort] = frozenset({"subtotal_row", "total_row", "header_again", "note_row"})
_EVERY = 40
_SERIAL, _REMARKS = "序号", "备注"


@dataclass(frozen=True, slots=True)
class Line:
    """number: which row of the page it holds, for `row` lines."""

    sort: Sort
    cells: tuple[Cell, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range; lines and columns from 0, ends included."""

    first_line: int
    first_column: int
    last_line: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """columns: the field of each column, empty where it belongs to none."""

    page: Page
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    spans: tuple[Span, ...] = field(default=())


def block_field(page: Page) -> str | None:
    """The team column that is merged over its rows."""
    if "blocks" not in page.look:
        return None
    return next(name for name, field in reference_kinds()[page.kind].fields.items() if field.type == "team")


def grid(page: Page, called: Names, written: Mapping[tuple[int, str], Cell]) -> Grid:
    """The page laid out. written: (row, field) → the dirty cell that stands there instead of the clean one."""
    columns = _columns(page)
    if suffix(page) == ".jsonl":
        return Grid(page, columns, tuple(_rows(page, columns, called, written)))
    head = [*_above(page, columns), *_header(page, columns)]
    lines = [*head, *_body(page, columns, _rows(page, columns, called, written)), *_below(page, columns)]
    merged = [
        *_above_spans(page, columns),
        *_header_spans(page, columns, len(head)),
        *_block_spans(page, columns, lines),
    ]
    return Grid(page, columns, tuple(_without_merged(lines, merged)), tuple(merged))


def _columns(page: Page) -> tuple[str, ...]:
    serial = ("",) if "serial" in page.look else ()
    return (*serial, *page.headers, *(("",) if "remarks" in page.look else ()))


def _above(page: Page, columns: Sequence[str]) -> Iterator[Line]:
    if page.title:
        yield Line("title_row", _padded(columns, page.title))
    if "filled_by" in page.look:
        year = page.year or 2026
        yield Line("filled_by_row", _padded(columns, f"填报单位:{_unit(page)}  填报日期:{year}年10月8日  制表人:王敏"))


def _unit(page: Page) -> str:
    """The part of the title before the year."""
    return (page.title or "").partition("20")[0] or "示范机务段"


def _padded(columns: Sequence[str], *cells: Cell) -> tuple[Cell, ...]:
    return (*cells, *(None for _ in columns[len(cells) :]))


def _headings(page: Page, columns: Sequence[str]) -> list[str]:
    return [page.headers[name] if name else _REMARKS if place else _SERIAL for place, name in enumerate(columns)]


def _header(page: Page, columns: Sequence[str]) -> Iterator[Line]:
    headings = _headings(page, columns)
    if not page.groups:
        yield Line("header", tuple(headings))
        return
    above = {name: group for group, names in page.groups.items() for name in names}
    yield Line("header", tuple(above.get(name, text) for name, text in zip(columns, headings, strict=True)))
    yield Line("header", tuple(text if name in above else None for name, text in zip(columns, headings, strict=True)))


def _rows(page: Page, columns: Sequence[str], called: Names, written: Mapping[tuple[int, str], Cell]) -> Iterator[Line]:
    for number, row in enumerate(page.rows):
        cells = [_cell(page, row, name, called) if name else None for name in columns]
        for place, name in enumerate(columns):
            cells[place] = written.get((number, name), cells[place])
        if "serial" in page.look:
            cells[0] = number + 1
        yield Line("row", tuple(cells), number)


def _cell(page: Page, row: Row, name: str, called: Names) -> Cell:
    cell = plain(name, row.fact, page, called)
    other_words = row.role == "conflict" and name == "违章内容"
    return f"{cell}且不听劝阻" if other_words else cell


def _body(page: Page, columns: Sequence[str], rows: Iterator[Line]) -> Iterator[Line]:
    if "blocks" in page.look:
        for _, block in groupby(rows, key=lambda line: team_of(page.rows[line.number or 0].fact)):
            held = list(block)
            yield from held
            yield _subtotal(page, columns, held)
        return
    for count, line in enumerate(rows):
        if count and count % _EVERY == 0:
            yield from _between(page, columns)
        yield line


def _between(page: Page, columns: Sequence[str]) -> Iterator[Line]:
    if "repeats" in page.look:
        yield Line("header_again", tuple(_headings(page, columns)))
    if "gaps" in page.look:
        yield Line("blank_row", _padded(columns))


def _subtotal(page: Page, columns: Sequence[str], rows: Sequence[Line]) -> Line:
    """The word in the first column; the sums as formulas with their values, as Excel saves them."""
    cells: list[Cell] = ["小计", *(None for _ in columns[1:])]
    for place, name in enumerate(columns):
        numbers = [row.cells[place] for row in rows if isinstance(row.cells[place], int)]
        if name and place and reference_kinds()[page.kind].fields[name].type == "integer" and numbers:
            cells[place] = Formula("=0", sum(int(str(number)) for number in numbers))
    return Line("subtotal_row", tuple(cells))


def _below(page: Page, columns: Sequence[str]) -> Iterator[Line]:
    if "total" in page.look:
        yield Line("total_row", _padded(columns, "合计", None, len(page.rows)))
    if "notes" in page.look:
        yield Line("blank_row", _padded(columns))
        yield Line("note_row", _padded(columns, "注:夜班的记录写开会当天的日期、缺勤人员须补学。"))
        yield Line("note_row", _padded(columns, "制表:王敏    审核:赵科    10月8日"))


def _above_spans(page: Page, columns: Sequence[str]) -> Iterator[Span]:
    for line, _ in enumerate(_above(page, columns)):
        yield Span(line, 0, line, len(columns) - 1)


def _header_spans(page: Page, columns: Sequence[str], head: int) -> Iterator[Span]:
    """A group over its fields; any other heading over both lines."""
    if not page.groups:
        return
    above = {name for names in page.groups.values() for name in names}
    for names in page.groups.values():
        places = [columns.index(name) for name in names]
        yield Span(head - 2, min(places), head - 2, max(places))
    for place, name in enumerate(columns):
        if name not in above:
            yield Span(head - 2, place, head - 1, place)


def _block_spans(page: Page, columns: Sequence[str], lines: Sequence[Line]) -> Iterator[Span]:
    merged = block_field(page)
    if merged is None:
        return
    place, held = columns.index(merged), [n for n, line in enumerate(lines) if line.sort == "row"]
    for _, block in groupby(enumerate(held), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in block]
        if len(numbers) > 1:
            yield Span(numbers[0], place, numbers[-1], place)


def _without_merged(lines: Sequence[Line], spans: Sequence[Span]) -> Iterator[Line]:
    """Only the first cell of a merged range holds anything."""
    hidden = {
        (line, column)
        for span in spans
        for line in range(span.first_line, span.last_line + 1)
        for column in range(span.first_column, span.last_column + 1)
        if (line, column) != (span.first_line, span.first_column)
    }
    for number, line in enumerate(lines):
        cells = tuple(None if (number, place) in hidden else cell for place, cell in enumerate(line.cells))
        yield Line(line.sort, cells, line.number)
