"""The column-wise path says the same as a pydantic model made from the kind, row by row."""

import datetime as dt
import random
from typing import Annotated

import pytest
from pydantic import BaseModel, Field, ValidationError, create_model

from starcrew.intake import Words, validate_rows
from starcrew.model.kinds import Kind
from tests.intake.plant import SHIFTS, kind

LEDGER = kind(
    "台账",
    {
        "编号": {"type": "text", "required": True},
        "日期": {"type": "date", "required": True},
        "班次": {"type": "shift"},
        "人数": {"type": "integer", "at_least": "0", "at_most": "50"},
        "得分": {"type": "decimal", "at_least": "0", "at_most": "100"},
        "合格率": {"type": "percent"},
        "类别": {"type": "enum", "required": True, "values": {"甲": [], "乙": []}},
        "录入": {"type": "datetime"},
        "是否": {"type": "boolean"},
    },
    key="编号",
)
TYPES = {
    "text": str,
    "date": dt.date,
    "shift": Annotated[str, Field(pattern="^(早班|中班|夜班)$")],
    "integer": Annotated[int, Field(ge=0, le=50)],
    "decimal": Annotated[int, Field(ge=0, le=100_000_000)],
    "percent": int,
    "enum": Annotated[str, Field(pattern="^(甲|乙)$")],
    "datetime": dt.datetime,
    "boolean": bool,
}


def model_of(of: Kind) -> type[BaseModel]:
    fields = {
        name: (TYPES[field.type], ...) if field.required else (TYPES[field.type] | None, None)  # type: ignore[operator]
        for name, field in of.fields.items()
    }
    return create_model(of.kind, **fields)  # type: ignore[call-overload, no-any-return]


def rows(count: int) -> list[dict[str, str]]:
    """Plain rows, one in ten cells of them bad for both."""
    chance = random.Random(7)
    bad = {
        "日期": "2026-06-31",
        "班次": "晚班",
        "人数": "51",
        "得分": "100.5",
        "合格率": "高",
        "类别": "丙",
        "录入": "昨天",
        "是否": "许",
    }
    made = []
    for number in range(count):
        row = {
            "编号": f"N{number}",
            "日期": f"2026-07-{1 + number % 31:02}",
            "班次": chance.choice(["早班", "夜班", ""]),
            "人数": str(chance.randrange(51)),
            "得分": str(chance.randrange(101)),
            "合格率": f"{chance.randrange(101)}%",
            "类别": chance.choice(["甲", "乙"]),
            "录入": f"2026-07-01 08:{number % 60:02}",
            "是否": chance.choice(["是", "否"]),
        }
        name = chance.choice(list(bad))
        made.append({**row, name: bad[name]} if number % 10 == 0 else row)
    return made


def plain(row: dict[str, str]) -> dict[str, object]:
    """The row as a caller of the model would give it."""
    number: dict[str, object] = {"得分": row["得分"], "合格率": row["合格率"].removesuffix("%"), "是否": row["是否"]}
    for name, scale in (("得分", 1_000_000), ("合格率", 10_000)):
        number[name] = int(float(str(number[name])) * scale) if str(number[name]).replace(".", "").isdigit() else "?"
    number["是否"] = {"是": True, "否": False}.get(row["是否"], "?")
    return {name: value for name, value in {**row, **number}.items() if value != ""}


def test_the_model_takes_and_refuses_the_same_rows_with_the_same_values() -> None:
    sent = rows(2000)
    found = validate_rows(LEDGER, sent, Words({"台账": LEDGER}, SHIFTS), file="x")
    model, taken = model_of(LEDGER), {}
    for number, row in enumerate(sent, start=1):
        try:
            taken[number] = model.model_validate(plain(row)).model_dump()
        except ValidationError:
            continue
    assert {record.origin.row: dict(record.values) for record in found.records} == taken
    assert {rejection.origin.row for rejection in found.rejections} == set(range(1, 2001)) - set(taken)


def test_every_stored_value_passes_the_model_again() -> None:
    model = model_of(LEDGER)
    found = validate_rows(LEDGER, rows(500), Words({"台账": LEDGER}, SHIFTS), file="x")
    for record in found.records:
        assert model.model_validate(record.values, strict=True).model_dump() == dict(record.values)


@pytest.mark.parametrize("name", ["编号", "日期", "类别"])
def test_both_ask_for_what_is_required(name: str) -> None:
    row = {**rows(2)[1], name: ""}
    assert validate_rows(LEDGER, [row], Words({"台账": LEDGER}, SHIFTS), file="x").records == ()
    with pytest.raises(ValidationError):
        model_of(LEDGER).model_validate(plain(row))
