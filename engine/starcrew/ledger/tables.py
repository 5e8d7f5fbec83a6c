"""One Delta table: appended at an exact version, read at an exact version, never cleaned.

Other writers and crashed ones may have left versions after the committed one. `fenced` puts the committed content on
top before anything is appended, so that no row becomes visible with somebody else's commit.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from arro3.core import Schema, Table
from deltalake import CommitProperties, DeltaTable, PostCommitHookProperties, write_deltalake

from starcrew.ledger.damage import damaged, reading

_NEVER_CLEANED = {
    "delta.enableExpiredLogCleanup": "false",
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.deletedFileRetentionDuration": "interval 36500 days",
}
_KEEP_LOGS = PostCommitHookProperties(create_checkpoint=True, cleanup_expired_logs=False)
_EXACTLY = CommitProperties(max_commit_retries=0)  # another writer's commit in between makes ours fail


@dataclass(frozen=True, slots=True)
class Appended:
    """version: of the table that holds the rows. files: path relative to the table's folder → SHA-256, the new ones."""

    version: int
    files: Mapping[str, str]


def exists(folder: Path) -> bool:
    """Whether the folder holds a Delta table of any version."""
    return DeltaTable.is_deltatable(str(folder))


def created(folder: Path, schema: Schema, partition: str | None = None) -> DeltaTable:
    """The newest version; a table that was not there has one without rows, version 0."""
    if not exists(folder):
        folder.mkdir(parents=True, exist_ok=True)
        DeltaTable.create(
            str(folder),
            schema,
            mode="ignore",
            partition_by=[partition] if partition else None,
            configuration=_NEVER_CLEANED,
            commit_properties=_EXACTLY,
        )
    with reading(folder):
        return DeltaTable(str(folder))


def fenced(table: DeltaTable, committed: int) -> DeltaTable:
    """The table with nothing in it but what it held at the committed version.

    Raises CommitFailedError when another writer is at it.
    """
    if table.version() != committed:
        table.restore(committed, commit_properties=_EXACTLY, post_commithook_properties=_KEEP_LOGS)
    return table


def appended(table: DeltaTable, folder: Path, rows: Table) -> Appended:
    """The rows on top of exactly this version, on disk when this returns.

    Raises CommitFailedError when another writer was there first.
    """
    before, version = set(_sizes(table)), table.version() + 1
    write_deltalake(
        table,
        rows,
        mode="append",
        schema_mode="merge",
        commit_properties=_EXACTLY,
        post_commithook_properties=_KEEP_LOGS,
    )
    new = sorted(set(_sizes(DeltaTable(str(folder), version=version))) - before)
    digests = {file: _settled(folder / file) for file in new}
    _settle_log(folder, version)
    return Appended(version, digests)


def opened(folder: Path, version: int, expected: Iterable[str]) -> DeltaTable:
    """The table at that version. Raises DamagedStore unless it lists just the expected files, each of its size."""
    with reading(folder):
        table = DeltaTable(str(folder), version=version)
        sizes = _sizes(table)
    for file in sorted(set(expected) ^ set(sizes)):
        raise damaged(folder / "_delta_log", f"{file}: listed by the log or by the batches, not by both")
    for file, size in sizes.items():
        path = folder / file
        if not path.is_file():
            raise damaged(path, "missing")
        if path.stat().st_size != size:
            raise damaged(path, f"{path.stat().st_size} bytes instead of {size}")
    return table


def scanned(
    table: DeltaTable, folder: Path, columns: Sequence[str], predicate: str | None = None
) -> list[tuple[object, ...]]:
    """The rows' values of those columns, in no particular order. A column the table does not have yet is None."""
    with reading(folder):
        present = [field.name for field in table.schema().fields if field.name in columns]
        read = table.scan(columns=present, predicate=predicate).read_all()
        values = {name: read.column(name).to_pylist() for name in present}
        blank = [None] * read.num_rows
        return list(zip(*(values.get(name, blank) for name in columns), strict=True))


def among(column: str, values: Iterable[str]) -> str:
    """The predicate that keeps the rows whose column is one of the values."""
    import sqlglot as sg  # noqa: PLC0415 - half a second, and intake never asks

    return sg.column(column, quoted=True).isin(*values).sql()


def sha256(path: Path) -> str:
    """64 hex digits over the file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sizes(table: DeltaTable) -> dict[str, int]:
    """Data file, relative to the table's folder → bytes."""
    actions = table.get_add_actions()
    paths, sizes = actions["path"].to_pylist(), actions["size_bytes"].to_pylist()
    return {unquote(path): size for path, size in zip(paths, sizes, strict=True)}


def _settled(path: Path) -> str:
    """The file's SHA-256, when it and its name have reached the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    _sync(path.parent)
    return digest


def _settle_log(folder: Path, version: int) -> None:
    log = folder / "_delta_log"
    for number in range(max(0, version - 2), version + 1):  # the creation or the fence, then the rows
        _sync(log / f"{number:020}.json")
    for place in (log, folder, folder.parent):
        _sync(place)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
