"""Interval analysis: whether two clauses can match one case, and whether numeric bands leave a hole.

A condition is expanded to its branches (conjunctions of atoms on fields that vary independently); two
branches overlap when every field's constraints can be met at once. A witness names such a case.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import product

from starcrew.model.conditions import AnyOf, Atom, Condition, Constant
from starcrew.model.plan import RowField
from starcrew.model.vocabulary import KEYS, chinese

MOST_BRANCHES = 1024
WHOLE = frozenset({"integer", "date", "datetime", "time", "duration"})
"""Fields without a value between one step and the next; datetimes are judged by their day."""
Number = Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from low to high; an end is open where `…_open`; None is unbounded. Never empty."""

    low: Number | None = None
    low_open: bool = False
    high: Number | None = None
    high_open: bool = False

    def show(self, text: Callable[[Number], str]) -> str:
        """In the reader's notation: `[0.8, 0.9)`."""
        left = "(-∞" if self.low is None else f"{'(' if self.low_open else '['}{text(self.low)}"
        right = "+∞)" if self.high is None else f"{text(self.high)}{')' if self.high_open else ']'}"
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


def overlap(
    first: Condition, second: Condition, fields: Mapping[str, RowField], *, blanks: tuple[bool, bool] = (False, False)
) -> str | None:
    """A case that both conditions match, in words; None when there is none.

    blanks: whether each condition is taken as met where a blank leaves it unknown. Reading every unknown atom as true
    keeps *and* and *or* (see model.envelope), so it may be done atom by atom.
    """
    for a, b in product(branches(first), branches(second)):
        tests = [Tested(atom, lenient) for branch, lenient in zip((a, b), blanks, strict=True) for atom in branch]
        case = _witness(tests, fields)
        if case is not None:
            return case
    return None


@dataclass(frozen=True, slots=True)
class Tested:
    """An atom, and whether a blank meets it when it compares."""

    atom: Atom
    lenient: bool

    @property
    def blank_meets(self) -> bool:
        return self.atom.operator == "absent" or (self.lenient and self.atom.operator != "present")


def _witness(tests: list[Tested], fields: Mapping[str, RowField]) -> str | None:
    shown = []
    for name in dict.fromkeys(test.atom.field for test in tests):
        value = _value([test for test in tests if test.atom.field == name], fields[name])
        if value is None:
            return None
        shown.append(f"{_title(name)}={value}")
    return "、".join(shown) or "任何情形"


def _title(name: str) -> str:
    """A field as the author wrote it; the score of a scheme is a key and no field."""
    return chinese(name) if name != "score" else KEYS[name]


def _value(tests: list[Tested], field: RowField) -> str | None:
    """A value of the field that meets all its tests, as text; None when none does."""
    present = None if any(test.atom.operator == "absent" for test in tests) else _present(tests, field)
    if present is None and field.blank and all(test.blank_meets for test in tests):
        return "(空)"
    return present


def _present(tests: list[Tested], field: RowField) -> str | None:
    atoms = [test.atom for test in tests if test.atom.operator != "present"]
    return _discrete(atoms, field) if field.type in {"text", "boolean"} else _numeric(atoms, field)


def _discrete(tests: list[Atom], field: RowField) -> str | None:
    wanted = {atom.constant for atom in tests if atom.operator == "eq"}
    refused = {atom.constant for atom in tests if atom.operator == "ne"}
    if len(wanted) > 1 or wanted & refused:
        return None
    known: tuple[Constant, ...] = (True, False) if field.type == "boolean" else field.values
    left = list(wanted) or [value for value in known if value not in refused]
    if known and not left:
        return None
    return _word(left[0]) if left else "其他"


def _word(constant: Constant | None) -> str:
    if isinstance(constant, bool):
        return "是" if constant else "否"
    return chinese(str(constant))


def _numeric(tests: list[Atom], field: RowField) -> str | None:
    interval = _interval(tests, whole=field.type in WHOLE)
    if interval is None:
        return None
    point = _inside(interval, {_as_number(a.constant) for a in tests if a.operator == "ne"}, field)
    return None if point is None else _shown(point, field)


