"""Tests on fields: as written in YAML, and as typed conditions that count and judge decide.

A condition is a conjunction of terms; a term is an atom or a choice (`any_of`) of conjunctions.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from starcrew.model.base import OneOrMany, Written, YesNo


class FieldRef(Written):
    """The other side of a comparison is a field of the same row, perhaps moved by a constant."""

    field: str
    plus: str | None = None


def _operand(value: Any) -> Any:
    return value if isinstance(value, dict) else ("" if value is None else value)


Operand = Annotated[FieldRef | str, BeforeValidator(_operand)]


class Comparison(Written):
    """Operators on one field, joined by *and*. There is no 以上/以下: both are ambiguous."""

    at_least: Operand | None = None
    above: Operand | None = None
    at_most: Operand | None = None
    below: Operand | None = None
    between: tuple[Operand, Operand] | None = None
    is_not: OneOrMany[str] = ()
    contains: OneOrMany[str] = ()
    equals: Operand | None = None
    present: YesNo | None = None


Test = Comparison | OneOrMany[str]
"""As written: operators, a list (one of), or a bare value (equal)."""

WrittenTests = dict[str, Test]
"""Field → test, joined by *and*."""


COMPARE: dict[str, Callable[[Any, Any], Any]] = {"eq": eq, "ne": ne, "lt": lt, "le": le, "gt": gt, "ge": ge}
"""What each ordering operator does with two numbers or two columns."""

Operator = Literal["eq", "ne", "lt", "le", "gt", "ge", "present", "absent"]
Constant = str | bool | Decimal | dt.date
"""Numbers, percentages and durations (in seconds) are Decimal with at most 6 decimals."""


@dataclass(frozen=True, slots=True)
class Atom:
    """`field operator constant`. `present` and `absent` have no constant and are never unknown."""

    field: str
    operator: Operator
    constant: Constant | None = None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one branch holds; a branch is a conjunction of atoms."""

    branches: tuple[tuple[Atom, ...], ...]


Term = Atom | AnyOf


@dataclass(frozen=True, slots=True)
class Condition:
    """All terms hold. No terms: always true."""

    terms: tuple[Term, ...]

    @property
    def atoms(self) -> tuple[Atom, ...]:
        """Every atom, in the order written."""
        found: list[Atom] = []
        for term in self.terms:
            found.extend([term] if isinstance(term, Atom) else [a for b in term.branches for a in b])
        return tuple(found)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields looked at, each once, in the order written."""
        return tuple(dict.fromkeys(atom.field for atom in self.atoms))


ALWAYS = Condition(())
