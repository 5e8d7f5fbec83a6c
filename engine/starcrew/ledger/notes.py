"""What intake said about the rows of a batch, kept as tables: control totals, rejections and repairs."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from starcrew.model.batches import Batch
from starcrew.model.records import ColumnType, ControlTotal, Origin, Rejection, Repair

Cells = Mapping[str, object]
Said = TypeVar("Said")

_PLACE: dict[str, ColumnType] = {"_batch": "int64", "_order": "int64"}
_ORIGIN: dict[str, ColumnType] = {"file": "string", "sheet": "string", "row": "int64", "kind": "string"}


@dataclass(frozen=True, slots=True)
class Notes(Generic[Said]):
    """One such table: its columns, what a batch brings for it, and both directions of a row."""

    table: str
    own: Mapping[str, ColumnType]
    brought: Callable[[Batch], Sequence[Said]]
    cells: Callable[[Said], Cells]
    said: Callable[[Cells], Said]

    @property
    def columns(self) -> dict[str, ColumnType]:
        return _PLACE | dict(self.own)

    def rows(self, batch: Batch, number: int) -> list[tuple[object, ...]]:
        """One row per note, in the batch's order."""
        noted = (self.cells(each) for each in self.brought(batch))
        return [(number, order, *(cells[name] for name in self.own)) for order, cells in enumerate(noted)]

    def read(self, rows: Sequence[tuple[object, ...]]) -> list[tuple[int, Said]]:
        """Batch number and note, in order, from rows with `columns`."""
        ordered = sorted(rows, key=lambda row: cast("tuple[int, int]", row[:2]))
        return [(cast("int", row[0]), self.said(dict(zip(self.own, row[2:], strict=True)))) for row in ordered]


def _origin(cells: Cells) -> Origin:
    return Origin(str(cells["file"]), str(cells["sheet"]), cast("int", cells["row"]))


def _origin_cells(origin: Origin, kind: str) -> dict[str, object]:
    return {"file": origin.file, "sheet": origin.sheet, "row": origin.row, "kind": kind}


def _written(mapping: Mapping[str, object]) -> str:
    return json.dumps(dict(mapping), ensure_ascii=False, sort_keys=True, default=str)


def _total(cells: Cells) -> ControlTotal:
    return ControlTotal(**cells)  # type: ignore[arg-type]


def _total_cells(total: ControlTotal) -> Cells:
    return {name: getattr(total, name) for name in _TOTAL}


def _rejection(cells: Cells) -> Rejection:
    return Rejection(
        _origin(cells),
        str(cells["kind"]),
        str(cells["column"]),
        str(cells["original"]),
        str(cells["code"]),
        json.loads(str(cells["args"])),
        json.loads(str(cells["cells"])),
    )


def _rejection_cells(said: Rejection) -> Cells:
    return _origin_cells(said.origin, said.kind) | {
        "column": said.column,
        "original": said.original,
        "code": said.code,
        "args": _written(said.args),
        "cells": _written(said.cells),
    }


def _repair(cells: Cells) -> Repair:
    return Repair(
        _origin(cells),
        str(cells["kind"]),
        str(cells["column"]),
        str(cells["original"]),
        str(cells["taken"]),
        str(cells["rule"]),
    )


def _repair_cells(said: Repair) -> Cells:
    return _origin_cells(said.origin, said.kind) | {
        "column": said.column,
        "original": said.original,
        "taken": said.taken,
        "rule": said.rule,
    }


_TOTAL: dict[str, ColumnType] = {
    "file": "string",
    "sheet": "string",
    "kind": "string",
    "read": "int64",
    "accepted": "int64",
    "rejected": "int64",
    "skipped": "int64",
    "duplicate": "int64",
    "repaired": "int64",
}
_TEXT: ColumnType = "string"
_REJECTION = _ORIGIN | dict.fromkeys(("column", "original", "code", "args", "cells"), _TEXT)
_REPAIR = _ORIGIN | dict.fromkeys(("column", "original", "taken", "rule"), _TEXT)

TOTALS = Notes("_control", _TOTAL, lambda batch: batch.totals, _total_cells, _total)
REJECTIONS = Notes("_rejections", _REJECTION, lambda batch: batch.rejections, _rejection_cells, _rejection)
REPAIRS = Notes("_repairs", _REPAIR, lambda batch: batch.repairs, _repair_cells, _repair)
