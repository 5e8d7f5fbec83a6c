import datetime as dt
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import ibis
import pytest
from arro3.core import Array, DataType, Table

from starcrew.backend import Duckdb
from starcrew.model.records import ColumnType

SCHEMA: dict[str, ColumnType] = {
    "内容": "string",
    "数 \"量'": "int64",
    "日期": "date",
    "order": "timestamp",
    "完成": "bool",
    "参加人": "strings",
}
LATE = dt.datetime.fromisoformat("2026-07-01T23:59:59.999999")
EARLY = dt.datetime.fromisoformat("1900-01-01T00:00:00")
Row = tuple[object, ...]
FULL: Row = (
    "it's 甲\n",
    9007199254740993,
    dt.date(2026, 7, 1),
    LATE,
    True,
    ["甲", "乙"],
)
BLANK: Row = (None, None, None, None, None, None)
ODD: Row = ("", -1, dt.date(9999, 12, 31), EARLY, False, [])


@pytest.fixture
def backend() -> Iterator[Duckdb]:
    with Duckdb(threads=2) as session:
        yield session


def test_every_physical_type_comes_back_as_it_went_in(backend: Duckdb) -> None:
    table = backend.load("台账 一", SCHEMA, [FULL, BLANK, ODD])
    assert backend.rows(table) == [FULL, BLANK, ODD]


def test_every_physical_type_survives_a_parquet_file(backend: Duckdb, tmp_path: Path) -> None:
    path = tmp_path / "有 空格[1]" / "a*'.parquet"
    backend.write(backend.load("t", SCHEMA, [FULL, ODD]), path, order=["内容"])
    assert backend.rows(backend.attach("u", SCHEMA, [str(path)])) == [ODD, FULL]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_table_may_be_empty(backend: Duckdb) -> None:
    assert backend.rows(backend.load("空", SCHEMA, [])) == []
    assert backend.rows(backend.attach("无", SCHEMA, [])) == []


def test_a_column_that_a_file_lacks_is_blank(backend: Duckdb, tmp_path: Path) -> None:
    old = backend.load("old", {"a": "string"}, [("x",)])
    backend.write(old, tmp_path / "_month=2026-07" / "1.parquet", order=["a"])
    wide = backend.attach(
        "wide", {"b": "strings", "a": "string", "_month": "string"}, [str(tmp_path / "_month=2026-07" / "1.parquet")]
    )
    assert backend.rows(wide) == [(None, "x", "2026-07")]


def test_a_blank_partition_is_none(backend: Duckdb, tmp_path: Path) -> None:
    path = tmp_path / "_month=__HIVE_DEFAULT_PARTITION__" / "1.parquet"
    backend.write(backend.load("t", {"a": "string"}, [("x",)]), path, order=["a"])
    assert backend.rows(backend.attach("u", {"_month": "string"}, [str(path)])) == [(None,)]


def test_what_is_kept_has_the_types_of_its_expression(backend: Duckdb, tmp_path: Path) -> None:
    table = backend.load("t", {"班组": "string", "n": "int64"}, [("甲", 2), ("甲", 3)])
    sums = backend.keep(table.group_by("班组").agg(n=table.n.sum()), "和")
    backend.write(sums, tmp_path / "s.parquet", order=["班组"])
    described = duckdb.read_parquet(str(tmp_path / "s.parquet")).types
    assert backend.rows(sums) == [("甲", 5)]
    assert [str(kind) for kind in described] == ["VARCHAR", "BIGINT"]


def test_a_name_is_given_once(backend: Duckdb) -> None:
    backend.load("t", {"a": "string"}, [])
    with pytest.raises(duckdb.CatalogException):
        backend.load("t", {"a": "string"}, [])


def test_a_table_name_is_never_a_python_variable(backend: Duckdb) -> None:
    mine = Table.from_pydict({"a": Array([1], DataType.int64())})
    with pytest.raises(duckdb.CatalogException):
        backend.rows(ibis.table({"a": "int64"}, name="mine"))
    assert mine.num_rows == 1


def test_a_failed_write_leaves_the_old_file(backend: Duckdb, tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    backend.write(backend.load("t", {"a": "string"}, [("x",)]), path, order=["a"])
    before = path.read_bytes()
    broken = ibis.table({"a": "string"}, name="t").mutate(a=ibis.table({"a": "string"}, name="t").a.cast("int64"))
    with pytest.raises(duckdb.ConversionException):
        backend.write(broken, path, order=["a"])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_stream_is_read_by_another_library(backend: Duckdb) -> None:
    table = backend.load("t", SCHEMA, [FULL])
    read = Table.from_arrow(backend.stream(table))
    assert read.num_rows == 1
    assert read.column_names == list(SCHEMA)


def test_200000_rows_load_in_about_a_second(backend: Duckdb) -> None:
    started = time.perf_counter()
    backend.load("many", SCHEMA, [FULL, ODD] * 100_000)
    assert time.perf_counter() - started < 3  # 0.5 s alone; the machine may be busy


def test_neither_pandas_nor_pyarrow_is_needed() -> None:
    assert not {"pandas", "pyarrow"} & set(sys.modules)
