"""Sheets on their way from the parsing process: JSON, because nothing that a hostile file reached may be unpickled."""

import datetime as dt
import json
from typing import Any

from starcrew.intake.grid import Broken, Cell, Grid
from starcrew.intake.refusal import Refused

_DATETIME, _DATE, _TIME, _SPAN, _BROKEN = "m", "d", "t", "s", "x"


def packed(outcome: list[Grid] | Refused) -> bytes:
    """The outcome of parsing one file."""
    if isinstance(outcome, Refused):
        return json.dumps({"code": outcome.code, "args": dict(outcome.filled)}).encode()
    sheets = [
        {"sheet": g.sheet, "hidden": g.hidden, "merged": g.merged, "typed": g.typed, "first": g.first, "rows": g.rows}
        for g in outcome
    ]
    return json.dumps({"sheets": sheets}, ensure_ascii=False, default=_tagged).encode("utf-8", "surrogatepass")


def unpacked(message: bytes) -> list[Grid]:
    """The grids. Raises Refused if the file was refused."""
    # Infinite numbers come as texts, which no field of numbers or dates takes.
    outcome = json.loads(message.decode("utf-8", "replace"), parse_constant=str)
    if "code" in outcome:
        raise Refused(outcome["code"], **outcome["args"])
    return [_grid(sheet) for sheet in outcome["sheets"]]


def _grid(sheet: dict[str, Any]) -> Grid:
    rows = [[_untagged(cell) if type(cell) is list else cell for cell in row] for row in sheet["rows"]]
    merged = tuple((top, left, bottom, right) for top, left, bottom, right in sheet["merged"])
    return Grid("", sheet["sheet"], rows, merged, sheet["hidden"], sheet["typed"], first=sheet["first"])


def _tagged(cell: Cell) -> list[str | float]:
    if isinstance(cell, Broken):
        return [_BROKEN, cell.shown]
    if isinstance(cell, dt.timedelta):
        return [_SPAN, cell.total_seconds()]
    if isinstance(cell, dt.datetime):
        return [_DATETIME, cell.isoformat()]
    if isinstance(cell, dt.date):
        return [_DATE, cell.isoformat()]
    if isinstance(cell, dt.time):
        return [_TIME, cell.isoformat()]
    raise TypeError(type(cell))


def _untagged(tagged: list[Any]) -> Cell:
    tag, value = tagged
    if tag == _BROKEN:
        return Broken(value)
    if tag == _SPAN:
        return dt.timedelta(seconds=value)
    if tag == _DATETIME:
        return dt.datetime.fromisoformat(value)
    return dt.date.fromisoformat(value) if tag == _DATE else dt.time.fromisoformat(value)
