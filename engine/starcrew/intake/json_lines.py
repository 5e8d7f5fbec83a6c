"""Reads .jsonl: one record per line, keys are field names or headings; `kind` (`记录`) names the ledger."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from starcrew.intake.delimited import decoded
from starcrew.intake.grid import Cell, Grid
from starcrew.intake.limits import Limits
from starcrew.intake.refusal import Refused
from starcrew.model.vocabulary import KEYS

_KIND_KEYS = ("kind", KEYS["kind"])
_LIST_MARK = "、"


def read_json_lines(path: Path, limits: Limits) -> list[Grid]:
    """One sheet per kind named; row n of a sheet is line n of the file, its first row the keys. Raises Refused."""
    grouped: dict[str, dict[int, Mapping[str, Cell]]] = {}
    for number, line in enumerate(decoded(path.read_bytes(), path.suffix).splitlines(), start=1):
        if line.strip():
            kind, row = _record(line, number)
            grouped.setdefault(kind, {})[number] = row
    grids = [_grid(kind, rows) for kind, rows in grouped.items()]
    if sum(len(grid.rows) * len(grid.rows[0]) for grid in grids) > limits.cells:
        raise Refused("intake-too-many-cells", found=0, limit=limits.cells)
    return grids


def _record(line: str, number: int) -> tuple[str, Mapping[str, Cell]]:
    try:
        # Numbers stay as they are written: no binary float comes between.
        record = json.loads(line, parse_float=str, parse_int=str, object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError) as error:
        raise Refused("intake-json", line=number, detail=str(error)[:200]) from error
    if not isinstance(record, dict):
        raise Refused("intake-json", line=number, detail="{…}")
    kind = next((str(record.pop(key)) for key in _KIND_KEYS if key in record), "")
    return kind, {key: _cell(value, number) for key, value in record.items()}


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("a key stands twice")
    return record


def _cell(value: Any, number: int) -> Cell:
    if isinstance(value, str | bool):
        return value
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return _LIST_MARK.join(value)
    raise Refused("intake-json", line=number, detail=str(value)[:80])


def _grid(kind: str, rows: Mapping[int, Mapping[str, Cell]]) -> Grid:
    """The keys stand in a row of their own, number 0, so that line n of the file is row n."""
    keys = list(dict.fromkeys(key for row in rows.values() for key in row))
    table: list[list[Cell]] = [list(keys)]
    lines = (rows.get(number) for number in range(1, max(rows) + 1))
    table.extend([] if line is None else [line.get(key, "") for key in keys] for line in lines)
    return Grid("", kind, table, typed=False, first=0)
