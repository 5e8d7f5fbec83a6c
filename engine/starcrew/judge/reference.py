"""The second decider: plain Python on the values themselves, sharing nothing with the encoding or the engine."""

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from starcrew.judge.show import shown
from starcrew.model.cases import Outcome, Value
from starcrew.model.conditions import Atom, Condition, Term

COMPARE: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}
"""Exact for int and Fraction against Decimal; the values' types are checked before they come here."""


def decide(condition: Condition, case: Mapping[str, Value]) -> Outcome:
    """Kleene's outcome of the condition. case: field → value, None for a blank."""
    return _all(_term(term, case) for term in condition.terms)


def trace(condition: Condition, case: Mapping[str, Value]) -> str:
    """Each atom with the value it met and its outcome, for a report of a difference."""
    return "; ".join(
        f"{a.field} {a.operator} {shown(a.constant)}: {shown(case[a.field])} → {_atom(a, case)}"
        for a in condition.atoms
    )


def _term(term: Term, case: Mapping[str, Value]) -> Outcome:
    if isinstance(term, Atom):
        return _atom(term, case)
    return _any(_all(_atom(atom, case) for atom in branch) for branch in term.branches)


def _atom(atom: Atom, case: Mapping[str, Value]) -> Outcome:
    value = case[atom.field]
    if atom.operator == "present":
        return _sure(value is not None)
    if atom.operator == "absent":
        return _sure(value is None)
    return Outcome.UNKNOWN if value is None else _sure(COMPARE[atom.operator](value, atom.constant))


def _sure(holds: bool) -> Outcome:  # noqa: FBT001 - the truth itself, not a choice of behaviour
    return Outcome.TRUE if holds else Outcome.FALSE


def _all(outcomes: Iterable[Outcome]) -> Outcome:
    met = set(outcomes)
    if Outcome.FALSE in met:
        return Outcome.FALSE
    return Outcome.UNKNOWN if Outcome.UNKNOWN in met else Outcome.TRUE


def _any(outcomes: Iterable[Outcome]) -> Outcome:
    met = set(outcomes)
    if Outcome.TRUE in met:
        return Outcome.TRUE
    return Outcome.UNKNOWN if Outcome.UNKNOWN in met else Outcome.FALSE
