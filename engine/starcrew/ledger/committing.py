"""One try to commit a batch: its tables first, its row in the journal last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from arro3.core import DataType
from deltalake import DeltaTable

from starcrew.errors import Problem, UsageError
from starcrew.ledger import journal, tables
from starcrew.ledger.places import table_folder
from starcrew.ledger.rows import Row
from starcrew.model.batches import Batch, BatchEntry
from starcrew.model.columns import ARROW_TYPES, arrow_schema, arrow_table
from starcrew.model.records import ColumnType


@dataclass(frozen=True, slots=True)
class Bundle:
    """The rows that a batch brings for one table."""

    table: str
    columns: Mapping[str, ColumnType]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Standing:
    """What was committed before: versions, and every file with its digest, per table."""

    versions: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def standing(entries: Sequence[BatchEntry]) -> Standing:
    """After the last of these batches."""
    files: dict[str, dict[str, str]] = {}
    for entry in entries:
        for table, written in entry.written.items():
            files.setdefault(table, {}).update(written)
    return Standing(entries[-1].versions, files) if entries else Standing()


def committed(store: Path, batch: Batch, known: Sequence[BatchEntry], bundles: Iterable[Bundle]) -> int:
    """The batch's number, one after the last known.

    Raises CommitFailedError when another writer came first: nothing of this try is or becomes visible.
    """
    journal.founded(store)
    before, filled = standing(known), [bundle for bundle in bundles if bundle.rows]
    done = {bundle.table: _appended(store, bundle, before) for bundle in filled}
    entry = BatchEntry(
        len(known) + 1,
        batch.at,
        batch.who,
        batch.note,
        tuple(batch.files),
        {**before.versions, **{table: each.version for table, each in done.items()}},
        {table: each.files for table, each in done.items()},
        {bundle.table: len(bundle.rows) for bundle in filled},
    )
    journal.entered(store, entry, known)
    return entry.number


def _appended(store: Path, bundle: Bundle, before: Standing) -> tables.Appended:
    folder, version = table_folder(store, bundle.table), before.versions.get(bundle.table)
    expected = before.files.get(bundle.table, {})
    partition = "_month" if "_month" in bundle.columns else None
    table = tables.created(folder, arrow_schema(bundle.columns), partition)
    if version is not None and table.version() != version:
        tables.opened(folder, version, expected)
    _refuse_changed_types(table, bundle)
    tables.check(tables.fenced(table, version or 0), folder, expected)  # nothing is added to a damaged table
    return tables.appended(table, folder, arrow_table(bundle.columns, bundle.rows), -1 if version is None else version)


def _refuse_changed_types(table: DeltaTable, bundle: Bundle) -> None:
    schema = table.schema().to_arrow()
    for name in set(schema.names) & set(bundle.columns):
        old, new = schema.field(name).type, ARROW_TYPES[bundle.columns[name]]
        if old != new:
            args = {"kind": bundle.table, "field": name, "old": _type_name(old), "new": bundle.columns[name]}
            raise UsageError(Problem("ledger.type_changed", args=args))


def _type_name(kind: DataType) -> str:
    return next((name for name, each in ARROW_TYPES.items() if each == kind), str(kind))
