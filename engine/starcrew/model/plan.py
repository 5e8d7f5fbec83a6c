"""A programme that passed `check`: every name resolved, every test typed, ready to count and judge.

Sheets say what the author wrote; plans say what it means. Only `check` makes plans.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from starcrew.model.cases import CaseField, CaseType
from starcrew.model.conditions import ALWAYS, Condition, Operator
from starcrew.model.kinds import Kind, SubjectKind
from starcrew.model.periods import Unit
from starcrew.model.schemes import Band, Scheme
from starcrew.model.sheets import Clause, Item, Sheet
from starcrew.model.site import SiteFile

RowType = Literal["text", "integer", "decimal", "ratio", "date", "datetime", "time", "duration", "boolean", "texts"]
"""decimal: millionths. ratio: a numerator and a denominator column. time, duration: seconds."""

CASE_TYPES: dict[RowType, CaseType] = {
    "text": "text",
    "integer": "number",
    "decimal": "number",
    "ratio": "number",
    "time": "number",
    "duration": "number",
    "date": "date",
    "datetime": "date",
    "boolean": "boolean",
}

SUBJECT = "subject"
CASE = "case"
EVIDENCE = "evidence"
"""Columns every table of cases has: subject id, text that names the case within its check, record ids."""


@dataclass(frozen=True, slots=True)
class RowField:
    """A column that rules may name. `values`: what an enumeration allows. `unit`: what a bare number means."""

    name: str
    type: RowType
    values: tuple[str, ...] = ()
    unit: str | None = None
    blank: bool = True

    @property
    def case(self) -> CaseField:
        return CaseField(self.name, CASE_TYPES[self.type], self.blank)


@dataclass(frozen=True, slots=True)
class FieldAtom:
    """`left operator right + plus`, both fields of one row; `plus` in seconds, days or units of the left side."""

    left: str
    operator: Operator
    right: str
    plus: int = 0


@dataclass(frozen=True, slots=True)
class RowTests:
    """Tests that keep a row: a row whose tested field is blank is not kept."""

    condition: Condition = ALWAYS
    comparisons: tuple[FieldAtom, ...] = ()
    contains: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Charge:
    """How a row finds its subject. field: a role; by: that role's own kind of subject.

    Where `by` is not the sheet's subject, membership on the row's date leads from one to the other.
    """

    field: str
    by: SubjectKind


@dataclass(frozen=True, slots=True)
class EachRecord:
    """Records of a kind whose `date` lies in the period, or register entries valid in it."""

    kind: str
    date: str | None
    charge: Charge


@dataclass(frozen=True, slots=True)
class EachUnit:
    """Calendar units in which the subject had at least `min_days` scheduled days."""

    unit: Unit
    min_days: int


Population = EachRecord | EachUnit


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of a window: a date or datetime field of the row, moved by seconds. Belongs to the window."""

    field: str
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class ExpectRecord:
    """The `at_least`-th matching record that is not early decides the result."""

    name: str
    kind: str
    same: tuple[tuple[str, str], ...]
    tests: RowTests
    not_before: Bound | None
    not_after: Bound | None
    valid_on: tuple[str, str] | None
    at_least: int
    brings: tuple[RowField, ...] = ()


@dataclass(frozen=True, slots=True)
class ExpectField:
    """A field of the row itself should be filled by the deadline."""

    name: str
    field: str
    not_after: Bound


@dataclass(frozen=True, slots=True)
class LookupPlan:
    """Fields of the first matching record, by time and key; `<name>.found` says whether there is one."""

    name: str
    kind: str
    same: tuple[tuple[str, str], ...]
    tests: RowTests
    valid_on: tuple[str, str] | None
    brings: tuple[RowField, ...] = ()


@dataclass(frozen=True, slots=True)
class RepeatPlan:
    """days: how far the window looks back; None for the period."""

    same: tuple[str, ...]
    days: int | None


@dataclass(frozen=True, slots=True)
class SummaryPlan:
    """Measures over a subject's rows. min_sample: below it the check does not apply to the subject."""

    share: RowTests | None = None
    count_if: RowTests | None = None
    total: str | None = None
    mean: str | None = None
    smallest: str | None = None
    largest: str | None = None
    distinct_count: str | None = None
    min_sample: int = 0


