"""Integer arithmetic inside expressions."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

import ibis
import ibis.expr.types as ir

TRUE, FALSE = ibis.literal(True), ibis.literal(False)  # noqa: FBT003


def half_up(over: ir.Value, under: ir.Value | int) -> ir.IntegerValue:
    """Over ÷ under rounded to the nearest integer, halves up; `under` is positive.

    Exact while 2·over + under stays below 2⁵³: a floor of a quotient of such numbers cannot be rounded across
    an integer. Points (10⁶ for a hundred) times millionths stay three orders of magnitude below that.
    """
    return ((over * 2 + under) // (under * 2)).cast("int64")


def total(value: ir.Value) -> ir.IntegerValue:
    """The sum of a group, as a 64-bit integer; 0 for a group of blanks."""
    return value.sum().fill_null(0).cast("int64")


def any_true(truths: Sequence[ir.BooleanValue]) -> ir.BooleanValue:
    """Whether one of them is true; false for none."""
    return reduce(or_, truths) if truths else FALSE


def union(tables: Sequence[ir.Table]) -> ir.Table:
    """All rows of tables with the same columns, duplicates kept."""
    return tables[0] if len(tables) == 1 else ibis.union(*tables, distinct=False)
