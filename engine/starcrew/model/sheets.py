"""Criteria sheets (考核表): items, their checks, and the clauses that judge each case."""

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic import Field as Setting

from starcrew.model.base import ENGINE_WORD, OneOrMany, Written, YesNo
from starcrew.model.conditions import WrittenTests
from starcrew.model.kinds import SubjectKind
from starcrew.model.points import Points, Share


class Amount(Written):
    """Points, perhaps multiplied by numeric fields of the case, perhaps capped per case."""

    points: Points
    times: OneOrMany[str] = ()
    cap: Points | None = None


def _amount(value: Any) -> Any:
    return value if isinstance(value, dict) or value is None else {"points": value}


AmountWritten = Annotated[Amount, BeforeValidator(_amount, json_schema_input_type=Amount | Points)]


class Clause(Written):
    """When the tests hold, the effects follow. At least one effect is given.

    when, any_of: all tests of `when` and at least one group of `any_of`.
    if_blank: what a test on a blank field means here; without it the line cannot be judged.
    disqualify: `this_period`, or the number of further periods.
    note: words for the reader, beside the generated ones.
    """

    when: WrittenTests = Setting(default_factory=dict)
    any_of: tuple[WrittenTests, ...] = ()
    if_blank: Annotated[Literal["true", "false"], ENGINE_WORD] | None = None
    deduct: AmountWritten | None = None
    add: AmountWritten | None = None
    set_to: Points | None = None
    set_rate: Share | None = None
    zero_item: YesNo = False
    zero_total: YesNo = False
    cap_star: int | None = Setting(default=None, ge=0, le=9)
    disqualify: YesNo = False
    not_met: YesNo = False
    nothing: YesNo = False
    note: str | None = None


def _same(value: Any) -> Any:
    if isinstance(value, str):
        return {value: value}
    return {name: name for name in value} if isinstance(value, list) else value


Same = Annotated[dict[str, str], BeforeValidator(_same, json_schema_input_type=str | list[str] | dict[str, str])]
"""Fields equal on both sides: one, several, or `{field here: field there}`."""


class Expect(Written):
    """There should be a record, or a field of the row itself should be filled in time.

    same: fields equal on both sides; `{row field: record field}` where the names differ.
    not_before, not_after: a field of the row, or {field: duration from it}; both ends belong to the window.
    A date as deadline means the end of that day.
    valid_on: [from field, until field] of the record; the row's date lies between them, ends included.
    """

    record: str | None = None
    name: str | None = None
    same: Same = Setting(default_factory=dict)
    matching: WrittenTests = Setting(default_factory=dict)
    not_before: str | dict[str, str] | None = None
    not_after: str | dict[str, str] | None = None
    valid_on: tuple[str, str] | None = None
    at_least: int = Setting(default=1, ge=1)
    field: str | None = None


class Lookup(Written):
    """Brings fields of the matching record or register entry; the first by time and key if several match."""

    record: str
    name: str | None = None
    same: Same
    matching: WrittenTests = Setting(default_factory=dict)
    valid_on: tuple[str, str] | None = None


class Repeat(Written):
    """Which occurrence of the same thing this row is. within: days looking back (d₃ − d₁ ≤ n); else the period."""

    same: OneOrMany[str]
    within: str | None = None


class Summarise(Written):
    """One case per subject. Fields that appear: 数 always, and one for each measure that is written.

    share: tests a row may meet; 率 = rows meeting them ÷ rows.
    total, mean, smallest, largest, distinct_count: a field.
    min_sample: below that many rows the check does not apply; 1 where share, mean, smallest or largest
    is asked for and nothing is written, else 0.
    """

    share: WrittenTests | None = None
    count_if: WrittenTests | None = None
    total: str | None = None
    mean: str | None = None
    smallest: str | None = None
    largest: str | None = None
    distinct_count: str | None = None
    min_sample: int | None = Setting(default=None, ge=0)


class Check(Written):
    """One pipeline from records to cases, and the clauses that judge each case.

    each: a kind, a calendar unit (day, week, tenday, month, quarter, year) or `member`.
    counting_date: the field whose date decides the period, where it is not the kind's own.
    charge_to: the role field that says whose case it is.
    min_days: calendar units with fewer scheduled days of the subject ask for nothing.
    cap: most points this check may take from one subject in the period.
    """

    name: str
    each: str
    counting_date: str | None = None
    charge_to: str | None = None
    min_days: int = Setting(default=1, ge=0)
    per: str | None = None
    expect: OneOrMany[Expect] = ()
    lookup: OneOrMany[Lookup] = ()
    where: WrittenTests = Setting(default_factory=dict)
    distinct: OneOrMany[str] = ()
    repeat: Repeat | None = None
    summarise: Summarise | None = None
    clauses: tuple[Clause, ...] = Setting(min_length=1)
    hit: Annotated[Literal["unique", "heaviest", "all"], ENGINE_WORD] = "unique"
    cap: Points | None = None


class Item(Written):
    """A line of the sheet.

    marks: full marks; an item without marks is a gate: met or not met.
    applies_to: tests on the subject's roster entry; others are left out (see `not_applicable`).
    not_applicable: `rebase` takes the item's marks out, `full` gives them.
    bonus_cap: most points that additions of this item may bring.
    effective, until: first and last day on which the item holds.
    """

    id: str
    name: str
    basis: str | None = None
    marks: Points | None = None
    owner: str | None = None
    category: str | None = None
    effective: dt.date | None = None
    until: dt.date | None = None
    applies_to: WrittenTests = Setting(default_factory=dict)
    not_applicable: Annotated[Literal["rebase", "full"], ENGINE_WORD] = "rebase"
    bonus_cap: Points | None = None
    checks: tuple[Check, ...] = Setting(min_length=1)


class Sheet(Written):
    """A 考核表. total: the marks the document says the items add up to; checked when given."""

    sheet: str
    subject: SubjectKind
    source: str | None = None
    category: str | None = None
    effective: dt.date | None = None
    until: dt.date | None = None
    total: Points | None = None
    items: tuple[Item, ...] = Setting(min_length=1)
