import pytest

from starcrew.sample.books import Page, books
from starcrew.sample.layout import Grid, Span, block_field, grid
from starcrew.sample.quarter import Fact, Quarter
from starcrew.sample.spelling import names

Facts = dict[str, tuple[Fact, ...]]


@pytest.fixture(scope="module")
def grids(frame: Quarter, facts: Facts) -> dict[str, Grid]:
    """The last page of each kind."""
    called = names(frame.plant)
    return {page.kind: grid(page, called, {}) for page in books(frame, facts)}


def test_a_title_and_who_filled_it_in_stand_above_a_header_of_two_rows(grids: dict[str, Grid]) -> None:
    lines = grids["整改"].lines
    assert [line.sort for line in lines[:4]] == ["title_row", "filled_by_row", "header", "header"]
    assert "整改情况" in lines[2].cells
    assert "完成日期" in lines[3].cells
    assert Span(2, 3, 2, 4) in grids["整改"].spans


def test_the_team_is_merged_over_its_block_and_a_subtotal_follows(grids: dict[str, Grid]) -> None:
    found = grids["隐患"]
    column = found.columns.index("责任班组")
    blocks = [span for span in found.spans if span.first_column == span.last_column == column]
    assert block_field(found.page) == "责任班组"
    assert all(found.lines[span.first_line].cells[column] for span in blocks)
    assert all(found.lines[span.last_line].cells[column] is None for span in blocks)
    assert all(found.lines[span.last_line + 1].sort == "subtotal_row" for span in blocks)


def test_the_header_comes_again_after_forty_rows(grids: dict[str, Grid]) -> None:
    lines = grids["排班"].lines
    again = [number for number, line in enumerate(lines) if line.sort == "header_again"]
    assert again[0] == 42
    assert lines[again[0]].cells == lines[1].cells


def test_notes_stand_below_a_blank_row(grids: dict[str, Grid]) -> None:
    sorts = [line.sort for line in grids["违章"].lines]
    assert sorts[-3:] == ["blank_row", "note_row", "note_row"]


def test_json_lines_are_rows_alone(grids: dict[str, Grid]) -> None:
    assert {line.sort for line in grids["作业"].lines} == {"row"}


def test_a_dirty_cell_takes_the_place_of_the_clean_one(frame: Quarter, facts: Facts) -> None:
    page: Page = books(frame, facts)[0]
    name = next(iter(page.headers))
    found = grid(page, names(frame.plant), {(0, name): "脏"})
    first = next(line for line in found.lines if line.number == 0)
    assert first.cells[found.columns.index(name)] == "脏"
