"""Reads .xlsx and .xls through calamine. Runs in the parsing process only."""

from collections.abc import Iterator
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from starcrew.intake.archive import check_archive
from starcrew.intake.faults import Faults, faults_by_sheet
from starcrew.intake.grid import Cell, Grid
from starcrew.intake.limits import Limits
from starcrew.intake.refusal import Refused

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")


def read_workbook(path: Path, limits: Limits) -> list[Grid]:
    """Every sheet of the workbook. Raises Refused."""
    start = path.open("rb").read(8) if path.stat().st_size else b""
    if start.startswith(ZIP):
        check_archive(path, limits)
        return _sheets(path, faults_by_sheet(path), limits)
    if start == OLE:
        _check_ole(path.read_bytes())
        return _sheets(path, {}, limits)
    raise Refused("intake-file-empty" if not start else "intake-wrong-type", suffix=path.suffix)


def _check_ole(content: bytes) -> None:
    if _PACKAGE in content:
        raise Refused("intake-encrypted")
    if _MACROS in content:
        raise Refused("intake-macros")


def _sheets(path: Path, faults: dict[str, Faults], limits: Limits) -> list[Grid]:
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            return list(_grids(book, faults, limits))
    except PasswordError as error:
        raise Refused("intake-encrypted") from error
    except (CalamineError, ValueError, OSError) as error:
        raise Refused("intake-file-damaged", detail=str(error)[:200]) from error


def _grids(book: CalamineWorkbook, faults: dict[str, Faults], limits: Limits) -> Iterator[Grid]:
    cells = 0
    for index, sheet in enumerate(book.sheets_metadata):
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        hidden = sheet.visible != SheetVisibleEnum.Visible
        table = book.get_sheet_by_index(index)
        last_row, last_column = table.end or (-1, -1)
        cells += (last_row + 1) * (last_column + 1)
        if cells > limits.cells:
            raise Refused("intake-too-many-cells", found=cells, limit=limits.cells)
        rows: list[list[Cell]] = [] if hidden else _rows(table, faults.get(sheet.name, {}))
        yield Grid("", sheet.name, rows, _merged(table), hidden)


def _rows(table: CalamineSheet, faults: Faults) -> list[list[Cell]]:
    rows: list[list[Cell]] = table.to_python(skip_empty_area=False)  # type: ignore[assignment]
    for (row, column), broken in faults.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = broken
        else:
            _widen(rows, row, column)[row][column] = broken
    return rows


def _widen(rows: list[list[Cell]], row: int, column: int) -> list[list[Cell]]:
    """Room for a cell that lies outside what calamine found in use."""
    while len(rows) <= row:
        rows.append([])
    rows[row].extend("" for _ in range(column + 1 - len(rows[row])))
    return rows


def _merged(table: CalamineSheet) -> tuple[tuple[int, int, int, int], ...]:
    return tuple((top, left, bottom, right) for (top, left), (bottom, right) in table.merged_cell_ranges or ())
