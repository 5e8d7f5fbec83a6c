from decimal import Decimal

import pytest

from starcrew.errors import EngineFault
from starcrew.judge.compile import compile_question
from starcrew.model.cases import CaseField
from starcrew.model.conditions import ALWAYS, AnyOf, Atom, Condition

RATE, RESULT, SURE = CaseField("率", "number"), CaseField("结果", "text"), CaseField("次数", "number", blank=False)
FIELDS = (RATE, RESULT, SURE)
LOW, LATE = Atom("率", "lt", Decimal("0.8")), Atom("结果", "eq", "迟")


def test_a_condition_and_its_negation_become_two_rules_on_f1_f2() -> None:
    question = compile_question(Condition((LOW, LATE)), FIELDS, {"迟": 1})
    assert question.rules == (
        {"$and": [{"$lt": {"f1": 1_600_000}}, {"f2": 1}]},
        {"$or": [{"$gte": {"f1": 1_600_000}}, {"$neq": {"f2": 1}}]},
    )


def test_one_rule_is_enough_where_nothing_can_be_blank() -> None:
    asked = Condition((Atom("次数", "ge", Decimal(3)), Atom("率", "present")))
    assert compile_question(asked, FIELDS, {}).rules == ({"$and": [{"$gte": {"f1": 6_000_000}}, {"f2": 1}]},)


def test_an_event_leaves_blanks_out_and_says_presence() -> None:
    question = compile_question(Condition((AnyOf(((LOW,), (Atom("率", "absent"),))),)), FIELDS, {})
    assert question.event((None, 1, 2)) == (None, 0)
    assert question.event((7, 1, 2)) == (7, 1)


def test_the_empty_condition_is_a_rule_on_what_every_event_has() -> None:
    assert compile_question(ALWAYS, FIELDS, {}).rules == ({"f0": 0},)


def test_a_condition_on_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(EngineFault, match="拖延"):
        compile_question(Condition((Atom("拖延", "present"),)), FIELDS, {})


def test_a_condition_outside_the_envelope_is_refused() -> None:
    many = AnyOf(tuple((Atom("次数", "eq", Decimal(n)),) for n in range(33)))
    with pytest.raises(EngineFault) as refused:
        compile_question(Condition((many,)), FIELDS, {})
    assert refused.value.problem.args == {"limit": "terms", "found": 33, "allowed": 32}
