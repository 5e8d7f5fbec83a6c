import os
import threading
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from starcrew.errors import EngineFault
from starcrew.judge import Judge
from starcrew.model.cases import Case, CaseField, Outcome
from starcrew.model.conditions import ALWAYS, AnyOf, Atom, Condition, Term
from tests.judge.oracle import (
    CONSTANTS,
    EQUAL,
    FIELDS,
    ORDERED,
    PRESENCE,
    TYPES,
    expected,
    made_up_case,
    made_up_condition,
    named,
)

RATE = (CaseField("到会率", "number"),)
LOW = Condition((Atom("到会率", "lt", Decimal("0.8")),))
T, F, U = Outcome.TRUE, Outcome.FALSE, Outcome.UNKNOWN


@st.composite
def atoms(draw: st.DrawFn) -> Atom:
    name = draw(st.sampled_from(list(TYPES)))
    operators = EQUAL + PRESENCE + (ORDERED if TYPES[name] in ("number", "date") else [])
    operator = draw(st.sampled_from(operators))
    constant = draw(st.sampled_from(CONSTANTS[TYPES[name]]))
    return Atom(name, operator, None if operator in PRESENCE else constant)


branches = st.lists(atoms(), min_size=1, max_size=2).map(tuple)
choices = st.lists(branches, min_size=1, max_size=3).map(lambda found: AnyOf(tuple(found)))
terms: st.SearchStrategy[Term] = st.one_of(atoms(), choices)
conditions = st.lists(terms, max_size=3).map(lambda found: Condition(tuple(found)))


@settings(max_examples=100)
@given(asked=st.lists(conditions, min_size=1, max_size=8), seed=st.integers(0, 2**32))
def test_any_condition_is_decided_as_kleene_would(judge: Judge, asked: list[Condition], seed: int) -> None:
    random = Random(seed)
    cases = [made_up_case(random) for _ in range(30)]
    assert judge.verdicts(asked, FIELDS, cases) == [
        tuple(expected(condition, named(case)) for condition in asked) for case in cases
    ]


@pytest.mark.parametrize("seed", range(40))
def test_thousands_of_made_up_conditions_are_decided_as_kleene_would(judge: Judge, seed: int) -> None:
    random = Random(seed)
    asked = [made_up_condition(random, terms=12 if seed % 4 == 0 else 4) for _ in range(60)]
    cases = [made_up_case(random) for _ in range(40)]
    assert judge.verdicts(asked, FIELDS, cases) == [
        tuple(expected(condition, named(case)) for condition in asked) for case in cases
    ]


def test_a_rate_is_compared_exactly(judge: Judge) -> None:
    cases: list[Case] = [(Fraction(4, 5),), (Fraction(7999999, 10**7),), (Fraction(8000001, 10**7),), (None,), (1,)]
    assert judge.verdicts([LOW], RATE, cases) == [(F,), (T,), (F,), (U,), (F,)]


def test_presence_is_never_unknown(judge: Judge) -> None:
    asked = [Condition((Atom("到会率", "present"),)), Condition((Atom("到会率", "absent"),))]
    assert judge.verdicts(asked, RATE, [(None,), (0,)]) == [(F, T), (T, F)]


def test_not_equal_to_a_blank_is_unknown(judge: Judge) -> None:
    assert judge.verdicts([Condition((Atom("到会率", "ne", Decimal(1)),))], RATE, [(None,)]) == [(U,)]


def test_a_known_side_settles_what_a_blank_leaves_open(judge: Judge) -> None:
    fields = (*RATE, CaseField("结果", "text"))
    low, late = Atom("到会率", "lt", Decimal(1)), Atom("结果", "eq", "迟")
    asked = [Condition((low, late)), Condition((AnyOf(((low,), (late,))),))]
    assert judge.verdicts(asked, fields, [(None, "有"), (None, "迟"), (None, None)]) == [(F, U), (U, T), (U, U)]


def test_the_empty_condition_always_holds(judge: Judge) -> None:
    assert judge.verdicts([ALWAYS], RATE, [(None,), (3,)]) == [(T,), (T,)]


def test_no_conditions_and_no_cases_are_answered(judge: Judge) -> None:
    assert judge.verdicts([], RATE, [(1,), (2,)]) == [(), ()]
    assert judge.verdicts([LOW], RATE, []) == []


def test_names_whose_hashes_collide_are_told_apart(judge: Judge) -> None:
    fields = (CaseField("全患检", "number"), CaseField("质核别", "number"))
    asked = [Condition((Atom(field.name, "eq", Decimal(1)),)) for field in fields]
    assert judge.verdicts(asked, fields, [(1, 2), (2, 1), (None, 1)]) == [(T, F), (F, T), (U, T)]


