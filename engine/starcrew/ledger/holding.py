"""Which rows hold, for a few records in Python; `current` says the same of whole tables."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from starcrew.model.batches import StoredRow


def holding(rows: Iterable[StoredRow]) -> dict[str, StoredRow]:
    """Id under which a record was added → the row that holds, with that id. Withdrawn records are not there.

    rows: all rows of these records.
    """
    last: dict[str, StoredRow] = {}
    for row in sorted(rows, key=lambda each: (each.operation != "add", each.batch, each.order)):
        last[root(row)] = row
    return {
        id_: replace(row, record=replace(row.record, id=id_))
        for id_, row in last.items()
        if row.operation != "withdraw"
    }


def root(row: StoredRow) -> str:
    """The id of the record that was added first."""
    return row.replaces or row.record.id


def roots(rows: Sequence[StoredRow]) -> dict[str, str]:
    """Every id that a record was ever known by → the id under which it was added; an addition's own id goes first."""
    amended = {row.record.id: row.replaces for row in rows if row.operation != "add"}
    return amended | {row.record.id: row.record.id for row in rows if row.operation == "add"}
