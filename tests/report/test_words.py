import pytest

from starcrew.errors.problem import Lang
from starcrew.model.sheets import Check, Clause
from starcrew.report.words import check_words, clause_words, share_words

CLAUSES: list[tuple[dict[str, object], str, str]] = [
    ({"当": {"结果": "缺"}, "扣": "2"}, "结果 为 缺 → 扣 2 分", "result is missing → deduct 2"),
    (
        {"当": {"结果": ["迟", "缺"], "等级": "重大"}, "扣": {"分": "1", "乘": "拖延天数", "封顶": "5"}},
        "结果 为 迟或缺,且 等级 为 重大 → 扣 1 分 × 拖延天数(每条最多 5 分)",
        "result is late or missing, and 等级 is 重大 → deduct 1 × delay days (at most 5 each)",
    ),
    (
        {"当": {"到会率": {"至少": "80%", "低于": "90%"}}, "扣": "0.5"},
        "到会率 至少 80%、低于 90% → 扣 0.5 分",
        "到会率 at least 80%, below 90% → deduct 0.5",
    ),
    (
        {"任一": [{"主持人": {"有值": "否"}}, {"次数": {"超过": "3"}}], "限星": 3},
        "主持人 空着,或 次数 超过 3 → 最高 3 星",
        "主持人 is blank, or occurrence above 3 → at most 3 stars",
    ),
    (
        {"当": {"隐瞒": "是"}, "空白视为": "不成立", "总分为零": "是", "取消资格": "是"},
        "隐瞒 为 是(空白视为不成立) → 总分为零、取消资格",
        "隐瞒 is 是 (a blank counts as not holding) → the total is zero, disqualified",
    ),
    (
        {"当": {"等级": {"不是": ["一般", "轻微"]}}, "不满足": "是"},
        "等级 不是 一般或轻微 → 不满足",
        "等级 is not 一般 or 轻微 → not met",
    ),
    (
        {"当": {"成绩": {"介于": ["60", "79"]}}, "得率": "85%"},
        "成绩 介于 60 至 79 → 本项得标准分的 85%",
        "成绩 from 60 to 79 → the item scores 85% of its marks",
    ),
    ({"加": "1"}, "每一条 → 加 1 分", "each one → add 1"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "zh", "en"), CLAUSES)
def test_a_clause_reads_the_same_in_both_languages(written: dict[str, object], zh: str, en: str) -> None:
    clause = Clause.model_validate(written)
    assert (clause_words(clause, "zh"), clause_words(clause, "en")) == (zh, en)


@pytest.mark.parametrize(("lang", "limit"), [("zh", "本条最多扣 4 分"), ("en", "at most 4 for this check")])
def test_a_cap_stands_below_the_clauses(lang: Lang, limit: str) -> None:
    check = Check.model_validate({"名称": "一", "每个": "班前会", "判定": [{"扣": "1"}], "封顶": "4"})
    assert check_words(check, lang)[-1] == limit


def test_shares_are_exact() -> None:
    assert [share_words(n) for n in (850_000, 333_333, 1_000_000)] == ["85%", "33.3333%", "100%"]
