import datetime as dt

import pytest

from starcrew.intake import validate_rows
from starcrew.intake.run import Words
from starcrew.intake.stored_text import stored_text
from starcrew.model.kinds import FieldType
from starcrew.model.records import Stored
from tests.intake.plant import SHIFTS, kind


@pytest.mark.parametrize(
    "value, field, text",
    [
        (300_000, "decimal", "0.3"),
        (100_000_000, "decimal", "100"),
        (925_000, "percent", "92.5%"),
        (84_600, "time", "23:30:00"),
        (5400, "duration", "5400s"),
        (7, "integer", "7"),
        (True, "boolean", "true"),
        (dt.date(2026, 7, 1), "date", "2026-07-01"),
        (dt.datetime.fromisoformat("2026-07-01T08:30"), "datetime", "2026-07-01 08:30:00"),
        (("W1", "W2"), "persons", "W1、W2"),
    ],
)
def test_what_is_written_can_be_read_again(value: Stored, field: FieldType, text: str) -> None:
    assert stored_text(value, field) == text
    ledger = kind("台账", {"栏": {"type": field}})
    found = validate_rows(ledger, [{"栏": text}], Words({"台账": ledger}, SHIFTS), file="x")
    assert [record.values["栏"] for record in found.records] == [value]


def test_nothing_is_written_as_nothing() -> None:
    assert stored_text(None, "text") == ""
