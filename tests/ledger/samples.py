"""A small ledger for the store's tests: two kinds with a few records each."""

import datetime as dt
from pathlib import Path

from starcrew.ledger import Ledger
from starcrew.model.batches import Batch
from starcrew.model.identity import keyed_id
from starcrew.model.kinds import Kind
from starcrew.model.records import Amendment, Operation, Origin, Record, Stored

AT = dt.datetime.fromisoformat("2026-10-01T08:00:00")

MEETING = Kind.model_validate(
    {
        "kind": "班前会",
        "family": "event",
        "key": ["编号"],
        "counting_date": "业务日",
        "fields": {
            "编号": {"type": "text"},
            "日期": {"type": "date"},
            "开始": {"type": "time"},
            "班次": {"type": "shift"},
            "录入": {"type": "datetime"},
            "参加人": {"type": "persons"},
            "补记": {"type": "boolean"},
        },
        "derived": {"业务日": {"business_date": ["日期", "开始", "班次"]}},
    }
)
TEAM = Kind.model_validate(
    {"kind": "班组/名册 一", "family": "register", "key": ["编号"], "fields": {"编号": {"type": "text"}}}
)
KINDS = {MEETING.kind: MEETING, TEAM.kind: TEAM}


def ledger(folder: Path) -> Ledger:
    return Ledger(folder, KINDS)


def meeting(number: str, month: int = 7, **values: Stored) -> Record:
    fields: dict[str, Stored] = {"编号": number, "日期": dt.date(2026, month, 1), "开始": 30_000, "班次": "白班"}
    return Record(keyed_id("班前会", [number]), "班前会", fields | values, Origin("一.xlsx", "七月", 5))


def team(number: str) -> Record:
    return Record(keyed_id(TEAM.kind, [number]), TEAM.kind, {"编号": number}, Origin("册.xlsx", "", 2))


def batch(*records: Record, amendments: tuple[Amendment, ...] = (), seen: int = 0) -> Batch:
    return Batch("王五", AT, records=records, amendments=amendments, seen=seen)


def amendment(record: Record, operation: Operation, replaces: str) -> Amendment:
    return Amendment(record, operation, replaces, who="赵六", why="写错了")
