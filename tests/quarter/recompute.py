"""A finding worked out again, from its evidence rows and from what the ledgers hold or do not hold beside them.

* A row of a ledger: the clause on that row's own values.
* 应有: the row says what there should be; the ledgers are searched for it, and nothing, or something late, is found.
* 查: the entry looked up is evidence too.
* 重复: the row, and how many like it the ledger holds up to it in the window.
* 汇总: the measures over the evidence rows, all of which meet the check's 条件; no rows, and the evidence is the entry
  of the roster.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

from starcrew.model.evaluation import Finding
from starcrew.model.records import Record
from tests.quarter.made import LAST_DAY, by_kind
from tests.quarter.written import (
    DAY,
    Row,
    Truth,
    Value,
    every,
    full_row,
    holds,
    length,
    listed,
    midnight,
    some,
    written,
)

FIRST_DAY = dt.date(2026, 7, 1)
_UNITS = {"周": 7, "日": 1}


@dataclass(frozen=True, slots=True)
class Again:
    """What a clause comes to on the evidence. used: ids of the rows that were needed beside the case's own."""

    truth: Truth
    points: Fraction
    added: Fraction
    used: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ledgers:
    """Every record with its derived fields, and the rules as written."""

    records: Sequence[Record]
    site: Path
    indexes: dict[tuple[str, tuple[str, ...]], dict[tuple[Value, ...], list[Row]]] = field(default_factory=dict)

    @cached_property
    def kinds(self) -> dict[str, Any]:
        return written(self.site / "schemas")

    @cached_property
    def rules(self) -> dict[str, Any]:
        return written(self.site / "rules")

    @cached_property
    def checks(self) -> dict[tuple[str, int], tuple[Any, str]]:
        """(item, number) → the check as written, and the subject of its sheet."""
        return {
            (item["编号"], number): (check, sheet["对象"])
            for sheet in self.rules.values()
            for item in sheet.get("项目", ())
            for number, check in enumerate(item["检查"], start=1)
        }

    @cached_property
    def rows(self) -> dict[str, Row]:
        shifts = self.rules["示范机务段机电车间"]["班次"]
        return {
            record.id: full_row(self.kinds[record.kind], record.values, LAST_DAY, shifts) | {"_id": record.id}
            for record in self.records
        }

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        return {kind: [record.id for record in records] for kind, records in by_kind(self.records).items()}

    def alike(self, kind: str, fields: tuple[str, ...], values: tuple[Value, ...]) -> list[Row]:
        """Records of the kind with these values; a list of people becomes one row per person first."""
        if (kind, fields) not in self.indexes:
            index: dict[tuple[Value, ...], list[Row]] = defaultdict(list)
            for row in (r for id_ in self.ids.get(kind, ()) for r in _per_person(self.rows[id_], fields)):
                index[tuple(row[name] for name in fields)].append(row)
            self.indexes[kind, fields] = index
        return self.indexes[kind, fields].get(values, []) if None not in values else []

    def moment(self, kind: str, row: Row) -> dt.datetime:
        name = self.kinds[kind].get("时刻") or self.kinds[kind].get("计数日期") or self.kinds[kind]["有效"][0]
        at = row[name]
        assert isinstance(at, dt.date)
        return at if isinstance(at, dt.datetime) else midnight(at)


def _per_person(row: Row, fields: Iterable[str]) -> list[Row]:
    people = [name for name in fields if isinstance(row[name], tuple)]
    return [row | {people[0]: one} for one in row[people[0]]] if people else [row]  # type: ignore[union-attr]


def again(subject: str, finding: Finding, ledgers: Ledgers) -> Again:
    """The finding's clause on the finding's evidence."""
    check, whose = ledgers.checks[finding.item, finding.check]
    work = _Work(subject, whose, check, finding, ledgers)
    row = work.summary() if "汇总" in check else work.row()
    clause = check["判定"][finding.clause - 1]
    return Again(
        _fires(clause, row), _amount(clause.get("扣"), row), _amount(clause.get("加"), row), frozenset(work.used)
    )


def _fires(clause: Mapping[str, Any], row: Row) -> Truth:
    groups = [holds(group, row) for group in clause.get("任一", ())]
    truth = every([holds(clause.get("当", {}), row), some(groups) if groups else True])
    return {"成立": True, "不成立": False}.get(clause.get("空白视为", "")) if truth is None else truth


