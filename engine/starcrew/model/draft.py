"""What a session will have to work out, in order, written down before there is a session.

Expressions stand on unbound tables, so a draft does not depend on the records: it is made once for a programme and
a period and carried out on any number of record sets.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import ibis

from starcrew.model.columns import unbound
from starcrew.model.plan import CheckPlan
from starcrew.model.records import ColumnType

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True, slots=True)
class Provide:
    """Put the records of a kind in force under `name`."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Load:
    """A table of rows known beforehand, such as the calendar."""

    name: str
    schema: Mapping[str, ColumnType]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """Work out the expression and keep it under `name`."""

    name: str
    expression: "ir.Table"


@dataclass(frozen=True, slots=True)
class Cover:
    """Find out which ledgers a check lacks; keep the stretches of days (subject, kind, first, last) under `name`."""

    check: CheckPlan
    name: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Judge the distinct cases (None: the one case without fields) and keep the verdicts under `name`."""

    check: CheckPlan
    cases: "ir.Table | None"
    name: str


Step: TypeAlias = Provide | Load | Keep | Cover | Ask


@dataclass(frozen=True, slots=True)
class Draft:
    """The steps so far."""

    steps: list[Step] = field(default_factory=list)

    def provide(self, kind: str, schema: Mapping[str, ColumnType]) -> "ir.Table":
        """The records of a kind in force."""
        name = f"records:{kind}"
        self.steps.append(Provide(kind, name))
        return unbound(name, schema)

    def load(self, name: str, schema: Mapping[str, ColumnType], rows: Sequence[tuple[object, ...]]) -> "ir.Table":
        """A table of known rows."""
        self.steps.append(Load(name, schema, tuple(rows)))
        return unbound(name, schema)

    def keep(self, expression: "ir.Table", name: str) -> "ir.Table":
        """The expression, from here on under its name."""
        self.steps.append(Keep(name, expression))
        return ibis.table(expression.schema(), name=name)

    def cover(self, check: CheckPlan, name: str) -> "ir.Table":
        """subject, kind, first, last: stretches of days, both ends included, that a ledger does not cover."""
        self.steps.append(Cover(check, name))
        return unbound(name, COVER)

    def ask(
        self, check: CheckPlan, cases: "ir.Table | None", name: str, schema: Mapping[str, ColumnType]
    ) -> "ir.Table":
        """The verdicts on the distinct cases."""
        self.steps.append(Ask(check, cases, name))
        return unbound(name, schema)


COVER: dict[str, ColumnType] = {"subject": "string", "kind": "string", "first": "date", "last": "date"}
