import pytest

from starcrew.ledger.rows import month_field, new_rows
from starcrew.model.kinds import Kind
from starcrew.model.records import SYSTEM_COLUMNS, stored_columns
from tests.ledger.samples import MEETING, TEAM, amendment, meeting, team


def test_derived_fields_are_not_kept() -> None:
    assert list(stored_columns(MEETING)) == [*SYSTEM_COLUMNS, "编号", "日期", "开始", "班次", "录入", "参加人", "补记"]


def test_the_partition_is_the_month_of_the_first_date_behind_the_counting_date() -> None:
    assert (month_field(MEETING), month_field(TEAM)) == ("日期", None)


def test_a_stored_counting_date_is_the_partition_itself() -> None:
    assert month_field(MEETING.model_copy(update={"counting_date": "录入"})) == "录入"


@pytest.mark.parametrize("record, month", [(meeting("1", 9), "2026-09"), (meeting("1", 日期=None), None)])
def test_a_row_says_its_month(record: object, month: str | None) -> None:
    assert cell(MEETING, new_rows(MEETING, 1, [record], [])[0], "_month") == month  # type: ignore[list-item]


def test_places_in_a_batch_go_on_from_additions_to_amendments() -> None:
    rows = new_rows(TEAM, 3, [team("1"), team("2")], [(amendment(team("1"), "correct", "x"), "root")])
    assert [cell(TEAM, row, "_order") for row in rows] == [0, 1, 2]
    assert [cell(TEAM, row, "_replaces") for row in rows] == [None, None, "root"]


def cell(kind: Kind, row: tuple[object, ...], column: str) -> object:
    return dict(zip(stored_columns(kind), row, strict=True))[column]
