"""Records and amendments as rows of their kind's table, and back."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import cast

from starcrew.model.batches import StoredRow
from starcrew.model.identity import content_digest
from starcrew.model.kinds import Derived, Kind
from starcrew.model.records import (
    SYSTEM_COLUMNS,
    Amendment,
    Operation,
    Origin,
    Record,
    Stored,
)

Row = tuple[object, ...]


def month_field(kind: Kind) -> str | None:
    """The stored field whose calendar month is the partition.

    The counting date itself, or the first date that a derived one comes from: business dates may lie in the month
    beside it. None for registers.
    """
    return None if kind.counting_date is None else _dated(kind, kind.counting_date)


def new_rows(
    kind: Kind, number: int, records: Sequence[Record], amendments: Sequence[tuple[Amendment, str]]
) -> list[Row]:
    """Additions, then amendments, each of these with the id of the record that was added first."""
    order = count()
    fields, month = tuple(kind.fields), month_field(kind)
    added = [_row(StoredRow(each, "add", number, next(order)), fields, month) for each in records]
    return added + [
        _row(
            StoredRow(each.record, each.operation, number, next(order), root, each.who, each.why),
            fields,
            month,
        )
        for each, root in amendments
    ]


def stored_rows(kind_name: str, names: Sequence[str], rows: Iterable[Row]) -> list[StoredRow]:
    """What `new_rows` wrote, in the order of batches and of places in them; names are the rows' columns."""
    stored = [_stored(kind_name, dict(zip(names, row, strict=True))) for row in rows]
    return sorted(stored, key=lambda each: (each.batch, each.order))


def _row(stored: StoredRow, fields: Sequence[str], month: str | None) -> Row:
    record, origin = stored.record, stored.record.origin
    system: dict[str, object] = {
        "_id": record.id,
        "_batch": stored.batch,
        "_op": stored.operation,
        "_replaces": stored.replaces or None,
        "_who": stored.who or None,
        "_why": stored.why or None,
        "_file": origin.file,
        "_sheet": origin.sheet,
        "_row": origin.row,
        "_month": _month(record.values.get(month) if month else None),
        "_order": stored.order,
        "_digest": content_digest(record.values),
    }
    return (*(system[name] for name in SYSTEM_COLUMNS), *(record.values.get(name) for name in fields))


def _stored(kind_name: str, cells: Mapping[str, object]) -> StoredRow:
    values = {name: _native(cell) for name, cell in cells.items() if name not in SYSTEM_COLUMNS}
    origin = Origin(str(cells["_file"]), str(cells["_sheet"]), cast("int", cells["_row"]))
    return StoredRow(
        Record(str(cells["_id"]), kind_name, values, origin),
        cast("Operation", cells["_op"]),
        cast("int", cells["_batch"]),
        cast("int", cells["_order"]),
        str(cells["_replaces"] or ""),
        str(cells["_who"] or ""),
        str(cells["_why"] or ""),
    )


def _native(cell: object) -> Stored:
    return tuple(cell) if isinstance(cell, list) else cast("Stored", cell)


def _month(day: Stored) -> str | None:
    return str(day)[:7] if day is not None else None


def _dated(kind: Kind, name: str) -> str | None:
    if name in kind.fields:
        return name if kind.fields[name].type in {"date", "datetime"} else None
    derived = kind.derived.get(name)
    found = (_dated(kind, source) for source in _sources(derived) if source != name) if derived else iter(())
    return next((field for field in found if field), None)


def _sources(derived: Derived) -> tuple[str, ...]:
    return derived.business_date or derived.moment or derived.shift_start or derived.shift_end or ()
