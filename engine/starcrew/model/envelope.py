"""How large a condition may be: the limits of the rule engine, met by an author when the sheet is checked.

A condition becomes at most two rules. The *holding* rule is the condition itself. The *failing* rule is its negation,
pushed down to the atoms by De Morgan's laws, and is needed only where a compared field may be blank. The engine finds
every comparison on a missing field false, so with blank fields left out of a case

    holding fires  ⟺  the condition is true with every unknown atom taken as false  ⟺  Kleene true
    failing fires  ⟺  the negation is true with every unknown atom taken as false   ⟺  Kleene false

and neither fires ⟺ Kleene unknown. (Both trees have only *and* and *or* over atoms. Reading "unknown" as "false" maps
false < unknown < true onto false < true and keeps minimum and maximum, so it commutes with *and* and *or*; and Kleene
negation swaps true and false and keeps unknown.) Asking "atom or blank" instead would make 2ⁿ paths of n atoms.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import Final, Literal, TypeAlias

from starcrew.model.conditions import Atom, Condition, Operator, Term

Limit = Literal["groups", "terms", "paths", "branches", "fields"]
Part = Literal["value", "presence"]

GROUPS: Final = 14
"""*and*- and *or*-groups of one rule; the engine's parser fails at 16."""
TERMS: Final = 32
"""Terms of one group; none at all is refused too."""
PATHS: Final = 1024
"""Product of the widths of the *or*-groups; the engine walks each path."""
BRANCHES: Final = 48
"""Sum of the widths of the *or*-groups; the engine's stack holds 64."""
FIELDS: Final = 200
"""Integers in one case: one for the probe, one per compared field, one per field asked for presence."""
ALLOWED: Final[dict[Limit, int]] = {
    "groups": GROUPS,
    "terms": TERMS,
    "paths": PATHS,
    "branches": BRANCHES,
    "fields": FIELDS,
}

NEGATED: Final[dict[Operator, Operator]] = {
    "eq": "ne",
    "ne": "eq",
    "lt": "ge",
    "ge": "lt",
    "le": "gt",
    "gt": "le",
    "present": "absent",
    "absent": "present",
}


@dataclass(frozen=True, slots=True)
class EnvelopeFault:
    """A condition is too large for the engine. `found` 0 terms means an empty group."""

    limit: Limit
    found: int
    allowed: int


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold; no parts: true."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds; no parts: false."""

    parts: tuple["Tree", ...]


Tree: TypeAlias = Atom | Every | Either


def envelope_faults(condition: Condition, blank_fields: frozenset[str]) -> list[EnvelopeFault]:
    """Each limit that the condition's rules break, with the worse of the two rules; none: the engine may be asked.

    blank_fields: names of the fields that may be blank. The empty condition is always allowed.
    """
    empty = [EnvelopeFault("terms", 0, TERMS)] if _has_empty_group(condition) else []
    sizes = [_size(tree) for tree in trees(condition, blank_fields)]
    worst = {limit: max(size[limit] for size in sizes) for limit in sizes[0]}
    worst["fields"] = 1 + len(columns(condition))
    return empty + [EnvelopeFault(k, n, ALLOWED[k]) for k, n in worst.items() if n > ALLOWED[k]]


def trees(condition: Condition, blank_fields: frozenset[str]) -> tuple[Tree, ...]:
    """The holding tree and, where a compared field may be blank, the failing tree."""
    unsure = any(part == "value" and field in blank_fields for field, part in columns(condition))
    return (holding(condition), failing(condition)) if unsure else (holding(condition),)


def columns(condition: Condition) -> tuple[tuple[str, Part], ...]:
    """What a case must carry for the condition, each once, in the order written."""
    found = ((a.field, _part(a)) for a in condition.atoms)
    return tuple(dict.fromkeys(found))


def holding(condition: Condition) -> Tree:
    """The condition as a tree without groups of one part, doubled parts and groups in like groups."""
    return _every(_term(term) for term in condition.terms)


def failing(condition: Condition) -> Tree:
    """True exactly where the condition is false."""
    return _negated(holding(condition))


def groups(tree: Tree) -> Iterator[Every | Either]:
    """Every group in the tree, outermost first."""
    if not isinstance(tree, Atom):
        yield tree
        for part in tree.parts:
            yield from groups(part)


def _size(tree: Tree) -> dict[Limit, int]:
    found = list(groups(tree))
    widths = [len(group.parts) for group in found if isinstance(group, Either)]
    return {
        "groups": len(found),
        "terms": max((len(group.parts) for group in found), default=1),
        "paths": prod(widths),
        "branches": sum(widths),
    }


def _has_empty_group(condition: Condition) -> bool:
    return any(not term.branches or not all(term.branches) for term in condition.terms if not isinstance(term, Atom))


def _part(atom: Atom) -> Part:
    return "presence" if atom.operator in ("present", "absent") else "value"


def _term(term: Term) -> Tree:
    return term if isinstance(term, Atom) else _either(_every(branch) for branch in term.branches)


def _negated(tree: Tree) -> Tree:
    if isinstance(tree, Atom):
        return Atom(tree.field, NEGATED[tree.operator], tree.constant)
    parts = (_negated(part) for part in tree.parts)
    return _either(parts) if isinstance(tree, Every) else _every(parts)


def _every(parts: Iterator[Tree] | tuple[Tree, ...]) -> Tree:
    flat = [p for part in parts for p in (part.parts if isinstance(part, Every) else (part,))]
    distinct = tuple(dict.fromkeys(flat))
    return distinct[0] if len(distinct) == 1 else Every(distinct)


def _either(parts: Iterator[Tree] | tuple[Tree, ...]) -> Tree:
    flat = [p for part in parts for p in (part.parts if isinstance(part, Either) else (part,))]
    distinct = tuple(dict.fromkeys(flat))
    return distinct[0] if len(distinct) == 1 else Either(distinct)
