"""Stored records: physical column types, the system columns, and what intake says about each row."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from starcrew.model.kinds import FieldType, Kind

ColumnType = Literal["string", "int64", "date", "timestamp", "bool", "strings"]

COLUMN_TYPES: dict[FieldType, ColumnType] = {
    "text": "string",
    "enum": "string",
    "shift": "string",
    "person": "string",
    "team": "string",
    "workshop": "string",
    "reference": "string",
    "integer": "int64",
    "decimal": "int64",
    "percent": "int64",
    "time": "int64",
    "duration": "int64",
    "date": "date",
    "datetime": "timestamp",
    "boolean": "bool",
    "persons": "strings",
}
"""How a field is kept. decimal and percent: millionths (80 % is 800000). time: seconds after midnight.
duration: seconds. datetime: naive local wall clock, microseconds."""

SYSTEM_COLUMNS: dict[str, ColumnType] = {
    "_id": "string",
    "_batch": "int64",
    "_op": "string",
    "_replaces": "string",
    "_who": "string",
    "_why": "string",
    "_file": "string",
    "_sheet": "string",
    "_row": "int64",
    "_month": "string",
    "_order": "int64",
    "_digest": "string",
}
"""`_id`: `<kind>:<20 hex digits>`, the record key. `_op`: add, correct or withdraw; the latter two name in
`_replaces` the `_id` they replace, with who and why. `_month`: calendar month of the event, the partition.
`_row`: row in the sheet, counted from 1.
`_order`: place in the batch, so that (`_batch`, `_order`) is a total order within a kind.
`_digest`: `model.identity.content_digest` of the row's fields."""

Operation = Literal["add", "correct", "withdraw"]
Stored = str | int | bool | dt.date | dt.datetime | tuple[str, ...] | None

Rosters: TypeAlias = Mapping[str, Sequence[Mapping[str, Stored]]]
"""Kind → the values of its current records, for kinds that other rows name: rosters, membership, referenced kinds."""


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where a row stood. row counts from 1; API callers give their name as file."""

    file: str
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """One accepted row, typed and normalised as COLUMN_TYPES says."""

    id: str
    kind: str
    values: Mapping[str, Stored]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction (record: the values that hold from now on) or a withdrawal (record: the values withdrawn)."""

    record: Record
    operation: Operation
    replaces: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A cell that was put right without asking: what it said, what was taken."""

    origin: Origin
    kind: str
    column: str
    original: str
    taken: str
    rule: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was not taken: the columns at fault, the original cells, the reasons as problem code and args."""

    origin: Origin
    kind: str
    column: str
    original: str
    code: str
    args: Mapping[str, object] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """read = accepted + rejected + skipped + duplicate, always. repaired counts cells in accepted rows."""

    file: str
    sheet: str
    kind: str
    read: int
    accepted: int
    rejected: int
    skipped: int
    duplicate: int
    repaired: int


def stored_columns(kind: Kind) -> dict[str, ColumnType]:
    """The columns of a kind's table: the system's, then the kind's own. Derived fields are not kept."""
    return SYSTEM_COLUMNS | {name: COLUMN_TYPES[each.type] for name, each in kind.fields.items()}
