"""The table of batches: a batch exists when its row is there, and number n is version n of this table."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from deltalake.exceptions import CommitFailedError

from starcrew.ledger import tables
from starcrew.ledger.damage import damaged, reading
from starcrew.model.batches import BatchEntry, FileDigest
from starcrew.model.columns import arrow_schema, arrow_table
from starcrew.model.records import ColumnType

TABLE = "_batches"

_COLUMNS: dict[str, ColumnType] = {
    "number": "int64",
    "at": "timestamp",
    "who": "string",
    "note": "string",
    "files": "string",
    "versions": "string",
    "written": "string",
    "rows": "string",
    "digest": "string",
}


def entries(store: Path, known: Sequence[BatchEntry] = ()) -> list[BatchEntry]:
    """Every committed batch, in order of numbers; none when the store's folder does not exist or is empty.

    known: entries read before; a batch never changes, so only those after them are read.
    Raises DamagedStore when a batch is missing or the table cannot be read.
    """
    folder = store / TABLE
    if not tables.exists(folder):
        if known or any(store.glob("*/_delta_log")):
            raise damaged(folder, "missing")
        return []
    with reading(folder):
        table = tables.created(folder, arrow_schema(_COLUMNS))
        rows = tables.scanned(table, folder, tuple(_COLUMNS), f"number > {len(known)}")
        found = [*known, *sorted(map(_entry, rows), key=lambda entry: entry.number)]
    if len(found) != table.version():
        raise damaged(folder / "_delta_log", f"{len(found)} of {table.version()} batches are there")
    _check(found, len(known), folder)
    return found


def founded(store: Path) -> None:
    """The store has a table of batches, made before anything else: without it, other tables mean damage."""
    tables.created(store / TABLE, arrow_schema(_COLUMNS))


def entered(store: Path, entry: BatchEntry, known: Sequence[BatchEntry]) -> None:
    """The batch is committed. Raises CommitFailedError when its number was taken meanwhile; then nothing was."""
    folder = store / TABLE
    table = tables.created(folder, arrow_schema(_COLUMNS))
    if table.version() != len(known):
        raise CommitFailedError(f"batch {entry.number} is taken")
    row = (*_cells(entry), _digest(entry, known[-1] if known else None))
    tables.appended(table, folder, arrow_table(_COLUMNS, [row]))


def _check(found: Sequence[BatchEntry], start: int, folder: Path) -> None:
    """Numbers without a gap, and each digest over its entry and the one before; those up to `start` were checked."""
    for place in range(start, len(found)):
        entry, before = found[place], found[place - 1] if place else None
        if entry.number != place + 1 or entry.digest != _digest(entry, before):
            raise damaged(folder, f"batch {place + 1}")


def _digest(entry: BatchEntry, before: BatchEntry | None) -> str:
    said = _json([before.digest if before else "", [str(cell) for cell in _cells(entry)]])
    return hashlib.sha256(said.encode()).hexdigest()


def _cells(entry: BatchEntry) -> Sequence[object]:
    """Everything but the digest."""
    files = [[each.file, each.sha256] for each in entry.files]
    written = {table: dict(digests) for table, digests in entry.written.items()}
    return (
        entry.number,
        entry.at,
        entry.who,
        entry.note,
        _json(files),
        _json(dict(entry.versions)),
        _json(written),
        _json(dict(entry.rows)),
    )


def _entry(cells: Sequence[object]) -> BatchEntry:
    row: Mapping[str, object] = dict(zip(_COLUMNS, cells, strict=True))
    files, versions, written, rows = (json.loads(str(row[name])) for name in ("files", "versions", "written", "rows"))
    return BatchEntry(
        cast("int", row["number"]),
        cast("dt.datetime", row["at"]),
        str(row["who"]),
        str(row["note"]),
        tuple(FileDigest(file, sha256) for file, sha256 in files),
        versions,
        written,
        rows,
        str(row["digest"]),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
