"""What a clause takes or gives, and what is left of an item: every number worked out by hand."""

from typing import Any

import pytest

from starcrew.judge import Judge
from starcrew.model.evaluation import Evaluation, Finding
from tests.score.scoring import cards, event, line, points, prepared, scored, teams


def item(name: str, *clauses: str, marks: str = "标准分: 10", check: str = "", more: str = "") -> str:
    told = "\n".join(f"    - {clause}" for clause in clauses)
    return f"""\
- 编号: {name}
  名称: {name}
  {marks}
{more}  检查:
  - 名称: 查
    每个: 事
    条件: {{类: {name}}}
{check}    判定:
{told}
"""


ONE, THREE, NINE = "{当: {量: {至少: 1}}", "{当: {量: {至少: 3}}", "{当: {量: {至少: 9}}"
SHEET = "考核表: 试\n对象: 班组\n项目:\n" + "".join(
    [
        item("floor", "{扣: 4}"),
        item("cap", "{扣: 3}", check="    封顶: 7\n"),
        item("times", "{扣: {分: 1, 乘: 量, 封顶: 5}}"),
        item("decimal", "{扣: {分: 0.5, 乘: 值}}"),
        item("decimals", "{扣: {分: 2, 乘: [值, 系数]}}", marks="标准分: 1000"),
        item("ratio", "{扣: {分: 1, 乘: 比}}"),
        item("set", "{当: {量: 1}, 得: 6}", "{当: {量: 2}, 扣: 2}", "{当: {量: 3}, 得: 12}", "{当: {量: 0}, 得: 0}"),
        item("rate", "{当: {量: 1}, 得率: 50%}", "{当: {量: 2}, 得率: 33.3333%}", marks="标准分: 15"),
        item("zero", "{当: {量: 1}, 不得分: 是}", "{当: {量: 2}, 扣: 1}"),
        item("heaviest", f"{ONE}, 扣: 2}}", f"{THREE}, 扣: 5}}", f"{NINE}, 限星: 4}}", check="    命中: 就重\n"),
        item("all", f"{ONE}, 扣: 2}}", f"{THREE}, 扣: 5}}", f"{NINE}, 限星: 4}}", check="    命中: 全部\n"),
        item("bonus", "{加: {分: 1, 乘: 量, 封顶: 2}}", marks="标准分: 0", more="  加分封顶: 3\n"),
        item("unlimited", "{加: 2.5}", marks="标准分: 0"),
        item("blank", "{当: {量: {低于: 5}}, 扣: 3}"),
        item("blank holds", "{当: {量: {低于: 5}}, 空白视为: 成立, 扣: 3}"),
        item("blank fails", "{当: {量: {低于: 5}}, 空白视为: 不成立, 扣: 3}"),
        item("told", "{当: {量: {有值: 否}}, 扣: 1}", "{当: {量: {低于: 5}}, 空白视为: 不成立, 扣: 3}"),
        item(
            "gate",
            "{当: {量: 1}, 不满足: 是}",
            "{当: {量: 2}, 限星: 3}",
            "{当: {量: 4}, 不计: 是}",
            marks="责任部门: 门",
        ),
        item("veto", "{当: {量: 1}, 取消资格: 是}", "{当: {量: 2}, 总分为零: 是, 扣: 1}"),
    ]
)
RULES = SHEET + "---\n方案: 样\n对象: 班组\n考核表: {试: 100%}\n星级: [{星: 1, 得分: {至少: 0}}]\n"
EVENTS: dict[str, dict[str, list[dict[str, Any]]]] = {
    "floor": {"a": [{}, {}], "b": [{}, {}, {}]},
    "cap": {"a": [{}, {}], "b": [{}, {}, {}, {}]},
    "times": {"a": [{"量": 3}], "b": [{"量": 9}], "c": [{"量": -2}], "d": [{"量": 2}, {"量": None}]},
    "decimal": {"a": [{"值": "2.5"}], "b": [{"值": "0.0001"}], "c": [{"值": "0.000099"}]},
    "decimals": {
        "a": [{"值": "0.7", "系数": "100"}],
        "b": [{"值": "0.33", "系数": "0.5"}],
        "c": [{"值": "123.456", "系数": "4"}],
    },
    "ratio": {"a": [{"量": 1, "总": 3}], "b": [{"量": 2, "总": 3}], "c": [{"量": 1, "总": 0}]},
    "set": {
        "a": [{"量": 1}],
        "b": [{"量": 1}, {"量": 2}],
        "c": [{"量": 3}],
        "d": [{"量": 1}] + [{"量": 2}] * 3,
        "e": [{"量": 0}],
    },
    "rate": {"a": [{"量": 1}], "b": [{"量": 2}], "c": [{"量": 1}, {"量": 2}]},
    "zero": {"a": [{"量": 1}], "b": [{"量": 1}, {"量": 2}], "c": [{"量": 2}]},
    "heaviest": {"a": [{"量": 1}], "b": [{"量": 3}], "c": [{"量": 9}], "d": [{"量": 3}, {"量": 1}]},
    "all": {"a": [{"量": 1}], "b": [{"量": 3}], "c": [{"量": 9}]},
    "bonus": {"a": [{"量": 1}], "b": [{"量": 3}], "c": [{"量": 3}, {"量": 3}]},
    "unlimited": {"a": [{}, {}]},
    "blank": {"a": [{"量": 4}, {"量": None}], "b": [{"量": 5}]},
    "blank holds": {"a": [{"量": 4}, {"量": None}], "b": [{"量": 5}]},
    "blank fails": {"a": [{"量": 4}, {"量": None}], "b": [{"量": 5}]},
    "told": {"a": [{"量": 4}, {"量": None}], "b": [{"量": 5}]},
    "gate": {"a": [{"量": 1}], "b": [{"量": 2}], "c": [{"量": 4}], "d": [{"量": None}], "e": [{"量": 1}, {"量": None}]},
    "veto": {"a": [{"量": 1}], "b": [{"量": 2}]},
}


