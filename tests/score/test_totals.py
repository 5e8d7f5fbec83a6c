"""Sheets re-based and weighted, bonus, eligibility, and what cannot be judged."""

import datetime as dt
from typing import Any

import pytest

from starcrew.judge import Judge
from starcrew.model.evaluation import Evaluation, Undelivered
from tests.score.scoring import cards, event, line, points, prepared, scored, teams

TAKES = "检查: [{名称: 查, 每个: 事, 条件: {类: %s}, 判定: [{扣: {分: 1, 乘: 值}}]}]"
BANDS = "星级: [{星: 2, 得分: {至少: 90}}, {星: 1, 得分: {至少: 60, 低于: 90}}]"
WEIGHTED = f"""
考核表: 甲
对象: 班组
项目:
- {{编号: A, 名称: 一, 标准分: 90, {TAKES % "A"}}}
- {{编号: R, 名称: 二, 标准分: 10, 适用: {{工种: 焊接}}, {TAKES % "R"}}}
- {{编号: P, 名称: 加, 标准分: 0, 检查: [{{名称: 查, 每个: 事, 条件: {{类: P}}, 判定: [{{加: {{分: 1, 乘: 值}}}}]}}]}}
---
考核表: 乙
对象: 班组
项目:
- {{编号: F, 名称: 三, 标准分: 30, 缺项: 满分, 适用: {{工种: 焊接}}, {TAKES % "F"}}}
- 编号: D
  名称: 四
  标准分: 20
  检查: [{{名称: 查, 每个: 点, 判定: [{{当: {{类: 坏}}, 扣: 5}}]}}]
---
考核表: 丙
对象: 班组
项目:
- 编号: E
  名称: 五
  标准分: 100
  检查: [{{名称: 查, 每个: 点, 判定: [{{当: {{类: 坏}}, 扣: 40}}]}}]
---
方案: 样
对象: 班组
考核表: {{甲: 60%, 乙: 20%, 丙: 20%}}
加分封顶: 2
至少适用: 60%
{BANDS}
"""


@pytest.fixture(scope="module")
def weighted(judge: Judge) -> Evaluation:
    """Welders have every item; washers neither R nor F; only those with a point have D and E."""
    trades = {"welders": "焊接", "welders with points": "焊接", "washers": "清洗", "washers with points": "清洗"}
    events = [event(team, sort, 值=much) for team in trades for sort, much in (("A", 5), ("R", 2), ("F", 3))]
    bonus = [event("welders", "P", 值="1.5"), event("washers", "P", 值="1.5"), event("washers", "P", 值="1.5")]
    held = [
        {"班组": team, "类": sort, "从": "2020-01-01"} for team in trades if "points" in team for sort in ("坏", "好")
    ]
    roster = [row for name, trade in trades.items() for row in teams(name, 工种=trade)]
    rows = {"班组": roster, "事": [*events, *bonus], "点": held}
    return scored(prepared(WEIGHTED, without=("交付", "排班")), rows, judge)


@pytest.mark.parametrize(
    ("team", "sheets"),
    [
        ("welders", (93, 90, None)),  # 93 of 100; 27 of 30, for D is left out; no point, so nothing of E
        ("welders with points", (93, 84, 60)),  # (27 + 15) of 50
        ("washers", (94.4444, 100, None)),  # 85 of 90; F is given in full
        ("washers with points", (94.4444, 90, 60)),  # (30 + 15) of 50
    ],
)
def test_what_does_not_apply_is_left_out_or_given_in_full(
    weighted: Evaluation, team: str, sheets: tuple[float | None, ...]
) -> None:
    found = cards(weighted)[team].sheets
    assert tuple(points(found[name]) for name in "甲乙丙") == sheets


@pytest.mark.parametrize(
    ("team", "total", "bonus"),
    [
        ("welders", 93.75, 1.5),  # (93×60 + 90×20) ÷ 80 = 92.25, + 1.5
        ("welders with points", 84.6, 0),  # 55.8 + 16.8 + 12
        ("washers", 97.8333, 2),  # (94.4444×60 + 100×20) ÷ 80 = 95.8333, + 3 capped at 2
        ("washers with points", 86.6666, 0),  # 56.66664 + 18 + 12, rounded once
    ],
)
def test_the_weights_of_sheets_that_apply_make_the_total(
    weighted: Evaluation, team: str, total: float, bonus: float
) -> None:
    card = cards(weighted)[team]
    assert (points(card.total), points(card.bonus)) == (total, bonus)


@pytest.mark.parametrize(
    ("item", "state", "marks", "applicable", "score"),
    [("R", "not_applicable", 10, 0, 0), ("F", "not_applicable", 30, 30, 30), ("D", "not_applicable", 20, 0, 0)],
)
def test_a_line_that_does_not_apply(
    weighted: Evaluation, *, item: str, state: str, marks: float, applicable: float, score: float
) -> None:
    found = line(weighted, "washers", item)
    assert found.state == state
    assert [points(p) for p in (found.marks, found.applicable, found.score, found.deducted)] == [
        marks,
        applicable,
        score,
        0,
    ]


APPLICABLE = f"""
考核表: 甲
对象: 班组
项目:
- {{编号: A, 名称: 一, 标准分: %s, {TAKES % "A"}}}
- {{编号: R, 名称: 二, 标准分: %s, 适用: {{工种: 焊接}}, {TAKES % "R"}}}
---
方案: 样
对象: 班组
考核表: {{甲: 100%%}}
至少适用: 60%%
{BANDS}
"""


