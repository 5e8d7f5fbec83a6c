"""Integer arithmetic inside expressions."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

import ibis
import ibis.expr.types as ir

TRUE, FALSE = ibis.literal(True), ibis.literal(False)  # noqa: FBT003


def half_up(over: ir.Value, under: ir.Value | int) -> ir.IntegerValue:
    """Over ÷ under rounded to the nearest integer, halves up; `under` is positive.

    The nearest integer is the floor of (2·over + under) ÷ 2·under. Databases divide in doubles, which for large
    numbers round across an integer, so the remainder is taken off first, in integers: what is divided is then exactly
    between two integers, half a step from either. Exact while 2·over + under is a 64-bit integer and the result is
    below 2⁵⁰.
    """
    whole, step = over * 2 + under, under * 2
    remainder = (whole % step + step) % step  # of a negative number too
    return ((whole - remainder + under) // step).cast("int64")


def total(value: ir.Value) -> ir.IntegerValue:
    """The sum of a group, as a 64-bit integer; 0 for a group of blanks."""
    return value.sum().fill_null(0).cast("int64")


def any_true(truths: Sequence[ir.BooleanValue]) -> ir.BooleanValue:
    """Whether one of them is true; false for none."""
    return reduce(or_, truths) if truths else FALSE


def union(tables: Sequence[ir.Table]) -> ir.Table:
    """All rows of tables with the same columns, duplicates kept."""
    return tables[0] if len(tables) == 1 else ibis.union(*tables, distinct=False)