def _amount(said: Any, row: Row) -> Fraction:
    """Points per case: times its fields, up to its cap."""
    if said is None or isinstance(said, str):
        return Fraction(said or 0)
    points = Fraction(said["分"])
    for name in listed(said.get("乘")):
        factor = row[name]
        assert isinstance(factor, Fraction)
        points *= factor
    return min(points, Fraction(said["封顶"])) if "封顶" in said else points


@dataclass(slots=True)
class _Work:
    """One finding being worked out."""

    subject: str
    whose: str
    check: Mapping[str, Any]
    finding: Finding
    ledgers: Ledgers
    used: set[str] = field(default_factory=set)

    @property
    def each(self) -> str:
        return str(self.check["每个"])

    def row(self) -> Row:
        """The case with the fields that the check's steps add; 条件 holds on it."""
        row = self._unit() if self.each in _UNITS else self._own()
        row = self._stepped(row)
        assert holds(self.check.get("条件", {}), row) is True, (self.subject, self.finding)
        return row

    def summary(self) -> Row:
        """The measures over the evidence rows of the population."""
        kind = self.each
        mine = [self.ledgers.rows[id_] for id_ in self.finding.evidence if id_.startswith(f"{kind}:")]
        self.used |= {str(row["_id"]) for row in mine} or set(self.finding.evidence)
        rows = [self._stepped(row) for row in mine]
        assert all(holds(self.check.get("条件", {}), row) is True for row in rows), (self.subject, self.finding)
        rows = [row for row in rows if row.get("结果") != "未到期"]
        once = listed(self.check.get("去重"))
        return _measured(self.check["汇总"], list({tuple(r[n] for n in once) or id(r): r for r in rows}.values()))

    def _own(self) -> Row:
        id_, _, person = self.finding.case.partition("/")
        self.used.add(id_)
        row = self.ledgers.rows[id_]
        return row | {self.check["逐"]: person} if "逐" in self.check else row

    def _unit(self) -> Row:
        """A week or a day of the team: its evidence is the shifts the team had in it."""
        days = [self.ledgers.rows[id_]["日期"] for id_ in self.finding.evidence]
        self.used |= set(self.finding.evidence)
        day = min(d for d in days if isinstance(d, dt.date))
        first = day - DAY * day.weekday() if self.each == "周" else day
        last = first + DAY * (_UNITS[self.each] - 1)
        assert all(isinstance(d, dt.date) and first <= d <= last for d in days)
        assert len(set(days)) >= int(self.check.get("至少上班天数", 1))
        return {"主体": self.subject, "起": first, "止": last}

    def _stepped(self, row: Row) -> Row:
        for expect in listed(self.check.get("应有")):
            row = row | self._expected(expect, row)
        for lookup in listed(self.check.get("查")):
            row = row | self._looked_up(lookup, row)
        if "重复" in self.check:
            row = row | {"次数": self._occurrence(self.check["重复"], row)}
        return row

    def _same(self, same: Any, row: Row) -> tuple[tuple[str, ...], tuple[Value, ...]]:
        pairs = same if isinstance(same, dict) else {name: name for name in listed(same)}
        return tuple(pairs.values()), tuple(row[name] for name in pairs)

    def _matching(self, sought: Mapping[str, Any], row: Row) -> list[Row]:
        """Records with the same fields that meet the tests, in order of time."""
        kind = sought["记录"]
        fields, values = self._same(sought.get("相同"), row)
        if "主体" in row:
            fields, values = (self.ledgers.kinds[kind]["归属"][self.whose],), (row["主体"],)
        found = [r for r in self.ledgers.alike(kind, fields, values) if holds(sought.get("满足", {}), r) is True]
        found = [r for r in found if self._in_time(sought, r, row)]
        return sorted(found, key=lambda r: (self.ledgers.moment(kind, r), str(r["_id"])))

    def _in_time(self, sought: Mapping[str, Any], record: Row, row: Row) -> bool:
        """Valid on the row's day; or else in the row's unit; or, where no window is written, in the period."""
        if "在效期内" in sought:
            since, until = (record[name] for name in sought["在效期内"])
            day = row["日期"]
            assert isinstance(day, dt.date)
            assert isinstance(since, dt.date)
            return since <= day and (until is None or (isinstance(until, dt.date) and day <= until))
        if "不早于" in sought or "不晚于" in sought:
            return True
        first, last = (row["起"], row["止"]) if "起" in row else (FIRST_DAY, LAST_DAY)
        day = record[self.ledgers.kinds[sought["记录"]]["计数日期"]]
        assert isinstance(day, dt.date)
        assert isinstance(first, dt.date)
        assert isinstance(last, dt.date)
        return first <= day <= last

    def _expected(self, expect: Mapping[str, Any], row: Row) -> Row:
        kind = expect["记录"]
        found = [(self.ledgers.moment(kind, r), r) for r in self._matching(expect, row)]
        opens, closes = _bound(expect.get("不早于"), row), _bound(expect.get("不晚于"), row, end=True)
        timely = [(at, r) for at, r in found if opens is None or at >= opens][int(expect.get("至少", 1)) - 1 :]
        if closes is not None and closes > midnight(LAST_DAY + DAY):
            return {"结果": "未到期"}
        if not timely:
            early = any(opens is not None and at < opens for at, _ in found)
            return {"结果": "早" if early else "缺"} | self._overdue(closes, None)
        at, record = timely[0]
        self.used.add(str(record["_id"]))
        return {"结果": "有" if closes is None or at < closes else "迟"} | self._overdue(closes, at)

    def _overdue(self, closes: dt.datetime | None, at: dt.datetime | None) -> Row:
        """Whole days from the deadline to the record, inside the period."""
        if closes is None:
            return {}
        until = min(at.date() if at else LAST_DAY, LAST_DAY)
        return {"本期拖延天数": Fraction((until - (closes - dt.timedelta(microseconds=1)).date()).days)}

    def _looked_up(self, lookup: Mapping[str, Any], row: Row) -> Row:
        name = lookup.get("名称", lookup["记录"])
        found = self._matching(lookup, row)
        self.used |= {str(found[0]["_id"])} if found else set()
        brought = {f"{name}.{key}": value for key, value in found[0].items()} if found else {}
        return {f"{name}.存在": bool(found)} | brought

    def _occurrence(self, repeat: Mapping[str, Any], row: Row) -> Fraction:
        """Which one this is among those alike, in the days looked back on or in the period."""
        fields, values = self._same(repeat["相同"], row)
        at = self.ledgers.moment(self.each, row)
        since = at - length(repeat["内"]) if "内" in repeat else midnight(FIRST_DAY - DAY)
        alike = ((self.ledgers.moment(self.each, r), str(r["_id"])) for r in self._of_period(fields, values, repeat))
        counted = {id_ for when, id_ in alike if since <= when and (when, id_) <= (at, str(row["_id"]))}
        self.used |= counted
        return Fraction(len(counted))

    def _of_period(self, fields: tuple[str, ...], values: tuple[Value, ...], repeat: Mapping[str, Any]) -> list[Row]:
        found = self.ledgers.alike(self.each, fields, values)
        name = self.ledgers.kinds[self.each]["计数日期"]
        return found if "内" in repeat else [r for r in found if FIRST_DAY <= r[name] <= LAST_DAY]  # type: ignore[operator]