def _interval(tests: Iterable[Atom], *, whole: bool) -> Interval | None:
    found = Interval()
    for atom in tests:
        found = _narrowed(found, atom, whole=whole)
    return None if _empty(found) else found


def _empty(interval: Interval) -> bool:
    if interval.low is None or interval.high is None or interval.low < interval.high:
        return False
    return interval.low > interval.high or interval.low_open or interval.high_open


def _narrowed(interval: Interval, atom: Atom, *, whole: bool) -> Interval:
    number, opened = _as_number(atom.constant), atom.operator in {"gt", "lt"}
    if atom.operator in {"gt", "ge", "eq"}:
        low, low_open = _first_whole(number, opened=opened) if whole else (number, opened)
        if interval.low is None or (low, low_open) > (interval.low, interval.low_open):
            interval = Interval(low, low_open, interval.high, interval.high_open)
    if atom.operator in {"lt", "le", "eq"}:
        high, high_open = _last_whole(number, opened=opened) if whole else (number, opened)
        if interval.high is None or (-high, high_open) > (-interval.high, interval.high_open):
            interval = Interval(interval.low, interval.low_open, high, high_open)
    return interval


def _first_whole(number: Number, *, opened: bool) -> tuple[Number, bool]:
    """The least whole number above an end, as a closed end."""
    return (number.to_integral_value(ROUND_FLOOR) + 1 if opened else number.to_integral_value(ROUND_CEILING)), False


def _last_whole(number: Number, *, opened: bool) -> tuple[Number, bool]:
    return (number.to_integral_value(ROUND_CEILING) - 1 if opened else number.to_integral_value(ROUND_FLOOR)), False


_STEPS = {"decimal": [Decimal(1), Decimal("0.000001")], "ratio": [Decimal("0.01"), Decimal("0.0000001")]}
"""A number that reads well is tried first. For ratios the last step is finer than any constant, so that one between
two neighbouring constants is found."""


def _inside(interval: Interval, refused: set[Number], field: RowField) -> Number | None:
    steps = [Decimal(1)] if field.type in WHOLE else _STEPS[field.type]
    candidates = (c for step in steps for c in _candidates(interval, step, len(refused) + 1))
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
    whole = field.type in WHOLE
    bands = [band for c in conditions for b in branches(c) for band in _bands(b, whole=whole)]
    return [f"{_title(field.name)} {gap.show(lambda number: _end(number, field))}" for gap in _gaps(bands, whole=whole)]


def _end(number: Number, field: RowField) -> str:
    return dt.date.fromordinal(int(number)).isoformat() if field.type in {"date", "datetime"} else f"{number:f}"


def _bands(atoms: tuple[Atom, ...], *, whole: bool) -> list[Interval]:
    """The numbers that meet all the atoms; `is_not` splits a band in two."""
    if any(atom.operator == "absent" for atom in atoms):
        return []
    found = [Interval()]
    for atom in atoms:
        sides = [Atom(atom.field, side, atom.constant) for side in ("lt", "gt")] if atom.operator == "ne" else [atom]
        found = [_narrowed(band, side, whole=whole) for band in found for side in sides]
    return [band for band in found if not _empty(band)]


def _gaps(bands: list[Interval], *, whole: bool) -> list[Interval]:
    least = Decimal("-Infinity")
    ordered = sorted(bands, key=lambda b: (least if b.low is None else b.low, b.low_open))
    gaps = []
    reach: Interval | None = None
    for band in ordered:
        if reach is not None and _apart(reach, band, whole=whole):
            gaps.append(Interval(reach.high, not reach.high_open, band.low, not band.low_open))
        if reach is None or _further(band, reach):
            reach = band
    return gaps


def _further(band: Interval, reach: Interval) -> bool:
    if band.high is None or reach.high is None:
        return reach.high is not None
    return (band.high, not band.high_open) > (reach.high, not reach.high_open)


def _apart(left: Interval, right: Interval, *, whole: bool) -> bool:
    if left.high is None or right.low is None:
        return False
    if whole:
        return right.low > left.high + 1
    return right.low > left.high or (right.low == left.high and left.high_open and right.low_open)
