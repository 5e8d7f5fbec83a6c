"""A third decider, written apart from the engine's two, and made-up conditions with the cases that try them.

Truth is a number here: 0 false, 1 unknown, 2 true; *and* is the least, *or* the greatest.
"""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random

from starcrew.model.cases import Case, CaseField, Outcome, Value
from starcrew.model.conditions import AnyOf, Atom, Condition, Constant, Operator, Term
from starcrew.model.envelope import envelope_faults

FIELDS = (
    CaseField("率", "number"),
    CaseField("拖延", "number"),
    CaseField("次数", "number", blank=False),
    CaseField("结果", "text"),
    CaseField("类别", "text", blank=False),
    CaseField("日期", "date"),
    CaseField("旁站", "boolean"),
    CaseField("停产", "boolean", blank=False),
)
BLANK = frozenset(field.name for field in FIELDS if field.blank)
TYPES = {field.name: field.type for field in FIELDS}
NUMBERS = ("0", "-1", "3", "0.8", "0.333333", "0.9999", "-0.000001", "86400", "4503599627")
CONSTANTS: dict[str, list[Constant]] = {
    "number": [Decimal(n) for n in NUMBERS],
    "text": ["缺", "迟", "", "3", "true", "甲" * 21_846],
    "date": [dt.date(2026, 7, 1), dt.date(2026, 9, 30), dt.date.min, dt.date.max],
    "boolean": [True, False],
}
SIDES = {"lt": {-1}, "le": {-1, 0}, "eq": {0}, "ne": {-1, 1}, "ge": {0, 1}, "gt": {1}}
ORDERED: list[Operator] = ["lt", "le", "gt", "ge"]
EQUAL: list[Operator] = ["eq", "ne"]
PRESENCE: list[Operator] = ["present", "absent"]


def expected(condition: Condition, case: dict[str, Value]) -> Outcome:
    least = min((truth(term, case) for term in condition.terms), default=2)
    return (Outcome.FALSE, Outcome.UNKNOWN, Outcome.TRUE)[least]


def truth(term: Term, case: dict[str, Value]) -> int:
    if isinstance(term, AnyOf):
        return max(min(truth(atom, case) for atom in branch) for branch in term.branches)
    value, constant = case[term.field], term.constant
    if term.operator in PRESENCE:
        return 2 * ((value is None) == (term.operator == "absent"))
    if value is None:
        return 1
    side = order(value, constant)
    held: dict[str, bool] = {
        "eq": side == 0,
        "ne": side != 0,
        "lt": side < 0,
        "le": side <= 0,
        "gt": side > 0,
        "ge": side >= 0,
    }
    return 2 * held[term.operator]


def order(value: Value, constant: Constant | None) -> int:
    """-1, 0, 1: below, equal, above; texts are only ever equal or not."""
    if isinstance(value, str):
        return int(value != constant)
    left, right = as_fraction(value), as_fraction(constant)
    return (left > right) - (left < right)


def as_fraction(value: object) -> Fraction:
    if isinstance(value, dt.date):
        return Fraction((value - dt.date(2000, 1, 1)).days)
    assert isinstance(value, int | Fraction | Decimal)
    return Fraction(value)


def made_up_atom(random: Random) -> Atom:
    name = random.choice(list(TYPES))
    if random.random() < 0.1:
        return Atom(name, random.choice(PRESENCE))
    operators = EQUAL + (ORDERED if TYPES[name] in ("number", "date") else [])
    return Atom(name, random.choice(operators), random.choice(CONSTANTS[TYPES[name]]))


def made_up_condition(random: Random, *, terms: int = 6, branches: int = 4, atoms: int = 3) -> Condition:
    """Inside the envelope; at most so many terms, branches a choice and atoms a branch."""
    while True:
        found = tuple(_made_up_term(random, branches, atoms) for _ in range(random.randint(0, terms)))
        if not envelope_faults(Condition(found), BLANK):
            return Condition(found)


def _made_up_term(random: Random, branches: int, atoms: int) -> Term:
    if random.random() < 0.6:
        return made_up_atom(random)
    branch = [tuple(made_up_atom(random) for _ in range(random.randint(1, atoms))) for _ in range(branches)]
    return AnyOf(tuple(branch[: random.randint(1, branches)]))


def made_up_case(random: Random) -> Case:
    return tuple(_made_up_value(random, field) for field in FIELDS)


def _made_up_value(random: Random, field: CaseField) -> Value:
    if field.blank and random.random() < 0.25:
        return None
    constant = random.choice(CONSTANTS[field.type])
    if isinstance(constant, dt.date):
        shift = dt.timedelta(random.choice([-1, 0, 1]))
        return constant + shift if dt.date.min < constant < dt.date.max else constant
    if isinstance(constant, Decimal):
        step = random.choice([Fraction(0), Fraction(1, 10**6), Fraction(1, 10**30), Fraction(1, 7)])
        near = Fraction(constant) + random.choice([-1, 1]) * step
        return int(near) if near.denominator == 1 and random.random() < 0.5 else near
    return constant + random.choice(["", " "]) if isinstance(constant, str) else constant


def named(case: Case, fields: Sequence[CaseField] = FIELDS) -> dict[str, Value]:
    return dict(zip((field.name for field in fields), case, strict=True))
