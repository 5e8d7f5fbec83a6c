from dataclasses import replace

from starcrew.model.evaluation import Finding
from starcrew.report.explain import explanation
from tests.report.samples import CARD, ORIGINS, WORKER, rules


def test_a_finding_has_its_clause_and_its_row() -> None:
    found = explanation(CARD, rules(), ORIGINS, "zh").lines[1].reasons[0]
    assert (found.check, found.words) == ("九十天内同类第三次", "次数 至少 3 → 扣 4 分、最高 3 星")
    assert [place.words("zh") for place in found.evidence] == ["违章.xlsx[七月]第 12 行"]
    assert found.counts


def test_what_counts_for_nothing_is_known_as_such() -> None:
    assert not explanation(CARD, rules(), ORIGINS, "zh").lines[2].reasons[0].counts


def test_why_a_line_cannot_be_judged() -> None:
    lines = {line.line.item: line for line in explanation(CARD, rules(), ORIGINS, "zh").lines}
    assert lines["LB-2"].blocked == ("台账“事故”缺 2026-09-21 至 2026-09-30",)
    assert lines["LX-1"].blocked == ("要看的栏目空着(到会率)",)
    assert lines["LB-2"].gate
    assert not lines["LX-1"].gate


def test_a_clause_that_the_rules_have_no_more_has_no_words() -> None:
    gone = Finding("JC-4", 9, 9, "x", "true", 1, 1, 0, 1, ())
    found = explanation(replace(CARD, findings=(gone,)), rules(), {}, "zh").lines[1].reasons[0]
    assert (found.check, found.words, found.counts) == ("9", "", True)


def test_a_row_that_is_gone_is_named_by_its_id() -> None:
    found = explanation(CARD, rules(), {}, "zh").lines[1].reasons[0]
    assert found.evidence[0].words("zh") == found.evidence[0].id


def test_missing_to_each_star_nearest_first() -> None:
    found = explanation(CARD, rules(), ORIGINS, "zh").missing
    assert [(each.star, each.words) for each in found] == [
        (4, "得分 89.95,要求至少 90"),
        (4, "被限为最高 3 星:JC-4 惯性违章"),
        (4, "项目 JC-4 惯性违章 须满足,现为扣了 4 分"),
        (5, "得分 89.95,要求至少 95"),
    ]


def test_why_somebody_is_not_rated() -> None:
    found = explanation(WORKER, rules(), {}, "zh")
    assert found.not_rated == ("在册天数 30,要求至少 60", "没有适用的考核表")
