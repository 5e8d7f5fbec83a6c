"""What must hold of every evaluation, whatever the rules and records: on a small site and on the reference rules."""

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from starcrew.backend import Duckdb
from starcrew.check import programme
from starcrew.evaluate import Asked, GivenRecords, evaluate, prepare
from starcrew.judge import Judge
from starcrew.load import load_site
from starcrew.model.evaluation import Evaluation, Finding, Line, Scorecard
from starcrew.model.plan import Programme
from starcrew.model.records import Origin, Record, Stored
from tests.score.scoring import Q3, Rows, cards, prepared, scored, teams

RULES = """
考核表: 甲
对象: 班组
项目:
- 编号: SLOT
  名称: 每日
  标准分: 40
  检查:
  - 名称: 到期
    每个: 排班
    应有: {记录: 账, 相同: [班组, 日期]}
    判定: [{当: {结果: 缺}, 扣: 2}]
- 编号: AGAIN
  名称: 重复
  标准分: 30
  检查:
  - 名称: 重复
    每个: 事
    重复: {相同: [班组, 类], 内: 30天}
    判定: [{当: {次数: {至少: 2}}, 扣: {分: 1, 乘: 值}}]
    封顶: 7
- 编号: SHARE
  名称: 比率
  标准分: 30
  检查:
  - 名称: 比率
    每个: 事
    去重: [日期, 类]
    汇总: {率: {量: {至少: 3}}}
    判定: [{当: {率: {超过: 50%}}, 扣: 5}]
  - 名称: 逐周
    每个: 周
    应有: {记录: 账}
    汇总: {符合数: {结果: 缺}}
    判定: [{当: {符合数: {至少: 2}}, 扣: {分: 0.5, 乘: 符合数}}]
---
方案: 样
对象: 班组
考核表: {甲: 100%}
星级: [{星: 2, 得分: {至少: 70}, 必备: [{项目: SLOT}]}, {星: 1, 得分: {至少: 40, 低于: 70}}]
"""
TEAMS = ("A", "B", "C")


def drawn(seed: int, names: tuple[str, ...] = TEAMS) -> dict[str, list[dict[str, Any]]]:
    """Records with many ties in time, so that only their keys put them in order."""
    draw = random.Random(seed)
    days = [(dt.date(2026, 6, 20) + dt.timedelta(days=n)).isoformat() for n in range(40)]
    return {
        "班组": teams(*names),
        "排班": [{"_id": f"s{t}{d}", "班组": t, "日期": d} for t in names for d in days if draw.random() < 0.5],
        "账": [{"_id": f"z{t}{d}", "班组": t, "日期": d} for t in names for d in days if draw.random() < 0.4],
        "事": [
            {
                "_id": f"e{t}{n}",
                "班组": t,
                "日期": draw.choice(days[::7]),
                "类": draw.choice(["x", "y", None]),
                "量": draw.randrange(6),
                "值": draw.choice(["0.5", "1.25", "0.3333"]),
            }
            for t in names
            for n in range(12)
        ],
    }


def shuffled(rows: Rows, seed: int) -> dict[str, list[Mapping[str, Any]]]:
    draw = random.Random(seed)
    return {kind: draw.sample(list(given), len(given)) for kind, given in rows.items()}


def run(rows: Rows, judge: Judge, threads: int = 1, rules: str = RULES) -> Evaluation:
    return scored(prepared(rules, without=("交付",)), rows, judge, threads)


@pytest.fixture(scope="module")
def first(judge: Judge) -> Evaluation:
    found = run(drawn(1), judge)
    assert all(card.findings and card.total for card in found.scorecards)  # else the laws would be about nothing
    return found


@pytest.mark.parametrize(("seed", "threads"), [(2, 1), (3, 2), (4, 8)])
def test_neither_the_order_of_rows_nor_the_number_of_threads_matters(
    first: Evaluation, judge: Judge, seed: int, threads: int
) -> None:
    assert run(shuffled(drawn(1), seed), judge, threads) == first


def test_where_a_record_stood_does_not_matter(first: Evaluation, judge: Judge) -> None:
    moved = {kind: [{**row, "_file": f"{n}.csv"} for n, row in enumerate(rows)] for kind, rows in drawn(1).items()}
    assert run(moved, judge).digest == first.digest


def test_another_record_gives_another_digest(first: Evaluation, judge: Judge) -> None:
    """Of one that proves a deduction: what decides nothing stands nowhere in the result."""
    proof = next(f.evidence[0] for card in first.scorecards for f in card.findings if f.item == "AGAIN")
    rows = {kind: [row for row in given if row.get("_id") != proof] for kind, given in drawn(1).items()}
    assert run(rows, judge).digest != first.digest


def own(card: Scorecard) -> Scorecard:
    return replace(card, rank=None)


