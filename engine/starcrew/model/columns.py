"""Rows as Arrow and Ibis tables: the one place that knows how a physical column type is written down elsewhere."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING, cast

from arro3.core import Array, DataType, Field, Schema, Table, list_array

from starcrew.model.records import ColumnType

if TYPE_CHECKING:
    import ibis.expr.types as ir

IBIS_TYPES: dict[ColumnType, str] = {
    "string": "string",
    "int64": "int64",
    "date": "date",
    "timestamp": "timestamp",
    "bool": "boolean",
    "strings": "array<string>",
}

ARROW_TYPES: dict[ColumnType, DataType] = {
    "string": DataType.utf8(),
    "int64": DataType.int64(),
    "date": DataType.date32(),
    "timestamp": DataType.timestamp("us"),
    "bool": DataType.bool(),
    "strings": DataType.list(Field("element", DataType.utf8(), nullable=True)),
}

_DAY_ZERO = dt.date(1970, 1, 1)
_MOMENT_ZERO = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - stored moments are naive local wall clock
_MICROSECOND = dt.timedelta(microseconds=1)


def unbound(name: str, schema: Mapping[str, ColumnType]) -> "ir.Table":
    """The Ibis table of that name, bound to no connection."""
    import ibis  # noqa: PLC0415 - a quarter of a second, and the commands that only write records need none of it

    return ibis.table({column: IBIS_TYPES[kind] for column, kind in schema.items()}, name=name)


def arrow_schema(schema: Mapping[str, ColumnType]) -> Schema:
    """The same columns for Arrow, all nullable."""
    return Schema([Field(column, ARROW_TYPES[kind], nullable=True) for column, kind in schema.items()])


def arrow_table(schema: Mapping[str, ColumnType], rows: Iterable[Sequence[object]]) -> Table:
    """The rows, values in the order of `schema`, as an Arrow table. No rows make an empty table.

    Raises TypeError or ValueError for a value of another type than its column's, or a row of another width.
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [_array(kind, values) for kind, values in zip(schema.values(), columns, strict=True)]
    return Table.from_arrays(arrays, schema=arrow_schema(schema))


def _array(kind: ColumnType, values: Sequence[object]) -> Array:
    return _BUILDERS[kind](values)


def _dates(values: Sequence[object]) -> Array:
    days = [None if value is None else (cast("dt.date", value) - _DAY_ZERO).days for value in values]
    return Array(days, DataType.int32()).cast(ARROW_TYPES["date"])


def _timestamps(values: Sequence[object]) -> Array:
    micros = [None if v is None else (cast("dt.datetime", v) - _MOMENT_ZERO) // _MICROSECOND for v in values]
    return Array(micros, DataType.int64()).cast(ARROW_TYPES["timestamp"])


def _lists(values: Sequence[object]) -> Array:
    lists = [cast("Sequence[str | None]", value or ()) for value in values]
    offsets = Array([0, *accumulate(map(len, lists))], DataType.int32())
    missing = Array([value is None for value in values], DataType.bool())
    texts = Array(list(chain.from_iterable(lists)), DataType.utf8())
    return list_array(offsets, texts, type=ARROW_TYPES["strings"], mask=missing)


def _plain(kind: ColumnType) -> Callable[[Sequence[object]], Array]:
    return lambda values: Array(values, ARROW_TYPES[kind])


_BUILDERS: dict[ColumnType, Callable[[Sequence[object]], Array]] = {
    "string": _plain("string"),
    "int64": _plain("int64"),
    "bool": _plain("bool"),
    "date": _dates,
    "timestamp": _timestamps,
    "strings": _lists,
}
