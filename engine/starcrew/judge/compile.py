"""A condition → the rules that the engine is given, and a case → the integers of its event.

A rule speaks only of `f1`, `f2` … compared with integer constants, joined by `$and` and `$or`; `f0` belongs to the
probe. What the two rules of a condition mean, and why they give Kleene's answer, is told in `model.envelope`.

A blank is **left out** of the event. Sending it as 0 beside a presence field would need a second test in every atom,
and a forgotten one would read a blank as the number 0; of a field that is not there the engine can find nothing true,
because it walks the fields of the event and looks up the tests on each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from starcrew.errors import EngineFault, Problem
from starcrew.judge.encode import Row, Symbols, encode_constant
from starcrew.model.cases import CaseField
from starcrew.model.conditions import Atom, Condition
from starcrew.model.envelope import Every, Part, Tree, columns, envelope_faults, trees

Rule: TypeAlias = "dict[str, int] | dict[str, dict[str, int]] | dict[str, list[Rule]]"
Event: TypeAlias = tuple[int | None, ...]
"""Values of f1, f2 …; None is left out."""

OPERATORS: Final = {"ne": "$neq", "lt": "$lt", "le": "$lte", "gt": "$gt", "ge": "$gte"}
ALWAYS: Final[Rule] = {"f0": 0}
"""Every case event carries f0 = 0, so that no event and no rule is ever empty."""


@dataclass(frozen=True, slots=True)
class Question:
    """One condition, ready to ask. `rules` are the holding rule and, if the answer can be unknown, the failing one."""

    condition: Condition
    rules: tuple[Rule, ...]
    columns: tuple[tuple[int, Part], ...]

    def event(self, row: Row) -> Event:
        """The part of an encoded case that the condition looks at."""
        return tuple(row[i] if part == "value" else int(row[i] is not None) for i, part in self.columns)


def compile_question(condition: Condition, fields: Sequence[CaseField], symbols: Symbols) -> Question:
    """Raises EngineFault for an unknown field, an unfitting constant, or a condition too large for the engine."""
    _refuse_unfit(condition, fields)
    positions = {field.name: i for i, field in enumerate(fields)}
    names = {column: f"f{n}" for n, column in enumerate(columns(condition), start=1)}
    rules = (
        _rule(tree, names, {f.name: f for f in fields}, symbols)
        for tree in trees(condition, frozenset(f.name for f in fields if f.blank))
    )
    return Question(condition, tuple(rules), tuple((positions[name], part) for name, part in names))


def _refuse_unfit(condition: Condition, fields: Sequence[CaseField]) -> None:
    unknown = sorted(set(condition.fields) - {field.name for field in fields})
    if unknown:
        raise EngineFault(Problem("judge-field-unknown", args={"fields": ", ".join(unknown)}))
    for fault in envelope_faults(condition, frozenset(f.name for f in fields if f.blank)):
        args = {"limit": fault.limit, "found": fault.found, "allowed": fault.allowed}
        raise EngineFault(Problem("judge-too-large", args=args))


def _rule(tree: Tree, names: Mapping[tuple[str, Part], str], fields: Mapping[str, CaseField], symbols: Symbols) -> Rule:
    if isinstance(tree, Atom):
        return _test(tree, names, fields, symbols)
    if not tree.parts:
        return ALWAYS
    parts = [_rule(part, names, fields, symbols) for part in tree.parts]
    return {"$and": parts} if isinstance(tree, Every) else {"$or": parts}


def _test(atom: Atom, names: Mapping[tuple[str, Part], str], fields: Mapping[str, CaseField], symbols: Symbols) -> Rule:
    if atom.operator in ("present", "absent"):
        return {names[atom.field, "presence"]: int(atom.operator == "present")}
    name, code = names[atom.field, "value"], encode_constant(atom, fields[atom.field], symbols)
    return {name: code} if atom.operator == "eq" else {OPERATORS[atom.operator]: {name: code}}