def _bound(said: Any, row: Row, *, end: bool = False) -> dt.datetime | None:
    """The moment from which on (end: up to, not including) records are in time. A date means the whole day."""
    if said is None:
        return None
    name, more = next(iter(said.items())) if isinstance(said, dict) else (said, "0分钟")
    value = row[name]
    assert isinstance(value, dt.date)
    if isinstance(value, dt.datetime):
        return value + length(more) + (dt.timedelta(microseconds=1) if end else dt.timedelta())
    return midnight(value) + length(more) + (DAY if end else dt.timedelta())


def _measured(summary: Mapping[str, Any], rows: Sequence[Row]) -> Row:
    row: Row = {"数": Fraction(len(rows))}
    for word in summary:
        name = summary[word]
        match word:
            case "率":
                row[word] = Fraction(sum(holds(name, r) is True for r in rows), len(rows))
            case "符合数":
                row[word] = Fraction(sum(holds(name, r) is True for r in rows))
            case "平均":
                row[word] = sum((_number(r[name]) for r in rows), Fraction(0)) / len(rows)
            case "最小":
                row[word] = min((_number(r[name]) for r in rows if r[name] is not None), default=None)
            case "不同数":
                row[word] = Fraction(len({r[name] for r in rows}))
    return row


def _number(value: Value) -> Fraction:
    assert isinstance(value, Fraction)
    return value
