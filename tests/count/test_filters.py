"""条件: every way to write a test, on rows of which exactly the named ones meet it."""

from functools import cache
from typing import Any

import pytest

from starcrew.backend import Duckdb
from starcrew.count.filters import met
from starcrew.model.records import stored_columns
from starcrew.model.rows import row_fields
from tests.count.counting import planned, stored_row

BASE: dict[str, Any] = {
    "班组": "A", "日期": "2026-07-10", "期限": "2026-07-10", "时限": "2026-07-10T12:00:00", "类": "甲", "量": 3,
    "值": "0.5", "耗时": 3600, "参加": ["W1", "W2"],
}  # fmt: skip
CHANGES: dict[str, dict[str, Any]] = {
    "same": {},
    "later": {"日期": "2026-07-13", "量": 4, "值": "0.500001", "耗时": 3601, "类": "乙甲", "参加": ["W3"]},
    "earlier": {"日期": "2026-07-09", "量": 2, "值": "0.499999", "耗时": 3599, "类": "乙", "参加": []},
    "blank": dict.fromkeys(("期限", "时限", "类", "量", "值", "耗时", "参加")),
}
ROWS = [{"_id": name, **BASE, **change} for name, change in CHANGES.items()]
ALL = set(CHANGES)


TESTS: list[tuple[str, set[str]]] = [
    ("类: 甲", {"same"}),
    ("类: [甲, 乙]", {"same", "earlier"}),
    ("类: {不是: 甲}", {"later", "earlier"}),
    ("类: {不是: [甲, 乙]}", {"later"}),
    ("类: {包含: 甲}", {"same", "later"}),
    ("类: {包含: [甲, 乙]}", {"later"}),
    ("类: {有值: 否}", {"blank"}),
    ("类: {有值: 是}", ALL - {"blank"}),
    ("参加: {包含: W2}", {"same"}),
    ("参加: {包含: [W1, W2]}", {"same"}),
    ("参加: {有值: 否}", {"blank"}),
    ("量: {至少: 3}", {"same", "later"}),
    ("量: {超过: 3}", {"later"}),
    ("量: {至多: 3}", {"same", "earlier"}),
    ("量: {低于: 3}", {"earlier"}),
    ("量: {介于: [2, 3]}", {"same", "earlier"}),
    ("量: {等于: 3}", {"same"}),
    ("量: {超过: 2.5}", {"same", "later"}),
    ("量: {至少: 2, 不是: 3, 低于: 5}", {"later", "earlier"}),
    ("值: {超过: 0.5}", {"later"}),
    ("值: {低于: 50%}", {"earlier"}),
    ("值: 0.5", {"same"}),
    ("耗时: {至多: 1小时}", {"same", "earlier"}),
    ("耗时: {超过: 60分钟}", {"later"}),
    ("日期: {至少: 2026-07-10, 低于: 2026-07-13}", {"same", "blank"}),
    ("时限: {至多: 2026-07-10}", ALL - {"blank"}),  # noon of that day is that day
    ("日期: {超过: {字段: 期限}}", {"later"}),
    ("日期: {超过: {字段: 期限, 加上: 3天}}", set()),
    ("日期: {至少: {字段: 期限, 加上: 3天}}", {"later"}),
    ("日期: {等于: {字段: 期限}}", {"same"}),
    ("日期: {低于: {字段: 时限}}", {"same", "earlier"}),  # a day begins at midnight
    ("期限: {介于: [{字段: 日期}, {字段: 日期, 加上: 1天}]}", {"same", "earlier"}),
    ("量: {超过: {字段: 量, 加上: -1}}", ALL - {"blank"}),
    ("值: {至少: {字段: 值, 加上: 0.000001}}", set()),
    ("耗时: {低于: {字段: 耗时, 加上: 1秒}}", ALL - {"blank"}),
    ("量: {至少: 3}, 类: 甲", {"same"}),
]


@cache
def kept() -> dict[str, set[str]]:
    """Test → the rows that meet it: all tests on one table at once."""
    where = {test: planned(f"每个: 事\n归于: 班组\n条件: {{{test}}}", ("日期",)).checks[0].where for test, _ in TESTS}
    kind = planned("每个: 事\n归于: 班组", ("日期",)).kinds["事"]
    with Duckdb(threads=1) as backend:
        schema = stored_columns(kind)
        table = backend.load("rows", schema, [stored_row(row, n, kind) for n, row in enumerate(ROWS)])
        truths = [met(table, tests, row_fields(kind, ())) for tests in where.values()]
        found = backend.rows(table.select("_id", **{f"t{n}": truth for n, truth in enumerate(truths)}))
    return {test: {str(row[0]) for row in found if row[n]} for n, test in enumerate(where, start=1)}


@pytest.mark.parametrize(("test", "those"), TESTS)
def test_a_row_is_kept_when_it_meets_the_tests_and_is_not_blank(test: str, those: set[str]) -> None:
    assert kept()[test] == those
