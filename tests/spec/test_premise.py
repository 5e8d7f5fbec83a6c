import pytest

from starcrew.model.plan import Programme
from starcrew.spec.faults import Misstated
from starcrew.spec.premise import Premise, dated, days


def test_what_a_step_says_goes_before_the_default_and_the_default_before_the_unsaid(reference: Programme) -> None:
    premise = Premise(reference)
    premise.defaults["检查记录"] = {"班组": "甲班", "发现问题数": "3"}
    premise.add_rows("检查记录", [{"发现问题数": "5", "日期": "2026-07-06"}, {"日期": "2026-07-07"}])
    assert [row["发现问题数"] for row in premise.rows["检查记录"]] == ["5", "3"]
    assert premise.rows["检查记录"][0]["检查级别"] == "班组自查"


def test_an_empty_cell_is_blank_whatever_the_default(reference: Programme) -> None:
    premise = Premise(reference)
    premise.defaults["班前会"] = {"主持人": "张三"}
    premise.add_rows("班前会", [{"主持人": ""}])
    assert premise.rows["班前会"][0]["主持人"] == ""


def test_a_member_is_on_the_rosters_and_in_the_team(reference: Programme) -> None:
    premise = Premise(reference)
    premise.add_named("team_roster", '"甲班"')
    premise.add_members("甲班", premise.add_named("worker_roster", '"张三"、“李四”'))
    assert [row["工号"] for row in premise.rows["职工"]] == ["张三", "李四"]
    assert [(row["工号"], row["班组"]) for row in premise.rows["班组成员"]] == [("张三", "甲班"), ("李四", "甲班")]


def test_each_day_gets_its_row_in_the_field_that_dates_the_kind(reference: Programme) -> None:
    premise = Premise(reference)
    assert dated(premise.kind("班前会")) == "日期"
    premise.add_daily("隐患", [{"责任班组": "甲班"}], days("2026-07-06至2026-07-08"))
    assert [row["查出日期"] for row in premise.rows["隐患"]] == ["2026-07-06", "2026-07-07", "2026-07-08"]


def test_one_row_for_each_entry_it_refers_to(reference: Programme) -> None:
    premise = Premise(reference)
    premise.add_rows("隐患", [{}, {}])
    premise.add_for_each("隐患", "整改", [{"整改完成日期": "2026-07-09"}])
    assert [row["隐患编号"] for row in premise.rows["整改"]] == ["隐患1", "隐患2"]


def test_a_stop_and_a_delivery_have_two_ends(reference: Programme) -> None:
    premise = Premise(reference)
    premise.suspend("甲班", days("2026-07-06至2026-07-10"))
    premise.deliver("违章", days("2026-04-01至2026-09-30"))
    premise.deliver("事故", ())
    assert premise.rows["停产"] == [{"班组": "甲班", "开始日期": "2026-07-06", "结束日期": "2026-07-10"}]
    assert premise.delivered == {"违章": [("2026-04-01", "2026-09-30")], "事故": []}


@pytest.mark.parametrize(
    "span, code",
    [("2026-07-10至2026-07-06", "spec-backwards"), ("2026-06-31", "spec-no-day"), ("2026-13-01", "spec-no-day")],
)
def test_days_that_are_not_are_refused(span: str, code: str) -> None:
    with pytest.raises(Misstated) as refused:
        days(span)
    assert refused.value.problems[0].code == code


def test_an_unknown_ledger_is_named_beside_those_there_are(reference: Programme) -> None:
    with pytest.raises(Misstated, match=r"没有叫《班后会》的台账。可用的有:.*班前会"):
        Premise(reference).kind("班后会")


def test_a_kind_that_refers_to_nothing_of_the_sort(reference: Programme) -> None:
    with pytest.raises(Misstated, match="《违章》没有指向《隐患》的栏"):
        Premise(reference).add_for_each("隐患", "违章", [{}])
