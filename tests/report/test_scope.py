import pytest

from starcrew.model.sheets import Check
from starcrew.report.scope import scope_words

CLAUSES = {"名称": "一", "判定": [{"扣": "1"}]}
STEPS: list[tuple[dict[str, object], str]] = [
    (
        {"每个": "排班", "应有": {"记录": "班前会", "相同": ["班组", "班次"], "不晚于": {"上班时间": "15分钟"}}},
        "每个 排班;应有 班前会(同 班组、班次;不晚于 上班时间 + 15分钟)",
    ),
    (
        {"每个": "作业", "应有": {"记录": "证", "相同": {"操作人": "持证人"}, "在效期内": ["发证", "到期"]}},
        "每个 作业;应有 证(同 操作人 = 持证人;当天在 发证 至 到期 之内)",
    ),
    (
        {"每个": "隐患", "归于": "责任班组", "应有": {"字段": "完成日期", "不晚于": "期限"}},
        "每个 隐患;归于 责任班组;应填 完成日期(不晚于 期限)",
    ),
    (
        {"每个": "违章", "逐": "违章人", "重复": {"相同": ["违章人", "类别"], "内": "90天"}},
        "每个 违章;逐 违章人;同一 违章人、类别 90天内数次数",
    ),
    (
        {"每个": "检查记录", "条件": {"级别": "自查"}, "汇总": {"率": {"距期末": {"低于": "10"}}, "至少样本": 6}},
        "每个 检查记录;只看 级别 为 自查;率 = 其中 距期末 低于 10 的占比;至少 6 条才评",
    ),
]


@pytest.mark.parametrize(("steps", "words"), STEPS)
def test_steps_read_in_their_order(steps: dict[str, object], words: str) -> None:
    assert scope_words(Check.model_validate(CLAUSES | steps), "zh") == words
