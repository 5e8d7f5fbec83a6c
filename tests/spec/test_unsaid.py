import pytest

from starcrew.model.plan import Programme
from starcrew.spec.unsaid import LONG_AGO, Rows, unsaid


@pytest.mark.parametrize(
    "kind, field, expected",
    [
        ("违章", "违章编号", "违章1"),
        ("特种作业证", "证号", "0" * 17 + "1"),
        ("班组", "启用日期", LONG_AGO),
        ("班组", "工种", "机械加工"),
        ("班组", "是否有特种作业", "否"),
        ("班前会", "班次", "早班"),
        ("检查记录", "发现问题数", "0"),
        ("检查记录", "检查人", "检查人"),
        ("违章", "日期", None),
        ("班前会", "开始时间", None),
        ("违章", "责任班组", None),
    ],
)
def test_what_a_required_field_holds_unsaid(reference: Programme, kind: str, field: str, expected: str | None) -> None:
    assert unsaid(reference.kinds[kind], field, reference, {}) == expected


def test_a_team_is_the_first_written_and_a_reference_the_last(reference: Programme) -> None:
    rows: Rows = {
        "班组": [{"班组编号": "甲班"}, {"班组编号": "乙班"}],
        "职工": [{"工号": "张三"}],
        "隐患": [{"隐患编号": "隐患1"}, {"隐患编号": "隐患2"}],
        "违章": [{}, {}],
    }
    assert unsaid(reference.kinds["违章"], "责任班组", reference, rows) == "甲班"
    assert unsaid(reference.kinds["违章"], "违章人", reference, rows) == "张三"
    assert unsaid(reference.kinds["整改"], "隐患编号", reference, rows) == "隐患2"
    assert unsaid(reference.kinds["违章"], "违章编号", reference, rows) == "违章3"
