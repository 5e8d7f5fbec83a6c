"""Tests that every accepted row of a kind meets, and the order of the two dates of a register."""

import datetime as dt
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from starcrew.intake import clocks
from starcrew.intake.columns import Setting, constant
from starcrew.intake.outcome import Fault, Taken
from starcrew.model.conditions import Comparison, FieldRef, Test
from starcrew.model.points import MICRO, scaled
from starcrew.model.records import Stored

Values = Mapping[str, Stored]
_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": operator.ge,
    "above": operator.gt,
    "at_most": operator.le,
    "below": operator.lt,
    "equals": operator.eq,
}
_MIRROR = {"at_least": "intake-less", "above": "intake-not-more", "at_most": "intake-more", "below": "intake-not-less"}
_SCALES = {"decimal": MICRO, "percent": MICRO}


@dataclass(frozen=True, slots=True)
class Constraint:
    """A test of one field. `broken`: whether a row breaks it; a blank on either side breaks nothing."""

    field: str
    code: str
    other: str
    broken: Callable[[Values], bool]

    def fault(self, texts: Mapping[str, str]) -> Fault:
        """What to say about a row that breaks it. texts: its cells as written."""
        own, theirs = texts.get(self.field, ""), texts.get(self.other, self.other)
        return Fault(self.code, {"field": self.field, "other": self.other, "own": own, "theirs": theirs})


def constraints(setting: Setting) -> tuple[Constraint, ...]:
    """Those of the kind whose fields are stored; what is derived is not known before records are counted."""
    kind = setting.kind
    found = [
        constraint
        for tests in kind.constraints
        for field, test in tests.items()
        if field in kind.fields
        for constraint in _constraints(field, test, setting)
    ]
    stated = {(constraint.field, constraint.other) for constraint in found}
    if kind.valid is not None and kind.valid[1] is not None and (kind.valid[1], kind.valid[0]) not in stated:
        found.append(_compared(kind.valid[1], "at_least", FieldRef(field=kind.valid[0]), setting))
    return tuple(found)


def _constraints(field: str, test: Test, setting: Setting) -> Iterator[Constraint]:
    if not isinstance(test, Comparison):
        yield _listed(field, test, setting, wanted=True)
        return
    for name in _ORDER:
        side = getattr(test, name)
        if side is not None and not (isinstance(side, FieldRef) and side.field not in setting.kind.fields):
            yield _compared(field, name, side, setting)
    if test.between is not None:
        yield _compared(field, "at_least", test.between[0], setting)
        yield _compared(field, "at_most", test.between[1], setting)
    if test.is_not:
        yield _listed(field, test.is_not, setting, wanted=False)
    for part in test.contains:
        yield Constraint(field, "intake-constraint", part, _lacks(field, part))
    if test.present is not None:
        yield Constraint(field, "intake-constraint", field, _blank(field, test.present))


def _compared(field: str, name: str, side: FieldRef | str, setting: Setting) -> Constraint:
    holds = _ORDER[name]
    other = side.field if isinstance(side, FieldRef) else side
    right = _right(field, side, setting)

    def broken(values: Values) -> bool:
        left, against = values.get(field), right(values)
        return left is not None and against is not None and not holds(left, against)

    return Constraint(field, _MIRROR.get(name, "intake-constraint"), other, broken)


def _right(field: str, side: FieldRef | str, setting: Setting) -> Callable[[Values], Stored]:
    if isinstance(side, str):
        fixed = constant(field, side, setting)
        return lambda _: fixed
    name, moved = side.field, _step(setting.kind.fields[side.field].type, side.plus)
    return lambda values: _plus(values.get(name), moved)


def _step(type_: str, plus: str | None) -> int:
    """The constant added to the other field, in what that field is stored in (days, seconds, millionths)."""
    if plus is None:
        return 0
    if type_ in ("integer", *_SCALES):
        return scaled(plus, _SCALES.get(type_, 1))
    sign, bare = (-1, plus[1:]) if plus.startswith("-") else (1, plus)
    found = clocks.duration(bare, "天" if type_ == "date" else None)
    seconds = found.value if isinstance(found, Taken) and isinstance(found.value, int) else 0
    return sign * (seconds // clocks.DAY if type_ == "date" else seconds)


def _plus(value: Stored, step: int) -> Stored:
    if isinstance(value, dt.datetime):
        return value + dt.timedelta(seconds=step)
    if isinstance(value, dt.date):
        return value + dt.timedelta(days=step)
    return value + step if isinstance(value, int) and step else value


def _listed(field: str, texts: tuple[str, ...], setting: Setting, *, wanted: bool) -> Constraint:
    allowed = {constant(field, text, setting) for text in texts}

    def broken(values: Values) -> bool:
        return values.get(field) is not None and (values[field] in allowed) is not wanted

    return Constraint(field, "intake-constraint", "、".join(texts), broken)


def _lacks(field: str, part: str) -> Callable[[Values], bool]:
    return lambda values: values.get(field) is not None and part not in str(values[field])


def _blank(field: str, wanted: bool) -> Callable[[Values], bool]:  # noqa: FBT001 - the test's own value
    return lambda values: (values.get(field) is not None) is not wanted