def test_a_record_of_another_team_changes_nothing_of_this_one(first: Evaluation, judge: Judge) -> None:
    rows, other = drawn(1), drawn(9, ("B",))
    both = {kind: rows[kind] + [{**r, "_id": f"new {r['_id']}"} for r in other[kind]] for kind in ("排班", "账", "事")}
    found = cards(run({**rows, **both}, judge))
    assert [own(found[team]) for team in ("A", "C")] == [own(cards(first)[team]) for team in ("A", "C")]
    assert own(found["B"]) != own(cards(first)["B"])


def parts(evaluation: Evaluation) -> dict[str, tuple[list[Line], list[Finding]]]:
    """Item → its lines and findings of all teams."""
    lines = [line for card in evaluation.scorecards for line in card.lines]
    found = [finding for card in evaluation.scorecards for finding in card.findings]
    return {
        item: ([each for each in lines if each.item == item], [each for each in found if each.item == item])
        for item in {line.item for line in lines}
    }


def test_another_amount_changes_the_lines_of_its_item_only(first: Evaluation, judge: Judge) -> None:
    before, after = parts(first), parts(run(drawn(1), judge, rules=RULES.replace("扣: 2}", "扣: 3}")))
    assert {item for item in before if before[item] != after[item]} == {"SLOT"}
    for old, new in zip(before["SLOT"][1], after["SLOT"][1], strict=True):
        assert (old.points, new.points) == (20_000, 30_000)
        assert replace(old, points=0, counted=0) == replace(new, points=0, counted=0)


def test_every_deduction_names_records_that_were_given(first: Evaluation) -> None:
    given = {row["_id"] for rows in drawn(1).values() for row in rows if "_id" in row}
    for card in first.scorecards:
        for finding in card.findings:
            assert finding.evidence
            assert set(finding.evidence) <= given


ROOT = Path(__file__).resolve().parents[2]
VIOLATIONS = {"JC-4", "JC-5", "LB-1", "ZG-1", "ZG-2"}


@cache
def reference() -> Programme:
    loaded = load_site(ROOT)
    assert loaded.site is not None
    found, problems = programme(loaded.site, loaded.places)
    assert problems == ()
    return found


SORTS = ("劳动防护", "用电")
GRAVITY = ("A类", "B类", "C类")
FOUND_BY = ("自查", "上级查处", "越级查处")
NUMBERS = range(40)


def violation(team: int, number: int, draw: random.Random) -> Record:
    day = dt.date(2026, 4, 1) + dt.timedelta(days=draw.randrange(180))
    people = tuple(draw.sample([f"W{team}-{n}" for n in range(3)], draw.randint(1, 2)))
    values: dict[str, Stored] = {
        "违章编号": f"{team}-{number}",
        "日期": day,
        "责任班组": f"T{team}",
        "违章人": people,
        "类别": draw.choice(SORTS),
        "性质": draw.choice(GRAVITY),
        "查处方式": draw.choice(FOUND_BY),
    }
    return Record(f"违章:{team}-{number}", "违章", values, Origin(""))


def rosters() -> dict[str, list[Record]]:
    since = dt.date(2020, 1, 1)
    found: dict[str, list[Record]] = {"班组": [], "职工": [], "班组成员": [], "交付说明": []}
    for team in NUMBERS:
        found["班组"].append(
            Record(f"T{team}", "班组", {"班组编号": f"T{team}", "班组名称": f"{team}", "启用日期": since}, Origin(""))
        )
        for worker in (f"W{team}-{n}" for n in range(3)):
            found["职工"].append(
                Record(worker, "职工", {"工号": worker, "姓名": worker, "入职日期": since}, Origin(""))
            )
            values: dict[str, Stored] = {"工号": worker, "班组": f"T{team}", "进组日期": since}
            found["班组成员"].append(Record(f"M{worker}", "班组成员", values, Origin("")))
    ledgers: dict[str, Stored] = {"台账": "违章", "从": since, "至": dt.date(2099, 1, 1)}
    found["交付说明"].append(Record("told", "交付说明", ledgers, Origin("")))
    return found


def test_one_more_violation_never_raises_a_score_of_the_reference_rules(judge: Judge) -> None:
    """Forty teams with violations drawn at random, then one more for each of them."""
    plan = prepare(reference(), Asked(Q3, Q3.last, items=VIOLATIONS))
    draw = random.Random(11)
    before = [violation(team, n, draw) for team in NUMBERS for n in range(team % 9)]
    after = before + [violation(team, 99, draw) for team in NUMBERS]
    results = []
    for violations in (before, after):
        with Duckdb(threads=2) as backend:
            records = GivenRecords({**rosters(), "违章": violations})
            results.append({(c.scheme, c.id): c for c in evaluate(plan, records, backend, judge=judge).scorecards})
    fewer, more = results
    assert len(fewer) == 160
    assert any(fewer[key].total != more[key].total for key in fewer)
    for key, card in fewer.items():
        assert (more[key].total or 0) <= (card.total or 0)
        assert all(worse.score <= line.score for line, worse in zip(card.lines, more[key].lines, strict=True))
        assert all(
            line.state != "not_met" or worse.state == "not_met"
            for line, worse in zip(card.lines, more[key].lines, strict=True)
        )
        assert (more[key].cap_star or 9) <= (card.cap_star or 9)