@pytest.fixture(scope="module")
def evaluation(judge: Judge) -> Evaluation:
    events = [
        event(f"{name} {team}", name, **fields)
        for name, by_team in EVENTS.items()
        for team, rows in by_team.items()
        for fields in rows
    ]
    names = ["nothing", *(f"{name} {team}" for name, by_team in EVENTS.items() for team in by_team)]
    return scored(prepared(RULES), {"班组": teams(*names), "事": events}, judge)


@pytest.mark.parametrize(
    ("case", "score"),
    [
        ("floor a", 2),
        ("floor b", 0),  # 12 of 10
        ("cap a", 4),
        ("cap b", 3),  # 12, capped at 7
        ("times a", 7),
        ("times b", 5),  # 9, capped at 5 for the case
        ("times c", 10),  # never gives back
        ("decimal a", 8.75),
        ("decimal b", 9.9999),  # 0.00005 rounds up to 0.0001
        ("decimal c", 10),  # 0.0000495 rounds down
        ("decimals a", 860),  # 2 × 0.7 × 100
        ("decimals b", 999.67),  # 2 × 0.33 × 0.5
        ("decimals c", 12.352),  # 2 × 123.456 × 4 = 987.648
        ("ratio a", 9.6667),
        ("ratio b", 9.3333),
        ("set a", 6),
        ("set b", 6),  # 10 − 2 = 8 is above what was set
        ("set c", 10),  # never above the marks
        ("set d", 4),  # 10 − 6 is below what was set
        ("set e", 0),
        ("rate a", 7.5),
        ("rate b", 5),  # 4.999995 to four decimals
        ("rate c", 5),
        ("zero a", 0),
        ("zero b", 0),
        ("zero c", 9),
        ("heaviest a", 8),
        ("heaviest b", 5),
        ("heaviest c", 10),  # a cap on stars is heavier than any points, and takes none
        ("heaviest d", 3),  # by case, not by check
        ("all a", 8),
        ("all b", 3),
        ("all c", 3),
        ("blank a", 7),
        ("blank b", 10),
        ("blank holds a", 4),
        ("blank fails a", 7),
        ("told a", 6),
        ("told b", 10),
        ("veto b", 0),
    ],
)
def test_the_score_of_an_item(evaluation: Evaluation, case: str, score: float) -> None:
    name = case.rpartition(" ")[0]
    found = line(evaluation, case, name)
    assert points(found.score) == score
    assert found.deducted == found.marks - found.score


