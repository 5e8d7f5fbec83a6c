"""Derived fields of a kind as columns; see `Derived` for what each means."""

import unicodedata
from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from starcrew.count.columns import DAY, as_date, day_number, days, seconds
from starcrew.model.kinds import Derived, Kind
from starcrew.model.periods import Period
from starcrew.model.points import MICRO
from starcrew.model.rows import denominator, numerator, row_fields
from starcrew.model.site import Shift

HALF_DAY = DAY // 2
NOT_WORDS = r"[\s\p{Z}\p{P}\p{S}\p{N}]"
"""White space, punctuation, symbols and digits of any script: what a copied text is compared without."""
_NOT_WORDS = ("Z", "P", "S", "N")

Columns = dict[str, ir.Value]


def with_derived(table: ir.Table, kind: Kind, shifts: Mapping[str, Shift], period: Period) -> ir.Table:
    """The table with every derived field, in the order the kind declares them."""
    scales = {name: MICRO for name, field in row_fields(kind, ()).items() if field.type == "decimal"}
    for name, derived in kind.derived.items():
        table = table.mutate(**_columns(table, name, derived, shifts=shifts, period=period, scales=scales))
    return table


def _columns(
    table: ir.Table,
    name: str,
    derived: Derived,
    *,
    shifts: Mapping[str, Shift],
    period: Period,
    scales: Mapping[str, int],
) -> Columns:
    if derived.ratio:
        return _ratio(table, name, derived.ratio, scales)
    if derived.minus:
        return {name: _difference(table[derived.minus[0]], table[derived.minus[1]])}
    if derived.size:
        return {name: table[derived.size].length()}
    if derived.moment:
        day, clock = derived.moment
        return {name: _at(table[day], table[clock])}
    if derived.days_before_end:
        return {name: ibis.literal(day_number(period.last)) - days(table[derived.days_before_end])}
    if derived.fingerprint:
        return {name: _fingerprint(table, derived)}
    return {name: _by_shift(table, derived, shifts)}


def _ratio(table: ir.Table, name: str, pair: tuple[str, str], scales: Mapping[str, int]) -> Columns:
    """A decimal over a whole number, or the other way round: both in the decimal's millionths."""
    scale = max(scales.get(field, 1) for field in pair)
    over, under = (table[field].cast("int64") * (scale // scales.get(field, 1)) for field in pair)
    usable = over.notnull() & (under > 0)
    nothing = ibis.null("int64")
    return {numerator(name): usable.ifelse(over, nothing), denominator(name): usable.ifelse(under, nothing)}


def _difference(later: ir.Value, earlier: ir.Value) -> ir.Value:
    """Seconds from earlier to later; between two clock times an end before the start is on the next day."""
    if later.type().is_integer():
        gap = later - earlier
        return (gap < 0).ifelse(gap + DAY, gap)
    return seconds(later) - seconds(earlier)


def _at(day: ir.Value, second: ir.Value) -> ir.Value:
    """A datetime: the day plus seconds after its midnight."""
    return day.cast("timestamp") + second.as_interval("s")


def _fingerprint(table: ir.Table, derived: Derived) -> ir.Value:
    parts = [table[name].fill_null("") for name in derived.fingerprint]
    text = parts[0]
    for part in parts[1:]:
        text = text + part
    text = text.re_replace(NOT_WORDS, "")
    for literal in filter(None, map(_words, derived.ignore)):
        text = text.replace(literal, "")
    return (text.length() >= derived.min_length).ifelse(text, ibis.null("string"))


def _words(literal: str) -> str:
    """The literal as it stands in a text without NOT_WORDS."""
    return "".join(c for c in literal if not c.isspace() and unicodedata.category(c)[0] not in _NOT_WORDS)


def _by_shift(table: ir.Table, derived: Derived, shifts: Mapping[str, Shift]) -> ir.Value:
    starts = {name: shift.start for name, shift in shifts.items()}
    moved = {name: _days_moved(shift) for name, shift in shifts.items()}
    if derived.business_date:
        day, clock, name = derived.business_date
        start_day = _nearest_start(table[day], table[clock], _each(table[name], starts))
        return _plus_days(start_day, _each(table[name], moved))
    day, name = derived.shift_start or derived.shift_end or ("", "")
    ends = {name: shift.end if shift.end > shift.start else shift.end + DAY for name, shift in shifts.items()}
    start_day = _plus_days(as_date(table[day]), -_each(table[name], moved))
    return _at(start_day, _each(table[name], starts if derived.shift_start else ends))


def _days_moved(shift: Shift) -> int:
    """Days from the date a shift starts to its business date."""
    return int(shift.business_date == "end_date" and shift.end <= shift.start)


def _each(column: ir.Value, numbers: Mapping[str, int]) -> ir.IntegerValue:
    """The number that belongs to the shift named in the column; blank for an unknown one."""
    nothing = ibis.null("int64")
    branches = [(column == name, ibis.literal(number, "int64")) for name, number in numbers.items()]
    return ibis.cases(*branches, else_=nothing) if branches else nothing


def _nearest_start(day: ir.Value, clock: ir.Value, start: ir.IntegerValue) -> ir.Value:
    """The day whose shift start lies nearest to this time of this day; without a time, the day itself."""
    gap = clock.fill_null(start) - start
    return _plus_days(as_date(day), ibis.cases((gap > HALF_DAY, 1), (gap < -HALF_DAY, -1), else_=0))


def _plus_days(day: ir.Value, number: ir.Value) -> ir.Value:
    return (day + number.as_interval("D")).cast("date")
