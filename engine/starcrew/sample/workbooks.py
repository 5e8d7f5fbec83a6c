"""Grids into files: .xlsx, .csv in the page's encoding, JSON lines. The same grids give the same cells."""

import csv
import datetime as dt
import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import xlsxwriter

from starcrew.sample.layout import Grid, Span
from starcrew.sample.spelling import Cell, Formula

HIDDEN_SHEET = "数据字典"
BEFORE_HIDDEN = "危险源点"
"""The kind after whose sheet the hidden one stands."""
_HIDDEN_ROWS = (("班次", "早班", "中班", "夜班"), ("性质", "A类", "B类", "C类"), ("等级", "一般", "重大"))
_CREATED = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - so that the same sample has the same bytes


def write_files(folder: Path, grids: Iterable[Grid]) -> tuple[Path, ...]:
    """Each file once, below the folder, its sheets in the order given."""
    written = []
    for name, group in groupby(grids, key=lambda grid: grid.page.file):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, list(group))
        written.append(path)
    return tuple(written)


def _write(path: Path, grids: Sequence[Grid]) -> None:
    match path.suffix:
        case ".xlsx":
            _write_workbook(path, grids)
        case ".csv":
            _write_csv(path, grids[0])
        case _:
            _write_lines(path, grids[0])


def _write_csv(path: Path, grid: Grid) -> None:
    with path.open("w", encoding=grid.page.encoding, newline="") as file:
        csv.writer(file).writerows(["" if cell is None else cell for cell in line.cells] for line in grid.lines)


def _write_lines(path: Path, grid: Grid) -> None:
    headings = list(grid.page.headers.values())
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in grid.lines:
            row = {name: cell for name, cell in zip(headings, line.cells, strict=True) if cell is not None}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_workbook(path: Path, grids: Sequence[Grid]) -> None:
    plain_text = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, plain_text) as book:
        book.set_properties({"created": _CREATED})
        looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
        for grid in grids:
            _write_sheet(book.add_worksheet(grid.page.sheet), grid, looks)
        if grids[-1].page.kind == BEFORE_HIDDEN:
            _write_hidden(book.add_worksheet(HIDDEN_SHEET))


_LOOKS: dict[str, dict[str, object]] = {
    "date": {"num_format": "yyyy-mm-dd"},
    "datetime": {"num_format": "yyyy-mm-dd hh:mm"},
    "time": {"num_format": "hh:mm"},
    "percent": {"num_format": "0%"},
    "title": {"bold": True, "align": "center", "valign": "vcenter"},
    "head": {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"},
    "merged": {"valign": "vcenter"},
}


def _write_sheet(
    sheet: "xlsxwriter.worksheet.Worksheet", grid: Grid, looks: dict[str, "xlsxwriter.format.Format"]
) -> None:
    starts = {(span.first_line, span.first_column): span for span in grid.spans}
    for number, line in enumerate(grid.lines):
        for place, cell in enumerate(line.cells):
            span = starts.get((number, place))
            if span is not None:
                _write_merged(sheet, span, cell, looks[_LOOK_OF_SORT.get(line.sort, "merged")])
            elif cell is not None:
                _write_cell(sheet, (number, place), cell, looks)


_LOOK_OF_SORT = {"title_row": "title", "filled_by_row": "merged", "header": "head"}


def _write_merged(
    sheet: "xlsxwriter.worksheet.Worksheet", span: Span, cell: Cell, look: "xlsxwriter.format.Format"
) -> None:
    ends = (span.first_line, span.first_column, span.last_line, span.last_column)
    if ends[:2] == ends[2:]:
        sheet.write(span.first_line, span.first_column, cell, look)
    else:
        sheet.merge_range(*ends, cell, look)


def _write_cell(
    sheet: "xlsxwriter.worksheet.Worksheet",
    at: tuple[int, int],
    cell: Cell,
    looks: dict[str, "xlsxwriter.format.Format"],
) -> None:
    match cell:
        case Formula(text=text, value=value):
            sheet.write_formula(*at, text, None, "" if value is None else value)
        case dt.datetime():
            sheet.write_datetime(*at, cell, looks["datetime"])
        case dt.date():
            sheet.write_datetime(*at, cell, looks["date"])
        case dt.time():
            sheet.write_datetime(*at, cell, looks["time"])
        case _:
            sheet.write(*at, cell)


def _write_hidden(sheet: "xlsxwriter.worksheet.Worksheet") -> None:
    for number, row in enumerate(_HIDDEN_ROWS):
        sheet.write_row(number, 0, row)
    sheet.hide()
