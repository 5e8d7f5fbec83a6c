"""Stored values as a user would write them in a cell, so that reading them again gives the same value."""

import datetime as dt
from decimal import Decimal

from starcrew.model.kinds import FieldType
from starcrew.model.points import MICRO
from starcrew.model.records import Stored

_LIST_MARK = "、"
_HUNDRED = 100


def stored_text(value: Stored, field: FieldType) -> str:
    """`""` for None. Times as 08:30:00, moments as 2026-07-01 08:30:00, percentages with their sign."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _LIST_MARK.join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return _number(value, field) if isinstance(value, int) else str(value)


def _number(value: int, field: FieldType) -> str:
    if field == "decimal":
        return _plain(Decimal(value) / MICRO)
    if field == "percent":
        return f"{_plain(Decimal(value) * _HUNDRED / MICRO)}%"
    if field == "time":
        return dt.time(value // 3600, value // 60 % 60, value % 60).isoformat()
    return f"{value}s" if field == "duration" else str(value)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
