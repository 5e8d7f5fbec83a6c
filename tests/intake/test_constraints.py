from collections.abc import Mapping
from typing import Any

import pytest

from starcrew.intake import Words, rejection_problem, validate_rows
from tests.intake.plant import SHIFTS, kind

FIELDS: dict[str, dict[str, object]] = {
    "应到": {"type": "integer"},
    "实到": {"type": "integer"},
    "起": {"type": "date"},
    "止": {"type": "date"},
    "开始": {"type": "time"},
    "结束": {"type": "time"},
    "录入": {"type": "datetime"},
    "发生": {"type": "datetime"},
    "成绩": {"type": "decimal", "at_least": "0", "at_most": "100"},
    "类别": {"type": "enum", "values": {"甲": [], "乙": []}},
    "说明": {"type": "text"},
}
ENOUGH = {"实到": {"at_most": {"field": "应到"}}}
WITHIN_3_DAYS = {"止": {"at_most": {"field": "起", "plus": "3天"}}}


def rejected(tests: Mapping[str, Any], row: Mapping[str, str], **more: object) -> list[str]:
    ledger = kind("台账", FIELDS, constraints=[tests], **more)
    found = validate_rows(ledger, [row], Words({"台账": ledger}, SHIFTS), file="表")
    return [rejection.code for rejection in found.rejections]


@pytest.mark.parametrize(
    "tests, good, bad",
    [
        (ENOUGH, {"应到": "5", "实到": "5"}, {"应到": "5", "实到": "6"}),
        (ENOUGH, {"应到": "", "实到": "6"}, {"应到": "5", "实到": "6"}),
        (WITHIN_3_DAYS, {"起": "2026-07-01", "止": "2026-07-04"}, {"起": "2026-07-01", "止": "2026-07-05"}),
        ({"结束": {"above": {"field": "开始"}}}, {"开始": "8:00", "结束": "8:01"}, {"开始": "8:00", "结束": "8:00"}),
        (
            {"录入": {"below": {"field": "发生", "plus": "24小时"}}},
            {"发生": "2026-07-01 08:00", "录入": "2026-07-02 07:59"},
            {"发生": "2026-07-01 08:00", "录入": "2026-07-02 08:00"},
        ),
        ({"成绩": {"between": ["10", "20"]}}, {"成绩": "20"}, {"成绩": "20.5"}),
        ({"成绩": {"equals": "10"}}, {"成绩": "10.0"}, {"成绩": "11"}),
        ({"类别": ["甲"]}, {"类别": "甲"}, {"类别": "乙"}),
        ({"类别": {"is_not": "乙"}}, {"类别": "甲"}, {"类别": "乙"}),
        ({"说明": {"contains": "安全"}}, {"说明": "注意安全"}, {"说明": "注意"}),
        ({"说明": {"present": True}}, {"说明": "x", "类别": "甲"}, {"类别": "甲", "说明": ""}),
        (
            {"实到": {"at_most": {"field": "应到", "plus": "-1"}}},
            {"应到": "5", "实到": "4"},
            {"应到": "5", "实到": "5"},
        ),
    ],
)
def test_constraints_let_the_good_pass_and_the_bad_not(
    tests: Mapping[str, Any], good: Mapping[str, str], bad: Mapping[str, str]
) -> None:
    assert rejected(tests, good) == []
    assert len(rejected(tests, bad)) == 1


def test_bounds_of_a_field_are_included() -> None:
    assert rejected({}, {"成绩": "100"}) == rejected({}, {"成绩": "0"}) == []
    assert rejected({}, {"成绩": "100.5"}) == ["intake-above"]
    assert rejected({}, {"成绩": "-1"}) == ["intake-below"]


def test_the_two_dates_of_a_register_are_in_order_without_being_told() -> None:
    assert rejected({}, {"起": "2026-07-02", "止": "2026-07-01"}, valid=["起", "止"]) == ["intake-less"]
    assert rejected({}, {"起": "2026-07-02", "止": ""}, valid=["起", "止"]) == []


def test_the_message_names_both_fields_as_written() -> None:
    ledger = kind("台账", FIELDS, constraints=[ENOUGH])
    found = validate_rows(ledger, [{"应到": "5人", "实到": "６"}], Words({"台账": ledger}, SHIFTS), file="表")
    assert rejection_problem(found.rejections[0]).message() == "实到“６”大于或晚于应到“5人”。请核对这两栏。"


def test_a_constraint_on_what_is_derived_is_left_to_the_count() -> None:
    derived = {"时长": {"minus": ["结束", "开始"]}}
    assert rejected({"时长": {"at_least": "5分钟"}}, {"开始": "8:00"}, derived=derived) == []
    assert rejected({"结束": {"at_least": {"field": "时长"}}}, {"结束": "8:00"}, derived=derived) == []
