"""What a scenario has said so far: rows of ledgers as texts, defaults, and which ledgers were delivered."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starcrew.model.kinds import Kind, Purpose
from starcrew.model.periods import DAY
from starcrew.model.plan import Programme
from starcrew.spec.faults import Misstated
from starcrew.spec.unsaid import unsaid

Cells = Mapping[str, str]
_QUOTED = re.compile(r'["“]([^"”]+)["”]')


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

    def add(self, kind: Kind, cells: Cells) -> None:
        """One more row: what the step says, then the kind's defaults, then what a required field holds unsaid."""
        given = {**self.defaults.get(kind.kind, {}), **cells}
        missing = [name for name, written in kind.fields.items() if written.required and name not in given]
        texts = {name: unsaid(kind, name, self.programme, self.rows) for name in missing}
        self.rows.setdefault(kind.kind, []).append({**{n: t for n, t in texts.items() if t is not None}, **given})

    def add_rows(self, kind: str, rows: Sequence[Cells]) -> None:
        """Rows as a table gives them."""
        for row in rows:
            self.add(self.kind(kind), row)

    def add_daily(self, kind: str, rows: Sequence[Cells], on: Sequence[str]) -> None:
        """The rows for each of these days, dated on it."""
        found = self.kind(kind)
        for row in rows:
            for day_ in on:
                self.add(found, {**row, dated(found): day_})

    def add_for_each(self, named: str, kind: str, rows: Sequence[Cells]) -> None:
        """The rows once for each entry of `named` so far, which they refer to. Raises Misstated."""
        entries, found = self.kind(named), self.kind(kind)
        reference = next((name for name, f in found.fields.items() if f.to == named), None)
        if reference is None:
            raise Misstated("spec-no-reference", kind=kind, named=named)
        for entry in tuple(self.rows.get(named, ())):
            self.add_rows(kind, [{**row, reference: entry[entries.id_field or ""]} for row in rows])

    def add_named(self, roster: Purpose, names: str) -> list[str]:
        """Entries of a roster, each with its name for an id; the names."""
        kind, found = self.serving(roster), _QUOTED.findall(names)
        for name in found:
            self.add(kind, {kind.id_field or "": name, kind.name_field or "": name})
        return found

    def add_members(self, team: str, workers: Sequence[str]) -> None:
        """Belonging to the team since long ago."""
        kind = self.serving("membership")
        person, group = kind.roles["worker"][0], kind.roles["team"][0]
        self.add_rows(kind.kind, [{person: worker, group: team} for worker in workers])

    def add_shifts(self, team: str, shifts: Sequence[str], on: Sequence[str]) -> None:
        """On the schedule, for each day and shift."""
        kind = self.serving("schedule")
        shift = next(name for name, written in kind.fields.items() if written.type == "shift")
        for name in shifts:
            self.add_daily(kind.kind, [{kind.roles["team"][0]: team, shift: name.strip()}], on)

    def suspend(self, team: str, on: Sequence[str]) -> None:
        """Production stopped from the first to the last of these days."""
        kind = self.serving("suspension")
        first, last = kind.valid or ("", None)
        self.add(kind, {kind.roles["team"][0]: team, first: on[0], last or first: on[-1]})

    def deliver(self, kind: str, on: Sequence[str]) -> None:
        """The ledger was delivered for these days; for no others, unless another step adds some."""
        spans = self.delivered.setdefault(self.kind(kind).kind, [])
        spans.extend([(on[0], on[-1])] if on else [])


def dated(kind: Kind) -> str:
    """The field in which a row of the kind has its date: the counting date, or the first date. Raises Misstated."""
    if kind.counting_date is not None and kind.counting_date in kind.fields:
        return kind.counting_date
    found = next((name for name, written in kind.fields.items() if written.type == "date"), None)
    if found is None:
        raise Misstated("spec-no-date", kind=kind.kind)
    return found


def days(span: str) -> tuple[str, ...]:
    """`2026-07-06` or `2026-07-06至2026-07-10`: each day, both ends included. Raises Misstated."""
    first, _, last = span.partition("至")
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
