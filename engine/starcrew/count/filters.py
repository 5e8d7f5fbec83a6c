"""Typed tests → boolean columns. A test on a blank is never met here; clauses are the judge's business."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import reduce
from operator import and_, or_

import ibis
import ibis.expr.types as ir

from starcrew.count.columns import FALSE, TRUE, as_date, seconds
from starcrew.model.conditions import COMPARE, AnyOf, Atom, Condition, Term
from starcrew.model.plan import FieldAtom, RowField, RowTests
from starcrew.model.points import MICRO
from starcrew.model.rows import denominator, numerator

Fields = Mapping[str, RowField]


def met(table: ir.Table, tests: RowTests, fields: Fields) -> ir.BooleanValue:
    """Whether a row meets all tests; never blank."""
    parts = [_term(table, term, fields) for term in tests.condition.terms]
    parts += [_between(table, atom, fields) for atom in tests.comparisons]
    parts += [_contains(table, name, text, fields) for name, text in tests.contains]
    whole = reduce(and_, parts) if parts else TRUE
    return whole.fill_null(FALSE)


def holds(table: ir.Table, condition: Condition, fields: Fields) -> ir.BooleanValue:
    """Whether a condition is met; never blank."""
    return met(table, RowTests(condition), fields)


def keeps(table: ir.Table, tests: RowTests, fields: Fields) -> ir.Table:
    """The rows that meet all tests."""
    if tests == RowTests():
        return table
    return table.filter(met(table, tests, fields))


def _term(table: ir.Table, term: Term, fields: Fields) -> ir.BooleanValue:
    if isinstance(term, Atom):
        return _atom(table, term, fields)
    return _any_of(table, term, fields)


def _any_of(table: ir.Table, choice: AnyOf, fields: Fields) -> ir.BooleanValue:
    branches = [reduce(and_, [_atom(table, atom, fields) for atom in branch]) for branch in choice.branches]
    return reduce(or_, [branch.fill_null(FALSE) for branch in branches])


def _atom(table: ir.Table, atom: Atom, fields: Fields) -> ir.BooleanValue:
    field = fields[atom.field]
    if atom.operator in {"present", "absent"}:
        there = _present(table, field)
        return there if atom.operator == "present" else ~there
    compare = COMPARE[atom.operator]
    match atom.constant:
        case bool() as truth:
            return compare(table[field.name], ibis.literal(truth))
        case str() as text:
            return compare(table[field.name], ibis.literal(text))
        case dt.date() as day:
            return compare(as_date(table[field.name]), ibis.date(day.isoformat()))
        case Decimal() as number:
            return _number(table, field, number, compare)
        case None:
            raise ValueError(atom)


def _present(table: ir.Table, field: RowField) -> ir.BooleanValue:
    return table[denominator(field.name) if field.type == "ratio" else field.name].notnull()


def _number(
    table: ir.Table, field: RowField, number: Decimal, compare: Callable[[ir.Value, ir.Value], ir.BooleanValue]
) -> ir.BooleanValue:
    """Both sides in millionths, so that every comparison is one of integers."""
    constant = int(number * MICRO)
    if field.type == "ratio":
        return compare(table[numerator(field.name)] * MICRO, table[denominator(field.name)] * constant)
    if field.type == "decimal":
        return compare(table[field.name], ibis.literal(constant))
    return compare(table[field.name] * MICRO, ibis.literal(constant))


def _between(table: ir.Table, atom: FieldAtom, fields: Fields) -> ir.BooleanValue:
    left, right = fields[atom.left], fields[atom.right]
    compare = COMPARE[atom.operator]
    if left.type in {"date", "datetime"}:
        return compare(seconds(table[left.name]), seconds(table[right.name]) + atom.plus)
    if left.type in {"text", "boolean"}:
        return compare(table[left.name], table[right.name])
    return compare(table[left.name], table[right.name] + atom.plus)


def _contains(table: ir.Table, name: str, text: str, fields: Fields) -> ir.BooleanValue:
    return table[fields[name].name].contains(text)
