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
    "delta.checkpointInterval": "10",  # a table opens in about 0.5 ms for each log file since the last checkpoint
    "delta.deletedFileRetentionDuration": "interval 36500 days",
}
_LOG = "_delta_log/"
_LOG_KINDS = ("json", "checkpoint.parquet")
_KEEP_LOGS = PostCommitHookProperties(create_checkpoint=True, cleanup_expired_logs=False)
_EXACTLY = CommitProperties(max_commit_retries=0)  # another writer's commit in between makes ours fail


@dataclass(frozen=True, slots=True)
class Appended:
    """version: of the table that holds the rows. files: path relative to the table's folder → SHA-256.

    The files are the new data files, and the logs since the version committed before.
    """

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


def appended(table: DeltaTable, folder: Path, rows: Table, since: int = -1) -> Appended:
    """The rows on top of exactly this version, on disk when this returns.

    since: the version committed before, -1 if there was none.
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
    after = table if table.version() == version else DeltaTable(str(folder), version=version)
    data = sorted(set(_sizes(after)) - before)
    files = {name: _settled(folder / name) for name in [*data, *_logs(folder, since, version)]}
    _sync(folder)
    _sync(folder.parent)
    return Appended(version, files)


def opened(folder: Path, version: int, expected: Mapping[str, str]) -> DeltaTable:
    """The table at that version, checked. Raises DamagedStore."""
    with reading(folder):
        table = DeltaTable(str(folder), version=version)
    check(table, folder, expected)
    return table


def check(table: DeltaTable, folder: Path, expected: Mapping[str, str]) -> None:
    """Raises DamagedStore unless every expected log is as it was, and the table lists just the expected data files.

    expected: as in Appended, of all batches. Of data files the size is looked at; their digest is for `verify`.
    """
    for name, digest in expected.items():
        if is_log(name) and (not (folder / name).is_file() or sha256(folder / name) != digest):
            raise damaged(folder / name, "SHA-256")
    with reading(folder):
        sizes = _sizes(table)
    for name in sorted(set(data_files(expected)) ^ set(sizes)):
        raise damaged(folder / name, "the log lists other files than the batches")
    for name, size in sizes.items():
        found = (folder / name).stat().st_size if (folder / name).is_file() else None
        if found != size:
            raise damaged(folder / name, "missing" if found is None else f"{found} bytes instead of {size}")


def data_files(files: Iterable[str]) -> list[str]:
    """Those that hold rows, sorted."""
    return sorted(name for name in files if not is_log(name))


def is_log(name: str) -> bool:
    """Whether the file belongs to the table's log."""
    return name.startswith(_LOG)


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


def _logs(folder: Path, since: int, version: int) -> list[str]:
    """The log files after one version, up to another: what was done, and the checkpoints."""
    names = (f"{_LOG}{number:020}.{kind}" for number in range(since + 1, version + 1) for kind in _LOG_KINDS)
    return [name for name in names if (folder / name).is_file()]


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