@pytest.mark.parametrize(("case", "added"), [("bonus a", 1), ("bonus b", 2), ("bonus c", 3), ("unlimited a", 5)])
def test_additions_stand_beside_the_score_with_their_caps(evaluation: Evaluation, case: str, added: float) -> None:
    found = line(evaluation, case, case.rpartition(" ")[0])
    assert (points(found.added), found.score, found.state) == (added, 0, "judged")


@pytest.mark.parametrize(
    ("case", "state"),
    [
        ("blank a", "cannot_judge"),
        ("blank b", "judged"),
        ("blank holds a", "judged"),
        ("blank fails a", "judged"),
        ("told a", "judged"),
        ("times d", "cannot_judge"),
        ("ratio c", "cannot_judge"),
        ("gate a", "not_met"),
        ("gate b", "not_met"),
        ("gate c", "met"),
        ("gate d", "cannot_judge"),
        ("gate e", "not_met"),  # failed, whatever else cannot be told
        ("veto a", "judged"),
    ],
)
def test_the_state_of_an_item(evaluation: Evaluation, case: str, state: str) -> None:
    assert line(evaluation, case, case.rpartition(" ")[0]).state == state


def test_a_team_of_which_nothing_is_recorded_keeps_all_its_marks(evaluation: Evaluation) -> None:
    for each in cards(evaluation)["nothing"].lines:
        assert (each.score, each.deducted, each.state) == (each.marks, 0, "met" if each.item == "gate" else "judged")


def found(evaluation: Evaluation, case: str) -> tuple[Finding, ...]:
    return cards(evaluation)[case].findings


def test_a_cap_is_spent_in_the_order_of_cases(evaluation: Evaluation) -> None:
    hits = found(evaluation, "cap b")
    assert [points(hit.points) for hit in hits] == [3, 3, 3, 3]
    assert [points(hit.counted) for hit in hits] == [3, 3, 1, 0]
    assert [hit.case for hit in hits] == sorted(hit.case for hit in hits)


def test_a_finding_names_its_clause_its_multiplier_and_its_records(evaluation: Evaluation) -> None:
    (hit,) = found(evaluation, "decimals a")
    assert (hit.clause, hit.check, hit.outcome, hit.times) == (1, 1, "true", 70_000_000)
    assert hit.evidence == (hit.case,)
    assert [h.clause for h in found(evaluation, "heaviest c")] == [3]
    assert [h.clause for h in found(evaluation, "all c")] == [1, 2, 3]


def test_what_cannot_be_told_is_a_finding_that_takes_nothing(evaluation: Evaluation) -> None:
    assert [(h.outcome, points(h.counted)) for h in found(evaluation, "blank a")] == [("true", 3), ("unknown", 0)]
    assert [(h.outcome, points(h.counted)) for h in found(evaluation, "times d")] == [("true", 2), ("unknown", 0)]


def test_vetoes_stand_on_the_line_and_on_the_scorecard(evaluation: Evaluation) -> None:
    assert line(evaluation, "gate b", "gate").cap_star == 3
    assert line(evaluation, "veto a", "veto").disqualify
    assert cards(evaluation)["veto a"].disqualified
    assert cards(evaluation)["veto a"].stars == 0
    assert line(evaluation, "veto b", "veto").zero_total
    assert cards(evaluation)["veto b"].total == 0
    assert line(evaluation, "heaviest c", "heaviest").cap_star == 4
