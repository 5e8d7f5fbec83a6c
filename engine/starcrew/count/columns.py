"""How the fields of a row stand in a table: one column each, two for a ratio."""

import datetime as dt

import ibis
import ibis.expr.types as ir

TRUE, FALSE = ibis.literal(True), ibis.literal(False)  # noqa: FBT003

DAY = 86_400
"""Seconds in a day."""

EPOCH = dt.date(1970, 1, 1)

KEY, DATE, MOMENT, RECORD, PROOF = "_key", "_date", "_moment", "_id", "_proof"
"""Of every row on its way to a case: what tells it apart, the date that decides its period, its order in time
(seconds since 1970, local), its record, and further record ids that prove it (a list, perhaps blank)."""


def day_number(day: dt.date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def seconds(value: ir.Value) -> ir.IntegerValue:
    """A date (its first second) or datetime column as seconds since 1970."""
    if value.type().is_date():
        return value.cast("timestamp").epoch_seconds()
    return value.epoch_seconds()


def as_date(value: ir.Value) -> ir.DateValue:
    """The day of a date or datetime column."""
    return value if value.type().is_date() else value.date()


def days(value: ir.Value) -> ir.IntegerValue:
    """The day of a date or datetime column as days since 1970."""
    return as_date(value).delta(ibis.date(EPOCH.isoformat()), unit="day")


def whole_days(value: ir.IntegerValue) -> ir.IntegerValue:
    """Seconds since 1970 → the day they fall on. Exact: both sides stay far below 2⁵³."""
    return (value // DAY).cast("int64")


def own_and_proof(rows: ir.Table) -> ir.ArrayValue:
    """The record ids that prove a row: its own, if it is a record, then what its steps found."""
    proof = rows[PROOF].fill_null(ibis.literal([], type="array<string>"))
    return rows[RECORD].isnull().ifelse(proof, ibis.array([rows[RECORD]]).concat(proof))
