"""A sheet as it was read, before anything is made of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell without a value of its own: an error such as `#N/A`, or a formula saved without its result."""

    shown: str


Cell: TypeAlias = str | float | bool | dt.date | dt.time | dt.timedelta | Broken
"""As calamine gives it; every number is a float, `""` is blank, a datetime is a date."""

Merge: TypeAlias = tuple[int, int, int, int]
"""top, left, bottom, right; from 0, all included."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet.

    first: the number of rows[0] as users count: 1, or 0 where the headings are no row of the file (JSON lines).
    file: the file's name as it is reported. folders: names of the folders it lay in, the nearest first.
    typed: whether numbers and dates were cells of that type (workbooks), or everything is text (CSV, JSON).
    """

    file: str
    sheet: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[Merge, ...] = ()
    hidden: bool = False
    typed: bool = True
    folders: tuple[str, ...] = ()
    first: int = 1

    @property
    def place(self) -> str:
        """`file[sheet]`, or the file alone."""
        return f"{self.file}[{self.sheet}]" if self.sheet else self.file


def shown(cell: Cell) -> str:
    """The cell as a text: what the user would recognise."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Broken):
        return cell.shown
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float | int):
        return str(int(cell)) if float(cell).is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell)