@pytest.mark.parametrize(
    ("marks", "eligible"), [((60, 40), True), ((59.9999, 40.0001), False), ((599.9999, 400), False)]
)
def test_below_the_least_share_that_applies_nobody_is_rated(
    judge: Judge, marks: tuple[float, float], eligible: bool
) -> None:
    """599.9999 of 999.9999 is 0.59999996: not 60 %, though it would round to it."""
    plan = prepared(APPLICABLE % marks, without=("交付", "排班"))
    card = cards(scored(plan, {"班组": teams("A", 工种="清洗")}, judge))["A"]
    assert (card.eligible, card.stars, card.rank) == ((True, 2, 1) if eligible else (False, 0, None))


ELIGIBLE = f"""
考核表: 甲
对象: 班组
项目:
- {{编号: A, 名称: 一, 标准分: 10, {TAKES % "A"}}}
---
方案: 样
对象: 班组
考核表: {{甲: 100%}}
资格: {{在册天数: {{至少: 60}}, 应出勤班次: {{至少: 2}}, 登记: {{工种: 焊接}}}}
{BANDS}
"""


def test_who_is_rated_at_all(judge: Judge) -> None:
    since = {"60 days": "2026-08-02", "59 days": "2026-08-03", "one shift": "2020-01-01", "washers": "2020-01-01"}
    roster = [row for n, day in since.items() for row in teams(n, 工种="清洗" if n == "washers" else "焊接")]
    roster = [{**row, "启用": since[row["编号"]]} for row in roster] + teams("no trade")
    days = {
        name: ("2026-08-10",) if name == "one shift" else ("2026-08-10", "2026-08-11") for name in (*since, "no trade")
    }
    shifts = [{"班组": name, "日期": day} for name, each in days.items() for day in each]
    found = cards(scored(prepared(ELIGIBLE, without=("交付",)), {"班组": roster, "排班": shifts}, judge))
    assert {name for name, card in found.items() if card.eligible} == {"60 days"}
    assert (found["60 days"].days_on_roster, found["59 days"].days_on_roster) == (60, 59)
    others = [card for name, card in found.items() if name != "60 days"]
    assert {(card.stars, card.rank) for card in others} == {(0, None)}


UNTOLD = f"""
考核表: 甲
对象: 班组
项目:
- {{编号: A, 名称: 一, 标准分: 60, {TAKES % "A"}}}
- 编号: U
  名称: 二
  标准分: 40
  检查:
  - {{名称: 查, 每个: 账, 判定: [{{当: {{类: 坏}}, 扣: 5}}]}}
---
考核表: 门
对象: 班组
项目:
- 编号: G
  名称: 门
  检查: [{{名称: 查, 每个: 账, 判定: [{{当: {{类: 伤}}, 限星: 2}}, {{当: {{类: 亡}}, 限星: 1}}]}}]
---
方案: 样
对象: 班组
考核表: {{甲: 100%, 门: 门槛}}
星级:
- {{星: 3, 得分: {{至少: 90}}, 必备: [{{考核表: 门}}, {{项目: U}}]}}
- {{星: 2, 得分: {{至少: 55, 低于: 90}}}}
- {{星: 1, 得分: {{至少: 50, 低于: 55}}}}
"""


@pytest.fixture(scope="module")
def untold(judge: Judge) -> Evaluation:
    def told(team: str, first: str, last: str | None) -> dict[str, Any]:
        return {"台账": "账", "班组": team, "从": first, "至": last}

    names = ("told", "told without an end", "untold", "half told", "bad and half told", "hurt and half told")
    rows = {
        "班组": teams(*names),
        "交付": [
            told("told", "2026-07-01", "2026-09-30"),
            told("told without an end", "2026-01-01", None),
            *(told(name, "2026-07-01", "2026-07-31") for name in names if "half" in name),
            *(told(name, "2026-09-01", "2026-09-30") for name in names if "half" in name),
        ],
        "账": [
            {"班组": "bad and half told", "日期": "2026-07-02", "类": "坏"},
            {"班组": "hurt and half told", "日期": "2026-07-02", "类": "伤"},
        ],
    }
    return scored(prepared(UNTOLD, without=("排班",)), rows, judge)


@pytest.mark.parametrize(
    ("team", "totals", "stars"),
    [
        ("told", (100, 100), (3, 3, 3)),
        ("told without an end", (100, 100), (3, 3, 3)),
        ("untold", (60, 100), (1, 3, None)),  # 60 is in two stars' band, but an untold gate could cap at 1
        ("half told", (60, 100), (1, 3, None)),
        ("bad and half told", (60, 95), (1, 2, None)),  # the item that three stars need has failed already
        ("hurt and half told", (60, 100), (1, 2, None)),  # what is missing may be graver than what capped at 2
    ],
)
def test_a_ledger_that_nobody_delivered_leaves_an_interval_of_stars(
    untold: Evaluation, team: str, totals: tuple[float, float], stars: tuple[int, int, int | None]
) -> None:
    card = cards(untold)[team]
    assert (points(card.total_low), points(card.total)) == totals
    assert (card.star_low, card.star_high, card.stars) == stars
    assert (card.rank is None) == (card.stars is None)


def test_the_days_that_nobody_delivered_are_named(untold: Evaluation) -> None:
    august = (dt.date(2026, 8, 1), dt.date(2026, 8, 31))
    assert cards(untold)["half told"].undelivered == (
        Undelivered("U", 1, "账", *august),
        Undelivered("G", 1, "账", *august),
    )
    assert cards(untold)["told"].undelivered == ()
    assert line(untold, "half told", "U").state == "cannot_judge"
    assert line(untold, "hurt and half told", "G").state == "not_met"