@dataclass(frozen=True, slots=True)
class ClausePlan:
    """A clause with its condition typed. `written` keeps the effects and the words."""

    written: Clause
    condition: Condition


@dataclass(frozen=True, slots=True)
class CheckPlan:
    """One pipeline. row_fields: what a row has before it is summed up; fields: what a case has, by canonical name.

    number: counts from 1 within the item.
    """

    sheet: str
    item: str
    number: int
    name: str
    subject: SubjectKind
    each: Population
    clauses: tuple[ClausePlan, ...]
    row_fields: Mapping[str, RowField]
    fields: Mapping[str, RowField]
    per: str | None = None
    expects: tuple[ExpectRecord | ExpectField, ...] = ()
    lookups: tuple[LookupPlan, ...] = ()
    where: RowTests = RowTests()
    distinct: tuple[str, ...] = ()
    repeat: RepeatPlan | None = None
    summary: SummaryPlan | None = None
    hit: Literal["unique", "heaviest", "all"] = "unique"
    cap: int | None = None

    @property
    def tested(self) -> tuple[RowField, ...]:
        """The fields that clauses look at, each once: what makes two cases the same to the judge."""
        names = dict.fromkeys(name for clause in self.clauses for name in clause.condition.fields)
        return tuple(self.fields[name] for name in names)

    @property
    def reads(self) -> frozenset[str]:
        """The row fields that any step names, the population's own and those that steps add."""
        named = set(_named(self.where)) | set(self.distinct) | {self.per or ""}
        named |= set(self.repeat.same) if self.repeat else set()
        for expect in self.expects:
            named |= set(_expecting(expect))
        named |= {left for lookup in self.lookups for left, _ in lookup.same}
        case = {field.name for field in self.tested} | set(self.multipliers)
        return frozenset(named | (set(_summed(self.summary)) if self.summary else case))

    @property
    def multipliers(self) -> tuple[str, ...]:
        """The fields that amounts are multiplied by."""
        amounts = [a for c in self.clauses for a in (c.written.deduct, c.written.add) if a is not None]
        return tuple(dict.fromkeys(name for amount in amounts for name in amount.times))


def _named(tests: RowTests) -> Iterator[str]:
    yield from tests.condition.fields
    yield from (side for atom in tests.comparisons for side in (atom.left, atom.right))
    yield from (name for name, _ in tests.contains)


def _expecting(expect: ExpectRecord | ExpectField) -> Iterator[str]:
    bounds = [expect.not_after] if isinstance(expect, ExpectField) else [expect.not_before, expect.not_after]
    yield from (bound.field for bound in bounds if bound is not None)
    if isinstance(expect, ExpectField):
        yield expect.field
    else:
        yield from (left for left, _ in expect.same)


def _summed(summary: SummaryPlan) -> Iterator[str]:
    for tests in (summary.share, summary.count_if):
        yield from _named(tests) if tests else ()
    sources = (summary.total, summary.mean, summary.smallest, summary.largest, summary.distinct_count)
    yield from (name for name in sources if name)


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """An item with its plans. `applies_to` is typed against the subject's roster."""

    written: Item
    category: str
    applies_to: RowTests
    checks: tuple[CheckPlan, ...]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet with the plans of its items."""

    written: Sheet
    items: tuple[ItemPlan, ...]


@dataclass(frozen=True, slots=True)
class BandPlan:
    """A band with its score typed; `rates` has one condition per prerequisite, empty where it asks for no rate."""

    written: Band
    score: Condition
    rates: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class SchemePlan:
    """A scheme with bands and eligibility typed; `roster` against the subject's roster entry."""

    written: Scheme
    bands: tuple[BandPlan, ...]
    roster: RowTests
    days_on_roster: Condition
    scheduled_shifts: Condition


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything an evaluation needs to know about a site, resolved."""

    site: SiteFile
    kinds: Mapping[str, Kind]
    sheets: Mapping[str, SheetPlan]
    schemes: Mapping[str, SchemePlan]
    purposes: Mapping[str, Kind] = field(default_factory=dict)
    """Purpose (`team_roster`, `schedule` …) → the kind that serves it."""

    @property
    def checks(self) -> tuple[CheckPlan, ...]:
        return tuple(c for s in self.sheets.values() for i in s.items for c in i.checks)