@pytest.mark.parametrize("name", ["id", "sid", "$s", "$forward", "a.b", "", "\0"])
def test_names_with_a_hidden_meaning_are_harmless(judge: Judge, name: str) -> None:
    asked = [Condition((AnyOf(((Atom(name, "eq", "x"),), (Atom(name, "eq", "y"),))),))]
    assert judge.verdicts(asked, [CaseField(name, "text")], [("x",), ("z",), (None,)]) == [(T,), (F,), (U,)]


def test_texts_that_the_engine_would_confuse_are_told_apart(judge: Judge) -> None:
    texts = ["", "甲" * 65_536, "乙" * 65_536, '"', "\\", "1", "true", "\0", "\ud800"]
    asked = [Condition((Atom("文", "eq", text),)) for text in texts]
    verdicts = judge.verdicts(asked, [CaseField("文", "text")], [(text,) for text in texts])
    assert verdicts == [tuple(T if a == b else F for b in texts) for a in texts]


def test_twenty_thousand_cases_at_once(judge: Judge) -> None:
    cases: list[Case] = [(Fraction(i, 20_000),) for i in range(20_000)]
    assert judge.verdicts([LOW], RATE, cases) == [(T,)] * 16_000 + [(F,)] * 4_000


@pytest.mark.parametrize("widths", [[2] * 10, [32, 16], [4] * 5, [32], [3] * 6])
def test_choices_as_wide_as_allowed_whose_branches_all_hold_fire_once(judge: Judge, widths: list[int]) -> None:
    tests = [[(Atom("到会率", "ne", Decimal(100 * i + n)),) for n in range(width)] for i, width in enumerate(widths)]
    asked = [Condition(tuple(AnyOf(tuple(branches)) for branches in tests))]
    assert judge.verdicts(asked, RATE, [(-1,), (0,), (None,)]) == [(T,), (T,), (U,)]


def test_many_atoms_that_may_each_be_blank(judge: Judge) -> None:
    fields = [CaseField(f"字段{n}", "number") for n in range(32)]
    asked = [Condition(tuple(Atom(field.name, "ge", Decimal(n)) for n, field in enumerate(fields)))]
    full = tuple(range(32))
    cases: list[Case] = [full, (*full[:31], None), (*full[:30], 0, None), (None,) * 32]
    assert judge.verdicts(asked, fields, cases) == [(T,), (U,), (F,), (U,)]


def test_two_judges_at_once_have_a_worker_each() -> None:
    with Judge() as one, Judge() as other:
        assert one.verdicts([LOW], RATE, [(0,)]) == other.verdicts([LOW], RATE, [(0,)]) == [(T,)]
        assert one.pid != other.pid
        assert one.verdicts([LOW], RATE, [(1,)]) == [(F,)]


def test_threads_take_turns_at_one_judge(judge: Judge) -> None:
    wrong: list[int] = []

    def ask(number: int) -> None:
        cases: list[Case] = [(Fraction(i, 500),) for i in range(number, 500)]
        found = judge.verdicts([LOW], RATE, cases)
        wrong.extend(i for i, v in enumerate(found, start=number) if (v == (T,)) != (i < 400))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_difference_between_the_deciders_stops_the_run_with_both_traces() -> None:
    with Judge(reference=lambda _condition, _case: Outcome.TRUE) as judge, pytest.raises(EngineFault) as stopped:
        judge.verdicts([LOW], RATE, [(Fraction(1, 2),), (Fraction(9, 10),)])
    problem = stopped.value.problem
    assert problem.code == "judge-deciders-differ"
    assert problem.args["case"] == "到会率=9/10"
    assert "'$lt': {'f1': 1600000}" in str(problem.args["engine"])
    assert "到会率 lt 0.8: 9/10 → false" in str(problem.args["reference"])


def test_two_fields_of_one_name_are_refused(judge: Judge) -> None:
    with pytest.raises(EngineFault, match="到会率"):
        judge.verdicts([LOW], [*RATE, *RATE], [(1, 1)])


def test_the_worker_starts_late_stays_and_leaves_no_zombie() -> None:
    judge = Judge()
    pids = [judge.pid]
    for _ in range(2):
        judge.verdicts([LOW], RATE, [(1,)])
        pids.append(judge.pid)
    judge.close()
    assert pids[0] is None
    assert pids[1] == pids[2] is not None
    with pytest.raises(ChildProcessError):
        os.waitpid(pids[1] or 0, os.WNOHANG)


def test_a_closed_judge_can_be_asked_again() -> None:
    with Judge() as judge:
        judge.verdicts([LOW], RATE, [(1,)])
        judge.close()
        assert judge.verdicts([LOW], RATE, [(0,)]) == [(T,)]
