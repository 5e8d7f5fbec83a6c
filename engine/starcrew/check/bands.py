"""Interval analysis: whether two clauses can match one case, and whether numeric bands leave a hole.

A condition is expanded to its branches (conjunctions of atoms on fields that vary independently); two
branches overlap when every field's constraints can be met at once. A witness names such a case.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from starcrew.model.conditions import AnyOf, Atom, Condition, Constant
from starcrew.model.plan import RowField
from starcrew.model.vocabulary import chinese

MOST_BRANCHES = 1024
Number = Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from low to high; an end is open where `…_open`; None is unbounded. Never empty."""

    low: Number | None = None
    low_open: bool = False
    high: Number | None = None
    high_open: bool = False

    def show(self) -> str:
        """In the reader's notation: `[0.8, 0.9)`."""
        left = "(-∞" if self.low is None else f"{'(' if self.low_open else '['}{self.low:f}"
        right = "+∞)" if self.high is None else f"{self.high:f}{')' if self.high_open else ']'}"
        return f"{left}, {right}"


def branches(condition: Condition) -> list[tuple[Atom, ...]]:
    """The conjunctions whose union the condition is; at most MOST_BRANCHES are looked at."""
    choices = [term.branches if isinstance(term, AnyOf) else ((term,),) for term in condition.terms]
    found = []
    for combination in product(*choices):
        found.append(tuple(atom for branch in combination for atom in branch))
        if len(found) >= MOST_BRANCHES:
            break
    return found


def overlap(first: Condition, second: Condition, fields: Mapping[str, RowField]) -> str | None:
    """A case that both conditions match, in words; None when there is none."""
    for a, b in product(branches(first), branches(second)):
        case = _witness((*a, *b), fields)
        if case is not None:
            return case
    return None


def _witness(atoms: tuple[Atom, ...], fields: Mapping[str, RowField]) -> str | None:
    shown = []
    for name in dict.fromkeys(atom.field for atom in atoms):
        value = _value([a for a in atoms if a.field == name], fields[name])
        if value is None:
            return None
        shown.append(f"{chinese(name)}={value}")
    return "、".join(shown) or "任何情形"


def _value(atoms: list[Atom], field: RowField) -> str | None:
    """A value of the field that meets all its atoms, as text; None when none does."""
    operators = {atom.operator for atom in atoms}
    if "absent" in operators:
        return "(空)" if operators == {"absent"} else None
    tests = [atom for atom in atoms if atom.operator != "present"]
    if field.type in {"text", "boolean"}:
        return _discrete(tests, field)
    return _numeric(tests, field)


def _discrete(tests: list[Atom], field: RowField) -> str | None:
    wanted = {atom.constant for atom in tests if atom.operator == "eq"}
    refused = {atom.constant for atom in tests if atom.operator == "ne"}
    if len(wanted) > 1 or wanted & refused:
        return None
    if wanted:
        return chinese(str(next(iter(wanted))))
    left = [value for value in field.values if value not in refused]
    if field.values and not left:
        return None
    return chinese(left[0]) if left else "其他"


def _numeric(tests: list[Atom], field: RowField) -> str | None:
    interval = _interval(tests, whole=field.type == "integer")
    if interval is None:
        return None
    point = _inside(interval, {_as_number(a.constant) for a in tests if a.operator == "ne"}, field)
    return None if point is None else _shown(point, field)


def _interval(tests: Iterable[Atom], *, whole: bool) -> Interval | None:
    found = Interval()
    for atom in tests:
        found = _narrowed(found, atom, whole=whole)
    if found.low is None or found.high is None or found.low < found.high:
        return found
    point = found.low == found.high and not (found.low_open or found.high_open)
    return found if point else None


def _narrowed(interval: Interval, atom: Atom, *, whole: bool) -> Interval:
    number, operator = _as_number(atom.constant), atom.operator
    low, high = operator in {"gt", "ge", "eq"}, operator in {"lt", "le", "eq"}
    opened = operator in {"gt", "lt"}
    if whole and opened and number == number.to_integral_value():
        number, opened = number + (1 if operator == "gt" else -1), False
    if low and (interval.low is None or (number, opened) > (interval.low, interval.low_open)):
        interval = Interval(number, opened, interval.high, interval.high_open)
    if high and (interval.high is None or (-number, opened) > (-interval.high, interval.high_open)):
        interval = Interval(interval.low, interval.low_open, number, opened)
    return interval


def _inside(interval: Interval, refused: set[Number], field: RowField) -> Number | None:
    step = Decimal(1) if field.type in {"integer", "date", "datetime", "duration", "time"} else Decimal("0.000001")
    candidates = _candidates(interval, step, len(refused) + 1)
    return next((c for c in candidates if c not in refused and _holds(interval, c)), None)


def _candidates(interval: Interval, step: Decimal, many: int) -> list[Number]:
    if interval.low is not None:
        return [interval.low + step * n for n in range(many + 1)]
    if interval.high is not None:
        return [interval.high - step * n for n in range(many + 1)]
    return [Decimal(n) for n in range(many + 1)]


def _holds(interval: Interval, value: Number) -> bool:
    above = interval.low is None or value > interval.low or (value == interval.low and not interval.low_open)
    under = interval.high is None or value < interval.high or (value == interval.high and not interval.high_open)
    return above and under


def _as_number(constant: Constant | None) -> Number:
    if isinstance(constant, dt.date):
        return Decimal(constant.toordinal())
    return constant if isinstance(constant, Decimal) else Decimal(0)


def _shown(value: Number, field: RowField) -> str:
    if field.type in {"date", "datetime"}:
        return dt.date.fromordinal(int(value)).isoformat()
    if field.type == "ratio":
        return f"{(value * 100).normalize():f}%"
    return f"{value.normalize():f}"


def holes(conditions: list[Condition], fields: Mapping[str, RowField]) -> list[str]:
    """Gaps between numeric bands on one field that is all these clauses look at, in words.

    What lies below the first band or above the last is the author's *nothing happens*, not a hole.
    """
    names = {name for condition in conditions for name in condition.fields}
    if len(names) != 1 or len(conditions) < 2:
        return []
    field = fields[next(iter(names))]
    if field.type in {"text", "boolean"}:
        return []
    whole = field.type == "integer"
    bands = [_interval(b, whole=whole) for c in conditions for b in branches(c) if _only_orders(b)]
    return [f"{chinese(field.name)} {hole.show()}" for hole in _gaps([b for b in bands if b], whole=whole)]


def _only_orders(atoms: tuple[Atom, ...]) -> bool:
    return all(atom.operator in {"lt", "le", "gt", "ge", "eq"} for atom in atoms)


def _gaps(bands: list[Interval], *, whole: bool) -> list[Interval]:
    least = Decimal("-Infinity")
    ordered = sorted(bands, key=lambda b: (least if b.low is None else b.low, b.low_open))
    gaps = []
    reach: Interval | None = None
    for band in ordered:
        if reach is not None and _apart(reach, band, whole=whole):
            gaps.append(Interval(reach.high, not reach.high_open, band.low, not band.low_open))
        if reach is None or (reach.high is not None and (band.high is None or band.high >= reach.high)):
            reach = band
    return gaps


def _apart(left: Interval, right: Interval, *, whole: bool) -> bool:
    if left.high is None or right.low is None:
        return False
    if whole:
        return right.low > left.high + 1
    return right.low > left.high or (right.low == left.high and left.high_open and right.low_open)
