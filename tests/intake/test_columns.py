import time

import pytest

from starcrew.intake.columns import converted, converter
from starcrew.intake.grid import Broken, Cell
from starcrew.intake.outcome import Fault, Taken
from starcrew.model.kinds import FieldType
from tests.intake.plant import fault, kind, setting


def convert(cell: Cell, type_: FieldType = "integer", **more: object) -> Taken | Fault:
    ledger = kind("台账", {"栏": {"type": type_, **more}})
    return converter("栏", setting(ledger), (), "栏")(cell)


def test_blanks_and_words_for_blank() -> None:
    assert convert("") == convert(" \u3000") == Taken(None)
    assert convert("—") == convert("无") == Taken(None, "blank-spelling")
    assert convert("缺考", blanks=["缺考"]) == Taken(None, "blank-spelling")
    assert convert("无", "text") == Taken("无")
    assert convert("无", "text", blanks="无") == Taken(None, "blank-spelling")
    assert fault(convert("/", required=True)) == fault(convert("", required=True)) == "intake-required"


def test_cells_without_a_value_of_their_own() -> None:
    assert fault(convert(Broken("#DIV/0!"))) == "intake-error-cell"
    assert fault(convert(Broken("=?"))) == "intake-no-result"


def test_equal_cells_of_different_types_are_not_mixed_up() -> None:
    seen: list[Cell] = []

    def note(cell: Cell) -> Taken:
        seen.append(cell)
        return Taken(str(cell))

    assert [outcome.value for outcome in converted([1.0, True, 1.0, "1"], note) if isinstance(outcome, Taken)] == [
        *("1.0", "True", "1.0", "1")
    ]
    assert len(seen) == 3


ALL_BUT_TEXT: tuple[FieldType, ...] = ("date", "datetime", "time", "duration", "integer", "percent", "enum", "person")


@pytest.mark.parametrize("type_", [*ALL_BUT_TEXT, "persons", "boolean", "shift", "team"])
@pytest.mark.parametrize("text", ["1" * 32_000, "1 " * 16_000, "等" * 32_000, "各" * 32_000, "(" * 32_000])
def test_no_cell_takes_long(type_: FieldType, text: str) -> None:
    start = time.process_time()
    assert isinstance(convert(text, type_), Fault)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("type_", [*ALL_BUT_TEXT, "text", "boolean"])
@pytest.mark.parametrize(
    "cell", [1e300, -1e300, 1e-300, "9999-12-31T23:59:59.9", "0001-01-01T00:00:00+08:00", "99999999"]
)
def test_no_extreme_value_breaks_the_run(type_: FieldType, cell: Cell) -> None:
    assert isinstance(convert(cell, type_), Taken | Fault)
