"""A small plant: its shifts, kinds and rosters, and workbooks as it would send them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import xlsxwriter

from starcrew.errors import Problem
from starcrew.errors.texts import TEXTS
from starcrew.intake import IntakeResult, NothingKnown, Words, intake, rejection_problem
from starcrew.intake.clocks import Clocks
from starcrew.intake.columns import Setting
from starcrew.intake.dates import Dates
from starcrew.intake.directory import Directory
from starcrew.intake.outcome import Fault, Outcome, Taken
from starcrew.model.kinds import Kind
from starcrew.model.periods import Period, period
from starcrew.model.records import Rosters
from starcrew.model.site import Shift

SHIFTS = {
    "早班": Shift.model_validate({"start": "08:00", "end": "16:00", "spellings": ["早", "白班"]}),
    "中班": Shift.model_validate({"start": "16:00", "end": "00:00", "spellings": ["中"]}),
    "夜班": Shift.model_validate({"start": "00:00", "end": "08:00", "spellings": ["夜"]}),
}


def kind(name: str, fields: Mapping[str, Mapping[str, object]], **more: object) -> Kind:
    return Kind.model_validate({"kind": name, "family": "event", "fields": fields, **more})


TEAM = kind(
    "班组",
    {"编号": {"type": "text", "required": True}, "名称": {"type": "text", "required": True}, "别名": {"type": "text"}},
    purpose="team_roster",
    worksheets=["班组名册"],
    key="编号",
    name_field="名称",
    aliases_field="别名",
)
WORKER = kind(
    "职工",
    {
        "工号": {"type": "text", "required": True},
        "姓名": {"type": "text", "required": True},
        "曾用名": {"type": "text"},
    },
    purpose="worker_roster",
    worksheets=["花名册"],
    key="工号",
    name_field="姓名",
    aliases_field="曾用名",
)
MEMBER = kind(
    "成员",
    {
        "工号": {"type": "person", "required": True},
        "班组": {"type": "team", "required": True},
        "自": {"type": "date", "required": True},
        "至": {"type": "date"},
    },
    purpose="membership",
    key=["工号", "班组", "自"],
    valid=["自", "至"],
)
VIOLATION = kind(
    "违章",
    {
        "编号": {"type": "text", "required": True, "headers": "通知书编号"},
        "日期": {"type": "date", "required": True},
        "班组": {"type": "team", "required": True},
        "违章人": {"type": "persons", "required": True},
        "扣分": {"type": "integer", "headers": ["扣分数"], "at_least": "0"},
        "内容": {"type": "text"},
    },
    worksheets=["违章台账", "三违台账"],
    key="编号",
    counting_date="日期",
    roles={"team": "班组", "worker": "违章人"},
)
TALK = kind(
    "谈心",
    {
        "日期": {"type": "date", "required": True},
        "班组": {"type": "team", "required": True},
        "谈话人": {"type": "person"},
        "方式": {"type": "text"},
    },
    worksheets=["谈心记录"],
    counting_date="日期",
)
KINDS = {each.kind: each for each in (TEAM, WORKER, MEMBER, VIOLATION, TALK)}
WORDS = Words(KINDS, SHIFTS)
ROSTERS: Rosters = {
    "班组": [
        {"编号": "T01", "名称": "机电一班", "别名": "机一班、老一班"},
        {"编号": "T02", "名称": "机电二班", "别名": None},
        {"编号": "T03", "名称": "钳工组", "别名": None},
    ],
    "职工": [
        {"工号": "W001", "姓名": "王伟", "曾用名": "王伟(大)"},
        {"工号": "W002", "姓名": "王伟", "曾用名": None},
        {"工号": "W003", "姓名": "李喆", "曾用名": "李吉吉"},
        {"工号": "0042", "姓名": "张三", "曾用名": None},
    ],
    "成员": [
        {"工号": "W001", "班组": "T01", "自": dt.date(2026, 1, 1), "至": dt.date(2026, 8, 15)},
        {"工号": "W001", "班组": "T02", "自": dt.date(2026, 8, 16), "至": None},
        {"工号": "W002", "班组": "T02", "自": dt.date(2026, 1, 1), "至": dt.date(2026, 8, 15)},
        {"工号": "W002", "班组": "T01", "自": dt.date(2026, 8, 16), "至": None},
    ],
}


class Stored(NothingKnown):
    """What a store would say after the result of an intake was committed."""

    def __init__(self, *results: IntakeResult, rosters: Rosters | None = None) -> None:
        from starcrew.model.identity import content_digest  # noqa: PLC0415

        self._records = [record for result in results for record in result.records]
        self._digests = {record.id: content_digest(record.values) for record in self._records}
        self._rosters = rosters or {}

    def contents(self, kind: str) -> Mapping[str, str]:
        return {r.id: self._digests[r.id] for r in self._records if r.kind == kind}

    def rosters(self) -> Rosters:
        own: dict[str, list[Mapping[str, object]]] = {}
        for record in self._records:
            own.setdefault(record.kind, []).append(record.values)
        return {**self._rosters, **own}  # type: ignore[dict-item]


KNOWN = Stored(rosters=ROSTERS)
Q3 = period("2026Q3", {})


@cache
def directory() -> Directory:
    found = Directory(KINDS)
    for name, rows in ROSTERS.items():
        found.add(name, rows)
    return found


def dates(days: Period | None = Q3) -> Dates:
    return Dates(days, Clocks(SHIFTS), "Asia/Shanghai")


def setting(of: Kind, *, typed: bool = True) -> Setting:
    return Setting(of, SHIFTS, directory(), dates(), typed)


def value(outcome: Outcome) -> object:
    assert isinstance(outcome, Taken), outcome
    assert outcome.rule is None or f"intake-repair-{outcome.rule}" in TEXTS
    return outcome.value


def fault(outcome: Outcome) -> str:
    assert isinstance(outcome, Fault), outcome
    said = Problem(outcome.code, args={"column": "栏", "original": "原文", "text": "原文", **outcome.args})
    assert said.message("zh") != said.message("en")
    return outcome.code


def book(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook with these sheets; None leaves a cell out, dates are written as Excel dates."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}) as wb:
        for name, rows in sheets.items():
            sheet = wb.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(number, column, cell)
    return path


def taken(path: Path, *, known: Stored = KNOWN, within: Period | None = None) -> IntakeResult:
    return intake([path], KINDS, SHIFTS, known=known, period=within)


def messages(result: IntakeResult) -> list[str]:
    return [rejection_problem(rejection).text() for rejection in result.rejections]


def codes(result: IntakeResult) -> list[str]:
    return [problem.code for problem in result.problems]
