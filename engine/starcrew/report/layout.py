"""Cells of a workbook: texts that stay texts, numbers, widths in Chinese characters, print set-up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = str | int | float | None
"""A text is written as a text whatever it looks like; None leaves the cell empty."""

TEXTS_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NAME_LENGTH = 31
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_TEXT = 32_767
_A4 = 9
LINE_HEIGHT = 16.0
_TALLEST = 409.0
_BORDERED = {"border": 1, "valign": "vcenter", "text_wrap": True}
_FORMATS: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
    "note": {"valign": "vcenter", "text_wrap": True},
    "head": {**_BORDERED, "bold": True, "align": "center", "bg_color": "#DDEBF7"},
    "section": {**_BORDERED, "bold": True, "bg_color": "#F2F2F2"},
    "text": {**_BORDERED, "num_format": "@"},
    "middle": {**_BORDERED, "align": "center"},
    "points": {**_BORDERED, "num_format": "0.####", "align": "center"},
    "shown": {**_BORDERED, "num_format": "0.0", "align": "center"},
    "strong": {**_BORDERED, "bold": True, "num_format": "0.####", "align": "center"},
}


@dataclass(slots=True)
class Book:
    """A workbook with its formats and the names of its sheets, each once whatever its case."""

    book: "Workbook"
    formats: dict[str, "Format"] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def format(self, name: str) -> "Format":
        """A format of `_FORMATS`, made once."""
        if name not in self.formats:
            self.formats[name] = self.book.add_format(dict(_FORMATS[name]))
        return self.formats[name]

    def page(self, name: str, widths: Sequence[int], *, landscape: bool = True) -> "Page":
        """A new sheet, A4, one page wide. widths: of columns, in Latin characters."""
        sheet = self.book.add_worksheet(self._free(name))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_paper(_A4)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer("&C&P / &N")
        return Page(self, sheet, tuple(widths))

    def _free(self, name: str) -> str:
        clean = name.translate(_NOT_IN_A_NAME).strip(" '")[:_NAME_LENGTH] or "-"
        number, found = 1, clean
        while found.casefold() in self.names:
            number += 1
            found = f"{clean[: _NAME_LENGTH - 4]}({number})"
        self.names.add(found.casefold())
        return found


@dataclass(slots=True)
class Page:
    """A sheet that is written from the top down."""

    book: Book
    sheet: "Worksheet"
    widths: tuple[int, ...]
    row: int = 0

    def title(self, text: str, note: str = "") -> None:
        """A heading over the whole width, and a line below it."""
        self.across(text, "title", height=28)
        if note:
            self.across(note, "note")

    def across(self, text: str, name: str, *, height: float | None = None) -> None:
        """One text over the whole width."""
        if len(self.widths) > 1:
            self.sheet.merge_range(self.row, 0, self.row, len(self.widths) - 1, "", self.book.format(name))
        self.sheet.write_string(self.row, 0, text[:_LONGEST_TEXT], self.book.format(name))
        self._end_row(height or row_height([text], [sum(self.widths)]))

    def head(self, names: Sequence[str], *, frozen: bool = True, filtered: bool = False) -> None:
        """Headings of a table; frozen and repeated on every printed page."""
        self.cells(names, "head")
        if filtered:
            self.sheet.autofilter(self.row - 1, 0, self.row - 1, len(names) - 1)
        if frozen:
            self.sheet.freeze_panes(self.row, 0)
            self.sheet.repeat_rows(self.row - 1)

    def cells(self, values: Sequence[Cell], formats: str | Sequence[str]) -> None:
        """One row of a table, as high as its texts need. formats: one for all, or one per cell."""
        for column, value in enumerate(values):
            name = formats if isinstance(formats, str) else formats[column]
            self.write(column, value, name)
        self._end_row(row_height(values, self.widths))

    def write(self, column: int, value: Cell, name: str) -> None:
        """One cell of the current row."""
        form = self.book.format(name)
        if value is None:
            self.sheet.write_blank(self.row, column, None, form)
        elif isinstance(value, str):
            self.sheet.write_string(self.row, column, value[:_LONGEST_TEXT], form)
        else:
            self.sheet.write_number(self.row, column, value, form)

    def _end_row(self, height: float) -> None:
        """Not every program fits rows to wrapped texts when it opens a file."""
        if height > LINE_HEIGHT:
            self.sheet.set_row(self.row, height)
        self.row += 1


def row_height(cells: Sequence[Cell], widths: Sequence[int]) -> float:
    """Points that the longest text of a row takes; what a spreadsheet allows at most."""
    texts = [(cell, width) for cell, width in zip(cells, widths, strict=False) if isinstance(cell, str)]
    return min(_TALLEST, LINE_HEIGHT * max((lines_needed(text, width) for text, width in texts), default=1))


def text_width(text: str) -> int:
    """Columns that a text takes: two for a Chinese character."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def lines_needed(text: str, width: int) -> int:
    """Lines that a text takes in a column of that width when it is wrapped."""
    return sum(max(1, -(-text_width(line) // max(width - 1, 1))) for line in text.split("\n"))
