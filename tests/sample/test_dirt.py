from collections import Counter

import pytest

from starcrew.sample import SampleTruth
from starcrew.sample.dirt import CELL_DIRT, ROW_DIRT, Dirt


@pytest.mark.parametrize("dirt", CELL_DIRT, ids=lambda dirt: dirt.name)
def test_every_kind_of_cell_dirt_occurs_as_often_as_wanted(truth: SampleTruth, dirt: Dirt) -> None:
    found = [each for each in truth.dirt if each.dirt == dirt.name]
    assert len(found) == dirt.wanted >= 3
    assert {each.outcome for each in found} == {dirt.outcome}


def test_every_kind_of_row_and_sheet_dirt_occurs(truth: SampleTruth) -> None:
    counted = Counter(each.dirt for each in truth.dirt)
    assert [name for name in ROW_DIRT if not counted[name]] == []


def test_dirt_is_dirty(truth: SampleTruth) -> None:
    looks_alike = {"name_told_apart_by_team", "merged_down", "number_as_text"}
    for each in truth.dirt:
        if each.outcome == "repaired" and each.dirt not in looks_alike:
            assert each.original != str(each.meant), each


def test_examples_of_what_is_written(truth: SampleTruth) -> None:
    originals = {
        name: [d.original for d in truth.dirt if d.dirt == name] for name in ("time_shift_word", "impossible_date")
    }
    assert {text[0] for text in originals["time_shift_word"]} == {"早", "中", "夜"}
    assert set(originals["impossible_date"]) == {"2026年6月31日"}
