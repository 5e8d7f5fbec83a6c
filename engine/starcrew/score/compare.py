"""A bound condition on one number that is a quotient of two columns."""

from decimal import Decimal
from functools import reduce
from operator import and_

import ibis.expr.types as ir

from starcrew.model.conditions import COMPARE, Atom, Condition
from starcrew.model.points import MICRO
from starcrew.score.exact import TRUE, any_true


def compared(condition: Condition, over: ir.Value, under: ir.Value | int) -> ir.BooleanValue:
    """Whether (over ÷ MICRO) ÷ under meets the condition, by cross-multiplication: nothing is rounded."""
    parts = [
        _atom(term, over, under)
        if isinstance(term, Atom)
        else any_true([reduce(and_, [_atom(a, over, under) for a in branch]) for branch in term.branches])
        for term in condition.terms
    ]
    return reduce(and_, parts) if parts else TRUE


def _atom(atom: Atom, over: ir.Value, under: ir.Value | int) -> ir.BooleanValue:
    constant = atom.constant if isinstance(atom.constant, Decimal) else Decimal(0)
    return COMPARE[atom.operator](over, under * int(constant * MICRO))
