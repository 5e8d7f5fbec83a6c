"""From item scores to stars: bands, prerequisites, caps, ranks, gaps."""

from typing import Any

import pytest

from starcrew.judge import Judge
from starcrew.model.evaluation import Evaluation, Gap, Obstacle
from starcrew.model.points import display
from tests.score.scoring import cards, event, points, prepared, scored, teams

RULES = """
考核表: 分
对象: 班组
项目:
- {编号: A, 名称: 一, 标准分: 80, 类目: 大, 检查: [{名称: 查, 每个: 事, 条件: {类: A}, 判定: [{扣: {分: 1, 乘: 值}}]}]}
- {编号: B, 名称: 二, 标准分: 20, 类目: 小, 检查: [{名称: 查, 每个: 事, 条件: {类: B}, 判定: [{扣: {分: 1, 乘: 值}}]}]}
---
考核表: 门
对象: 班组
项目:
- 编号: G
  名称: 门
  检查:
  - 名称: 查
    每个: 事
    条件: {类: G}
    判定:
    - {当: {量: 1}, 不满足: 是}
    - {当: {量: 2}, 限星: 3}
    - {当: {量: 3}, 取消资格: 是}
---
方案: 样
对象: 班组
考核表: {分: 100%, 门: 门槛}
星级:
- {星: 5, 得分: {至少: 95}, 必备: [{考核表: 门}, {项目: B}, {类目得分率: {至少: 85%}}]}
- {星: 4, 得分: {至少: 90, 低于: 95}, 必备: [{类目得分率: {至少: 50%}, 类目: 小}]}
- {星: 3, 得分: {至少: 85, 低于: 90}}
- {星: 2, 得分: {至少: 80, 低于: 85}}
- {星: 1, 得分: {至少: 70, 低于: 80}}
"""
TAKEN: dict[str, dict[str, Any]] = {
    "100": {},
    "95": {"A": "5"},
    "95 again": {"A": "5"},
    "94.9999": {"A": "5.0001"},
    "90": {"A": "10"},
    "89.95": {"A": "10.05"},
    "85": {"A": "12", "B": "3"},
    "70": {"A": "30"},
    "69.9999": {"A": "30.0001"},
    "98 but an item": {"B": "2"},
    "96 but a category": {"B": "4"},
    "88 but a category": {"A": "1", "B": "11"},
    "99.9 but a gate": {"A": "0.1", "G": 1},
    "96 capped": {"A": "4", "G": 2},
    "87 capped": {"A": "13", "G": 2},
    "100 disqualified": {"G": 3},
}


CAP_AND_SCORE: tuple[Obstacle, ...] = ("cap", "score")


@pytest.fixture(scope="module")
def evaluation(judge: Judge) -> Evaluation:
    events = [
        event(team, item, **({"量": number} if item == "G" else {"值": number}))
        for team, taken in TAKEN.items()
        for item, number in taken.items()
    ]
    return scored(prepared(RULES, without=("交付", "排班")), {"班组": teams(*TAKEN), "事": events}, judge)


@pytest.mark.parametrize(
    ("team", "total", "stars"),
    [
        ("100", 100, 5),
        ("95", 95, 5),
        ("94.9999", 94.9999, 4),
        ("90", 90, 4),
        ("89.95", 89.95, 3),
        ("85", 85, 3),
        ("70", 70, 1),
        ("69.9999", 69.9999, 0),
        ("98 but an item", 98, 4),
        ("96 but a category", 96, 4),  # 80 % of its category
        ("88 but a category", 88, 3),
        ("99.9 but a gate", 99.9, 4),
        ("96 capped", 96, 3),
        ("87 capped", 87, 3),
        ("100 disqualified", 100, 0),
    ],
)
def test_the_highest_star_whose_band_prerequisites_and_caps_hold(
    evaluation: Evaluation, team: str, total: float, stars: int
) -> None:
    card = cards(evaluation)[team]
    assert (points(card.total), card.stars, card.star_low, card.star_high) == (total, stars, stars, stars)


def test_89_95_is_shown_as_90_and_is_not_90(evaluation: Evaluation) -> None:
    card = cards(evaluation)["89.95"]
    assert card.total is not None
    assert (display(card.total), card.stars) == ("90.0", 3)


def test_equal_totals_share_a_rank_and_the_next_one_is_left_out(evaluation: Evaluation) -> None:
    ranks = {team: card.rank for team, card in cards(evaluation).items()}
    assert ranks["100 disqualified"] is None
    assert [ranks[t] for t in ("100", "99.9 but a gate", "98 but an item", "96 but a category", "96 capped")] == [
        1,
        2,
        3,
        4,
        4,
    ]
    assert [ranks[t] for t in ("95", "95 again", "94.9999")] == [6, 6, 8]


@pytest.mark.parametrize(
    ("team", "missing"),
    [
        ("100", []),
        ("94.9999", [Gap(5, "score", 0)]),
        ("98 but an item", [Gap(5, "prerequisite", 1)]),
        ("96 but a category", [Gap(5, "prerequisite", 1), Gap(5, "prerequisite", 2)]),
        ("99.9 but a gate", [Gap(5, "prerequisite", 0)]),
        ("96 capped", [Gap(4, "cap", 0), Gap(5, "cap", 0), Gap(5, "prerequisite", 0)]),
        (
            "87 capped",
            [
                *(Gap(star, obstacle, 0) for star in (4, 5) for obstacle in CAP_AND_SCORE),
                *(Gap(5, "prerequisite", number) for number in (0, 2)),
            ],
        ),
    ],
)
def test_all_that_keeps_a_higher_star_away(evaluation: Evaluation, team: str, missing: list[Gap]) -> None:
    assert sorted(cards(evaluation)[team].gaps, key=str) == sorted(missing, key=str)
