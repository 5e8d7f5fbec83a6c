"""Names → ids of roster entries: what a text may mean, and which of them is meant in this row."""

import datetime as dt
import difflib
from dataclasses import dataclass, field
from functools import cached_property

from starcrew.intake import normal, spellings
from starcrew.intake.directory import Directory, Ids, Index
from starcrew.intake.grid import Cell, shown
from starcrew.intake.outcome import Fault, Outcome, Taken

_LIST_MARK = "、"
_SHOWN = 5
_COMPARABLE = 3000
"""Looking for a similar name in more names than this takes too long for a hint."""
_HINTS = 200
"""Unknown names that get one, per sheet and column: after these the roster is missing, not a spelling."""


@dataclass(frozen=True, slots=True)
class Row:
    """What else the row says: its teams, those that go with the field first, and the day it counts on."""

    teams: tuple[tuple[str, ...], ...]
    day: dt.date | None


NOWHERE = Row((), None)


@dataclass(frozen=True)
class Names:
    """Resolves names of one roster. kind: the roster."""

    directory: Directory
    kind: str
    _known: dict[str, Ids] = field(default_factory=dict)
    _near: dict[str, str] = field(default_factory=dict)

    @cached_property
    def index(self) -> Index:
        return self.directory.index(self.kind)

    def entry(self, cell: Cell) -> Outcome:
        """A team or another entry that needs no more than its own name."""
        written = shown(cell)
        found = self._candidates(written)
        if len(found) == 1:
            return Taken(found[0], self._rule(written, found[0]))
        return self._ambiguous(written, found) if found else self._unknown(written)

    def person(self, cell: Cell, row: Row) -> Outcome:
        """One person; people of the same name are told apart by team and day."""
        written = shown(cell)
        found = self._candidates(written)
        if found:
            return self._told_apart(written, found, row)
        if spellings.PEOPLE_GROUP.search(normal.tight(written)):
            return Fault("intake-people-group", {"text": written})
        several = spellings.PEOPLE_SEPARATOR.search(normal.plain(written))
        return Fault("intake-several-people", {"text": written}) if several else self._unknown(written)

    def people(self, cell: Cell, row: Row) -> Outcome:
        """Several people in one cell, each once, in the order written."""
        written = shown(cell)
        if spellings.PEOPLE_GROUP.search(normal.tight(written)):
            return Fault("intake-people-group", {"text": written})
        pieces = [
            piece for part in spellings.PEOPLE_SEPARATOR.split(normal.plain(written)) for piece in self._pieces(part)
        ]
        outcomes = [self.person(piece, row) for piece in pieces]
        fault = next((outcome for outcome in outcomes if isinstance(outcome, Fault)), None)
        if fault is not None:
            return fault
        taken = [outcome for outcome in outcomes if isinstance(outcome, Taken)]
        ids = tuple(dict.fromkeys(str(outcome.value) for outcome in taken))
        separated = None if _LIST_MARK.join(pieces) == written else "list-spelling"
        return Taken(ids, next((outcome.rule for outcome in taken if outcome.rule), separated))

    def _told_apart(self, written: str, found: Ids, row: Row) -> Outcome:
        if len(found) == 1:
            return Taken(found[0], self._rule(written, found[0]))
        for teams in row.teams:
            inside = [person for person in found if self.directory.teams_on(person, row.day) & set(teams)]
            if len(inside) == 1:
                return Taken(inside[0], "same-name")
        return self._ambiguous(written, found)

    def _candidates(self, written: str) -> Ids:
        known = self._known.get(written)
        if known is None:
            known = self._known[written] = self._looked_up(written)
        return known

    def _looked_up(self, written: str) -> Ids:
        """`王伟(大)` as a whole, then the name before the bracket, narrowed by an id inside it."""
        found = self.index.find(written)
        text = normal.plain(written)
        inside = spellings.BRACKETED.search(text)
        if found or inside is None:
            return found
        outer, inner = spellings.BRACKETED.sub("", text), self.index.find(inside.group(1))
        named = self.index.find(outer)
        return tuple(entry for entry in named if entry in inner) if inner else named

    def _pieces(self, part: str) -> list[str]:
        """A part between separators: a padded name, or names parted by white space."""
        words = part.split()
        if len(words) < 2 or self.index.find(part):
            return [part] if words else []
        pieces: list[str] = []
        for word in words:
            if pieces and len(word) == 1 == len(pieces[-1]):
                pieces[-1] += word
            else:
                pieces.append(word)
        return pieces

    def _rule(self, written: str, entry: str) -> str | None:
        return None if written in (entry, self.index.names.get(entry)) else "name-spelling"

    def _unknown(self, written: str) -> Fault:
        if written not in self._near and len(self._near) < _HINTS:
            self._near[written] = self._nearest(self.index.compared(written))
        near = self._near.get(written, "")
        args = {"text": written.strip(), "roster": self.kind, "near": near}
        return Fault("intake-name-unknown-near" if near else "intake-name-unknown", args)

    def _nearest(self, compared: str) -> str:
        few = self.index.spelt if max(len(self.index.spelt), 50 * len(compared)) <= _COMPARABLE else ()
        close = difflib.get_close_matches(compared, few, n=1)
        ids = self.index.spelt[close[0]] if close else ()
        return self.index.names.get(ids[0], ids[0]) if ids else ""

    def _ambiguous(self, written: str, found: Ids) -> Fault:
        return Fault("intake-name-ambiguous", {"text": written.strip(), "ids": "、".join(found[:_SHOWN])})
