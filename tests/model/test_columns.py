import pytest

from starcrew.model.columns import ARROW_TYPES, IBIS_TYPES, arrow_table, unbound
from starcrew.model.records import COLUMN_TYPES, ColumnType


def test_every_physical_type_has_an_arrow_and_an_ibis_type() -> None:
    assert set(COLUMN_TYPES.values()) <= set(ARROW_TYPES)
    assert set(ARROW_TYPES) == set(IBIS_TYPES)


def test_an_unbound_table_keeps_the_order_of_columns() -> None:
    table = unbound("台账", {"乙": "strings", "甲": "date"})
    assert [(name, str(kind)) for name, kind in table.schema().items()] == [("乙", "array<string>"), ("甲", "date")]


def test_no_rows_make_an_empty_table_with_the_columns() -> None:
    table = arrow_table({"甲": "date", "乙": "strings"}, [])
    assert (table.num_rows, table.column_names) == (0, ["甲", "乙"])


def test_rows_of_another_width_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        arrow_table({"甲": "string"}, [("a", "b")])


@pytest.mark.parametrize(
    "kind, value", [("string", 1), ("int64", "1"), ("bool", "x"), ("date", "2026-07-01"), ("int64", 2**63)]
)
def test_a_value_of_another_type_is_refused(kind: ColumnType, value: object) -> None:
    with pytest.raises((TypeError, OverflowError)):
        arrow_table({"甲": kind}, [(value,)])
