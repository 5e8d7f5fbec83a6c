from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from starcrew.backend import Duckdb
from starcrew.ledger.current import current, origins
from starcrew.ledger.holding import holding, root
from starcrew.model.batches import StoredRow
from starcrew.model.kinds import Kind
from starcrew.model.records import ColumnType, Operation, Origin, Record, stored_columns

KIND = Kind.model_validate({"kind": "k", "family": "event", "fields": {"值": {"type": "text"}}})
SCHEMA: dict[str, ColumnType] = {
    name: stored_columns(KIND)[name]
    for name in ("_id", "_op", "_replaces", "_batch", "_order", "_file", "_sheet", "_row", "值")
}


def stored(id_: str, batch: int, operation: Operation = "add", replaces: str = "") -> StoredRow:
    value = f"{operation} {batch}"
    return StoredRow(Record(id_, "k", {"值": value}, Origin(value, "", 1)), operation, batch, 0, replaces)


def as_row(row: StoredRow, order: int) -> tuple[object, ...]:
    origin = row.record.origin
    place = (row.batch, order, origin.file, origin.sheet, origin.row)
    return (row.record.id, row.operation, row.replaces or None, *place, row.record.values["值"])


def held(rows: Sequence[StoredRow]) -> dict[object, object]:
    with Duckdb(threads=1) as backend:
        table = backend.load("k", SCHEMA, [as_row(row, order) for order, row in enumerate(rows)])
        return dict(backend.rows(current(table).select("_id", "值")))  # type: ignore[arg-type]


def test_a_record_without_amendments_holds() -> None:
    assert held([stored("a", 1), stored("b", 2)]) == {"a": "add 1", "b": "add 2"}


def test_the_last_correction_holds_under_the_first_id() -> None:
    rows = [stored("a", 1), stored("x", 2, "correct", "a"), stored("y", 3, "correct", "a")]
    assert held(rows) == {"a": "correct 3"}


def test_a_withdrawn_record_is_gone_until_it_is_corrected_again() -> None:
    rows = [stored("a", 1), stored("a", 2, "withdraw", "a")]
    assert held(rows) == {}
    assert held([*rows, stored("a", 3, "correct", "a")]) == {"a": "correct 3"}


def test_evidence_is_found_where_the_values_that_hold_stood() -> None:
    rows = [stored("a", 1), stored("b", 1), stored("x", 2, "correct", "a")]
    with Duckdb(threads=1) as backend:
        table = backend.load("k", SCHEMA, [as_row(row, order) for order, row in enumerate(rows)])
        assert backend.rows(origins(table, ["a"])) == [("a", "correct 2", "", 1)]


@st.composite
def histories(draw: st.DrawFn) -> list[StoredRow]:
    added = [stored(id_, 1) for id_ in "abc"]
    operations: st.SearchStrategy[Operation] = st.sampled_from(["correct", "withdraw"])
    batches = draw(st.lists(st.tuples(st.sampled_from("abc"), operations), max_size=6))
    amended = [stored(f"{id_}{n}", n, operation, id_) for n, (id_, operation) in enumerate(batches, 2)]
    return draw(st.permutations(added + amended))


@given(histories())
def test_the_expression_and_the_python_agree_in_any_order_of_rows(rows: list[StoredRow]) -> None:
    assert held(rows) == {id_: row.record.values["值"] for id_, row in holding(rows).items()}
    assert {root(row) for row in rows} == set("abc")
