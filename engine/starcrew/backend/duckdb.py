"""Runs Ibis expressions on DuckDB, in this process and in memory."""

import os
import tempfile
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import ibis
import ibis.expr.datatypes as dtypes
import ibis.expr.types as ir
import sqlglot as sg
import sqlglot.expressions as sge
from ibis.backends.sql import compilers
from ibis.backends.sql.datatypes import DuckDBType
from ibis.expr.operations import Node

from starcrew.model.backend import ArrowStream
from starcrew.model.columns import arrow_table, unbound
from starcrew.model.records import ColumnType

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,  # nothing is fetched from a network
    "autoload_known_extensions": False,
    "python_enable_replacements": False,  # a table name never means a Python variable
}


Compiled = dict[Node, str]
"""Expression → SQL; handed from session to session where the same expressions are run again."""


ibis.options.sql.fuse_selects = (
    False  # DuckDB flattens nested selects itself; in Python it takes a quarter of the compiling
)


class Duckdb:
    """A Backend. threads, memory_limit (as in "2GB"): None leaves DuckDB's own choice.

    compiled: SQL of expressions met before; sessions that share it compile each expression once.
    """

    def __init__(
        self, threads: int | None = None, memory_limit: str | None = None, *, compiled: Compiled | None = None
    ) -> None:
        spill = Path(tempfile.gettempdir()) / f"starcrew-{uuid.uuid4().hex}"  # made only when memory runs out
        settings = _SETTINGS | {"temp_directory": str(spill)}
        if threads is not None:
            settings["threads"] = threads
        if memory_limit is not None:
            settings["memory_limit"] = memory_limit
        self._connection = duckdb.connect(config=settings)
        self._compiled = {} if compiled is None else compiled

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def rows(self, expr: ir.Table) -> list[tuple[object, ...]]:
        return self._connection.execute(self._sql(expr)).fetchall()  # an unread result would block the connection

    def keep(self, expr: ir.Table, name: str) -> ir.Table:
        self._connection.execute(f"CREATE TABLE {_sql(_table(name))} AS {self._sql(expr)}")
        return ibis.table(expr.schema(), name=name)

    def _sql(self, expr: ir.Table) -> str:
        node = expr.op()
        if node not in self._compiled:
            self._compiled[node] = _sql(_typed(expr))
        return self._compiled[node]

    def load(self, name: str, schema: Mapping[str, ColumnType], rows: Iterable[Sequence[object]]) -> ir.Table:
        passing = f"load {uuid.uuid4().hex}"
        self._connection.register(passing, arrow_table(schema, rows))
        try:
            self._create(name, sg.select("*").from_(_table(passing)))
        finally:
            self._connection.unregister(passing)
        return unbound(name, schema)

    def attach(self, name: str, schema: Mapping[str, ColumnType], files: Sequence[str]) -> ir.Table:
        if not files:
            return self.load(name, schema, [])
        scan = _scan(files)
        found = set(self._connection.sql(_sql(sg.select("*").from_(scan))).columns)
        table = unbound(name, schema)
        columns = (_column(key, kind, present=key in found) for key, kind in table.schema().items())
        self._create(name, sg.select(*columns).from_(scan), kind="VIEW")
        return table

    def write(self, expr: ir.Table, path: Path, *, order: Sequence[str]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
        try:
            self._connection.sql(_sql(_typed(expr.order_by(list(order))))).write_parquet(
                str(unfinished), compression="zstd"
            )
            _settle(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)

    def stream(self, expr: ir.Table) -> ArrowStream:
        return self._connection.sql(_sql(_typed(expr)))

    def _create(self, name: str, query: sge.Query, *, kind: str = "TABLE") -> None:
        self._connection.execute(_sql(sge.Create(this=_table(name), kind=kind, expression=query)))


def _settle(unfinished: Path, path: Path) -> None:
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.replace(path)


def _sql(query: sge.Expr) -> str:
    return query.sql(dialect="duckdb", copy=False)  # nobody looks at the tree again


def _query(expr: ir.Table) -> sge.Query:
    query: sge.Query = compilers.duckdb.compiler.to_sqlglot(expr)
    return query


def _table(name: str) -> sge.Table:
    return sg.table(name, quoted=True)


def _typed(expr: ir.Table) -> sge.Select:
    """The expression in the types Ibis declares: DuckDB sums int64 to hugeint, which Parquet would keep as double."""
    columns = (_column(name, kind) for name, kind in expr.schema().items())
    return sg.select(*columns, copy=False).from_(_query(expr).subquery("kept", copy=False), copy=False)


def _column(name: str, kind: dtypes.DataType, *, present: bool = True) -> sge.Expr:
    value = sg.column(name, quoted=True) if present else sge.null()
    typed = value if kind.is_null() else sge.cast(value, DuckDBType.from_ibis(kind))
    return typed.as_(name, quoted=True)


def _scan(files: Sequence[str]) -> sge.Expr:
    options = {"union_by_name": True, "hive_partitioning": True, "hive_types_autocast": False}
    return sge.func(
        "read_parquet",
        sge.array(*(sge.convert(_literal(file)) for file in files)),
        *(sge.PropertyEQ(this=sg.to_identifier(option), expression=sge.convert(on)) for option, on in options.items()),
    )


def _literal(file: str) -> str:
    """The path with nothing left in it that DuckDB would take for a pattern."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in file)
