"""What the intended facts come to, by hand-written SQL: no part of the engine has a hand in it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import duckdb

SHEETS = ("六项要求", "季度检查", "零目标", "职工安全")
_SQL = Path(__file__).with_name("sql")
_STATES = {
    "已评": "judged",
    "不适用": "not_applicable",
    "不能评": "cannot_judge",
    "满足": "met",
    "不满足": "not_met",
}
_LINES = "SELECT 对象, 项目, 考核表, 类目, 标准分, 扣, 加, 状态, 限星, 取消资格, 总分为零, 存疑 FROM 项目分"
_CHECKS = "SELECT 对象, 项目, 检查, 扣 FROM 扣分 JOIN 对象 USING (对象) WHERE 扣 > 0"
_STANDING = "SELECT 对象, 类, 合格登记, 在册天数, 应出勤班次 FROM 资格"


@dataclass(frozen=True, slots=True)
class MeantLine:
    """One item of one subject; marks 0 for a gate. Points are exact. unknown: something about it cannot be told."""

    sheet: str
    category: str
    marks: Fraction
    deducted: Fraction
    added: Fraction
    state: str
    cap_star: int | None
    disqualify: bool
    zero_total: bool
    unknown: bool


@dataclass(frozen=True, slots=True)
class MeantStanding:
    """Whether a subject may be rated at all."""

    kind: str
    roster: bool
    days: int
    shifts: int


@dataclass(frozen=True, slots=True)
class Meant:
    """Subject → item → line; (subject, item, check) → points taken, after the check's cap; subject → standing."""

    lines: dict[str, dict[str, MeantLine]]
    checks: dict[tuple[str, str, int], Fraction]
    standing: dict[str, MeantStanding]


def meant(facts: Path) -> Meant:
    """facts: the folder with one `<kind>.jsonl` per ledger."""
    with duckdb.connect() as connection:
        connection.execute("SET file_search_path = ?", [str(facts)])
        for name in ("台账", "本季", *SHEETS, "项目分"):
            connection.execute((_SQL / f"{name}.sql").read_text(encoding="utf-8"))
        return Meant(_lines(connection), _checks(connection), _standing(connection))


def _lines(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, MeantLine]]:
    found: dict[str, dict[str, MeantLine]] = {}
    for row in connection.execute(_LINES).fetchall():
        subject, item, sheet, category, marks, deducted, added, state, *rest = row
        full, less, more = (Fraction(Decimal(value)) for value in (marks, deducted, added))
        found.setdefault(subject, {})[item] = MeantLine(sheet, category, full, less, more, _STATES[state], *rest)
    return found


def _checks(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str, int], Fraction]:
    rows = connection.execute(_CHECKS).fetchall()
    return {(subject, item, check): Fraction(points) for subject, item, check, points in rows}


def _standing(connection: duckdb.DuckDBPyConnection) -> dict[str, MeantStanding]:
    kinds = {"班组": "team", "职工": "worker"}
    rows = connection.execute(_STANDING).fetchall()
    return {subject: MeantStanding(kinds[kind], *rest) for subject, kind, *rest in rows}
