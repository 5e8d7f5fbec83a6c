"""What a scenario has said so far: rows of ledgers as texts, defaults, and which ledgers were delivered."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starcrew.model.kinds import Kind, KindField, Purpose
from starcrew.model.periods import DAY
from starcrew.model.plan import Programme
from starcrew.spec.faults import Misstated

Cells = Mapping[str, str]

LONG_AGO, FAR_AHEAD = "2000-01-01", "2099-12-31"
"""What a register's first day is when a scenario says nothing, and how long ledgers are delivered."""


@dataclass(frozen=True, slots=True)
class Premise:
    """Grows step by step. rows, defaults: kind → texts by field. delivered: only kinds that a step spoke of."""

    programme: Programme
    rows: dict[str, list[Cells]] = field(default_factory=dict)
    defaults: dict[str, Cells] = field(default_factory=dict)
    delivered: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def kind(self, name: str) -> Kind:
        """The record kind of that name. Raises Misstated."""
        found = self.programme.kinds.get(name)
        if found is None:
            raise Misstated("spec-unknown-kind", name=name, known="、".join(self.programme.kinds))
        return found

    def serving(self, purpose: Purpose) -> Kind:
        """The kind that serves a purpose. Raises Misstated."""
        found = self.programme.purposes.get(purpose)
        if found is None:
            raise Misstated("spec-no-purpose", purpose=purpose)
        return found

    def add(self, kind: Kind, cells: Cells) -> Cells:
        """One more row, completed; returns what was added."""
        given = {**self.defaults.get(kind.kind, {}), **cells}
        named = {name: self._unsaid(kind, name) for name, f in kind.fields.items() if f.required and name not in given}
        row = {**{name: text for name, text in named.items() if text is not None}, **given}
        self.rows.setdefault(kind.kind, []).append(row)
        return row

    def add_daily(self, kind: Kind, cells: Cells, days: Sequence[str]) -> None:
        """The same row for each day, dated on it."""
        for day in days:
            self.add(kind, {**cells, dated(kind): day})

    def add_for_each(self, named: Kind, kind: Kind, rows: Sequence[Cells]) -> None:
        """The rows once for each entry of `named` so far, which they refer to. Raises Misstated."""
        reference = next((name for name, f in kind.fields.items() if f.to == named.kind), None)
        if reference is None:
            raise Misstated("spec-no-reference", kind=kind.kind, named=named.kind)
        for entry in tuple(self.rows.get(named.kind, ())):
            for row in rows:
                self.add(kind, {**row, reference: entry[named.id_field or ""]})

    def last_key(self, kind: str) -> str | None:
        """The id of the entry written last; None when there is none."""
        entries = self.rows.get(kind)
        id_field = self.kind(kind).id_field
        return entries[-1].get(id_field) if entries and id_field else None

    def _unsaid(self, kind: Kind, name: str) -> str | None:
        """What a required field holds that nobody spoke of; None leaves it blank, for intake to complain."""
        written = kind.fields[name]
        if kind.valid is not None and name == kind.valid[0]:
            return LONG_AGO
        if written.type == "reference":
            return self.last_key(written.to or "")
        if written.type == "team":
            return self._first("team_roster")
        if written.type in ("person", "persons"):
            return self._first("worker_roster")
        return self._plain(kind, name, written)

    def _plain(self, kind: Kind, name: str, written: KindField) -> str | None:
        number = len(self.rows.get(kind.kind, ())) + 1
        match written.type:
            case "text" if written.pattern_digits:
                return str(number).zfill(written.pattern_digits)
            case "text" | "workshop":
                return f"{kind.kind}{number}" if name in kind.key else name
            case "enum":
                return next(iter(written.values))
            case "boolean":
                return "否"
            case "shift":
                return next(iter(self.programme.site.shifts), None)
            case "integer" | "decimal" | "percent" | "duration":
                return "0"
            case _:
                return None

    def _first(self, purpose: Purpose) -> str | None:
        kind = self.programme.purposes.get(purpose)
        entries = self.rows.get(kind.kind) if kind else None
        return entries[0].get(kind.id_field or "") if kind and entries else None


def dated(kind: Kind) -> str:
    """The field in which a row of the kind has its date: the counting date, or the first required date."""
    if kind.counting_date in kind.fields:
        return kind.counting_date or ""
    dates = [name for name, f in kind.fields.items() if f.type == "date"]
    if not dates:
        raise Misstated("spec-no-date", kind=kind.kind)
    return dates[0]


def days(first: str, last: str | None) -> tuple[str, ...]:
    """Each day from first to last, both included. Raises Misstated."""
    begin, end = day(first), day(last or first)
    if end < begin:
        raise Misstated("spec-backwards", first=first, last=last)
    return tuple((begin + DAY * n).isoformat() for n in range((end - begin).days + 1))


def day(text: str) -> dt.date:
    """A day written 2026-07-06. Raises Misstated."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Misstated("spec-no-day", text=text) from None
