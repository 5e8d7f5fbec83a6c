"""Which items are in force, which schemes are asked for, and that preparing is pure."""

import datetime as dt

import pytest

from starcrew.evaluate import Asked, prepare
from starcrew.evaluate.prepare import in_force
from starcrew.model.draft import Keep
from starcrew.model.periods import Period
from starcrew.model.plan import ItemPlan, RowTests, SheetPlan
from starcrew.model.sheets import Check, Clause, Item, Sheet
from tests.score.scoring import Q3, prepared

CHECK = Check(name="查", each="事", clauses=(Clause(nothing=True),))


def days(first: str | None, last: str | None) -> dict[str, dt.date | None]:
    return {k: None if d is None else dt.date.fromisoformat(d) for k, d in (("effective", first), ("until", last))}


@pytest.mark.parametrize(
    ("item", "sheet", "holds"),
    [
        ((None, None), (None, None), True),
        (("2026-07-01", None), (None, None), True),
        (("2026-07-02", None), (None, None), False),  # what is new within a period begins with the next
        ((None, "2026-07-01"), (None, None), True),
        ((None, "2026-06-30"), (None, None), False),
        ((None, None), ("2026-07-02", None), False),
        ((None, None), (None, "2026-06-30"), False),
        (("2026-01-01", None), ("2026-07-02", None), False),
        (("2026-01-01", "2026-12-31"), ("2026-01-01", "2026-12-31"), True),
    ],
)
def test_rules_are_those_of_the_first_day_of_the_period(
    item: tuple[str | None, str | None], sheet: tuple[str | None, str | None], holds: bool
) -> None:
    written = Item(id="X", name="x", checks=(CHECK,), **days(*item))
    owner = Sheet(sheet="S", subject="team", items=(written,), **days(*sheet))
    assert in_force(ItemPlan(written, "S", RowTests(), ()), SheetPlan(owner, ()), Q3) == holds


RULES = """
考核表: 甲
对象: 班组
项目:
- {编号: A, 名称: 一, 标准分: 10, 检查: [{名称: 查, 每个: 事, 判定: [{扣: 1}]}]}
- {编号: B, 名称: 二, 标准分: 10, 检查: [{名称: 查, 每个: 点, 判定: [{扣: 1}]}]}
---
考核表: 乙
对象: 班组
失效: 2026-06-30
项目:
- {编号: C, 名称: 三, 标准分: 10, 检查: [{名称: 查, 每个: 事, 判定: [{扣: 1}]}]}
---
方案: 一
对象: 班组
考核表: {甲: 50%, 乙: 50%}
星级: [{星: 1, 得分: {至少: 0}}]
---
方案: 二
对象: 班组
考核表: {乙: 100%}
星级: [{星: 1, 得分: {至少: 0}}]
"""


def test_a_scheme_of_which_nothing_is_in_force_is_left_out() -> None:
    plan = prepared(RULES)
    assert [ranked.scheme.written.scheme for ranked in plan.ranked] == ["一"]
    assert [check.item for check in plan.ranked[0].checks] == ["A", "B"]


def test_only_the_items_and_schemes_asked_for_are_prepared() -> None:
    programme = prepared(RULES).world.programme
    asked = Asked(Q3, Q3.last, items=["B"])
    assert [check.item for check in prepare(programme, asked).ranked[0].checks] == ["B"]
    before = Asked(Period("2026Q2", dt.date(2026, 4, 1), Q3.start), Q3.last, schemes=["二"])
    assert [check.item for check in prepare(programme, before).ranked[0].checks] == ["C"]


def test_the_same_question_is_prepared_to_the_same_steps() -> None:
    programme = prepared(RULES).world.programme
    first, second = (prepare(programme, Asked(Q3, Q3.last)) for _ in range(2))
    assert len(first.steps) == len(second.steps)
    for one, other in zip(first.steps, second.steps, strict=True):
        if isinstance(one, Keep) and isinstance(other, Keep):
            assert one.name == other.name
            assert one.expression.equals(other.expression)
        else:
            assert type(one) is type(other)
