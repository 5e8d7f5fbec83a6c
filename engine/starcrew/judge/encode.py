"""Typed values → the integers that the rule engine is fed with, and nothing but integers.

Text       code 1..n of the constant it equals, 0 if it equals none; only = and ≠ are asked of it.
Boolean    0 or 1.
Date       day number.
Number     2·⌊x·10⁶⌋, and 1 more if x·10⁶ is not whole; a threshold t is 2·t·10⁶, whole as t has at most 6 decimals.
           Then x < t ⟺ code(x) < code(t), and so for ≤ = ≥ >: if x·10⁶ is whole both sides are only doubled; if not,
           code(x) is odd, above the code of every threshold below x and below that of every threshold above x.

Anything of another type, or whose integer lies beyond ±(2⁵³−1), is refused, never rounded or cut.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from starcrew.errors import EngineFault, Problem
from starcrew.judge.show import shown
from starcrew.model.cases import Case, CaseField, Value
from starcrew.model.conditions import Atom, Condition, Constant

LARGEST: Final = 2**53 - 1
SCALE: Final = 10**6
WRITTEN: Final = 30
"""A threshold with a leading digit further than this from the point is no policy number, and slow to expand."""
ORDERED: Final = frozenset({"lt", "le", "gt", "ge"})

Symbols: TypeAlias = Mapping[str, int]
Row: TypeAlias = tuple[int | None, ...]
"""A case encoded, in the order of its fields; None is a blank."""


def symbol_table(conditions: Iterable[Condition]) -> dict[str, int]:
    """Text constant → code, from 1, in the order met. 0 stands for every other text."""
    texts = (a.constant for c in conditions for a in c.atoms if isinstance(a.constant, str))
    return {text: code for code, text in enumerate(dict.fromkeys(texts), start=1)}


def encode_case(case: Case, fields: Sequence[CaseField], symbols: Symbols) -> Row:
    """Raises EngineFault for a value that is of the wrong type, too large, or blank where no blank can be."""
    if len(case) != len(fields):
        raise _refused("judge-case-length", found=len(case), expected=len(fields))
    return tuple(_encode(value, field, symbols) for value, field in zip(case, fields, strict=True))


def encode_constant(atom: Atom, field: CaseField, symbols: Symbols) -> int:
    """Raises EngineFault for a constant or an operator that does not fit the field's type."""
    if atom.operator in ORDERED and field.type in ("text", "boolean"):
        raise _refused("judge-operator", field=field.name, operator=atom.operator, type=field.type)
    code = _constant_code(atom.constant, field, symbols)
    if code is None:
        raise _refused("judge-constant-type", field=field.name, constant=shown(atom.constant), type=field.type)
    return _within(code, field, atom.constant)


def _encode(value: Value, field: CaseField, symbols: Symbols) -> int | None:
    if value is None:
        if field.blank:
            return None
        raise _refused("judge-blank", field=field.name)
    code = _value_code(value, field, symbols)
    if code is None:
        raise _refused("judge-value-type", field=field.name, value=shown(value), type=field.type)
    return _within(code, field, value)


def _value_code(value: Value, field: CaseField, symbols: Symbols) -> int | None:
    """None for a value of another type. Exact types: True is no number, a datetime is no date."""
    if field.type == "number":
        return _number(value) if type(value) is int or type(value) is Fraction else None
    return _plain_code(value, field, symbols)


def _constant_code(constant: Constant | None, field: CaseField, symbols: Symbols) -> int | None:
    if field.type == "number":
        return _threshold(constant) if type(constant) is Decimal and constant.is_finite() else None
    return _plain_code(constant, field, symbols)


def _plain_code(value: object, field: CaseField, symbols: Symbols) -> int | None:
    match field.type, value:
        case "text", str():
            return symbols.get(value, 0)
        case "boolean", bool():
            return int(value)
        case "date", dt.date() if type(value) is dt.date:
            return value.toordinal()
        case _:
            return None


def _number(value: int | Fraction) -> int:
    whole, rest = divmod(value.numerator * SCALE, value.denominator)
    return 2 * whole + bool(rest)


def _threshold(constant: Decimal) -> int | None:
    if abs(constant.adjusted()) > WRITTEN:
        return None
    scaled = Fraction(constant) * SCALE
    return 2 * scaled.numerator if scaled.denominator == 1 else None


def _within(code: int, field: CaseField, value: object) -> int:
    if abs(code) > LARGEST:
        raise _refused("judge-range", field=field.name, value=shown(value))
    return code


def _refused(code: str, **args: object) -> EngineFault:
    return EngineFault(Problem(code, args=args))
