"""Who and what can be named in a ledger: the rosters, by every spelling, and who belonged to which team when."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from starcrew.intake import normal, spellings
from starcrew.model.kinds import FieldType, Kind, Purpose
from starcrew.model.records import Stored

Ids = tuple[str, ...]
Row = Mapping[str, Stored]
_ROSTER: dict[FieldType, Purpose] = {"person": "worker_roster", "persons": "worker_roster", "team": "team_roster"}


@dataclass(slots=True)
class Index:
    """The entries of one roster: spelling as compared → ids, in the order they came."""

    compared: Callable[[str], str]
    exact: dict[str, str] = field(default_factory=dict)
    spelt: dict[str, Ids] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def add(self, entry: str, name: str, others: Iterable[str]) -> None:
        """Makes the entry findable by its id, its name and its other names."""
        self.exact[normal.folded(entry)] = entry
        self.names.setdefault(entry, name)
        for spelling in filter(None, (name, *others)):
            compared = self.compared(spelling)
            ids = self.spelt.get(compared, ())
            if entry not in ids:
                self.spelt[compared] = (*ids, entry)

    def find(self, text: str) -> Ids:
        """The entries that the text may mean: by id, by any spelling, or by an id that lost its leading zeros."""
        folded = normal.folded(text)
        if folded in self.exact:
            return (self.exact[folded],)
        found = self.spelt.get(self.compared(text), ())
        return found or self._without_zeros(folded)

    def _without_zeros(self, folded: str) -> Ids:
        if not (folded.isascii() and folded.isdigit()):
            return ()
        bare = folded.lstrip("0")
        return tuple(entry for key, entry in self.exact.items() if key.isdigit() and key.lstrip("0") == bare)


@dataclass(frozen=True, slots=True)
class Membership:
    """person in team from `first` to `last`, both included; None is open."""

    team: str
    first: dt.date | None
    last: dt.date | None

    def holds(self, day: dt.date | None) -> bool:
        """Whether it holds on that day; without a day, whether it ever did."""
        if day is None:
            return True
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Directory:
    """Grows while rosters are taken in; other kinds are taken in afterwards."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = kinds
        self._purposes = {kind.purpose: name for name, kind in kinds.items() if kind.purpose is not None}
        self._named = {roster_of(f.type, f.to, self._purposes) for kind in kinds.values() for f in kind.fields.values()}
        self._indexes: dict[str, Index] = {}
        self._members: dict[str, list[Membership]] = defaultdict(list)

    def add(self, kind: str, rows: Iterable[Row]) -> None:
        """The rows of one kind; kinds that nothing names are of no interest."""
        if kind == self._purposes.get("membership"):
            self._add_members(self._kinds[kind], rows)
        if kind in self._named:
            self._add_entries(self._kinds[kind], rows)

    def roster(self, type_: FieldType, to: str | None) -> str | None:
        """The kind whose entries a field of that type names."""
        return roster_of(type_, to, self._purposes)

    def index(self, kind: str) -> Index:
        """The entries of a roster; empty when it has none yet."""
        is_team = kind == self._purposes.get("team_roster")
        return self._indexes.setdefault(kind, Index(normal.team_name if is_team else normal.name))

    def teams_on(self, person: str, day: dt.date | None) -> set[str]:
        """The teams that the person belonged to on the day."""
        return {membership.team for membership in self._members.get(person, ()) if membership.holds(day)}

    def _add_entries(self, kind: Kind, rows: Iterable[Row]) -> None:
        index = self.index(kind.kind)
        for row in rows:
            entry = row.get(kind.id_field or "")
            if isinstance(entry, str):
                aliases = str(row.get(kind.aliases_field or "") or "")
                others = spellings.PEOPLE_SEPARATOR.split(normal.plain(aliases)) if aliases else ()
                index.add(entry, str(row.get(kind.name_field or "") or ""), (part.strip() for part in others))

    def _add_members(self, kind: Kind, rows: Iterable[Row]) -> None:
        person = next((name for name, f in kind.fields.items() if f.type == "person"), "")
        team = next((name for name, f in kind.fields.items() if f.type == "team"), "")
        first, last = kind.valid or ("", None)
        for row in rows:
            found = Membership(str(row.get(team)), _day(row.get(first)), _day(row.get(last or "")))
            self._members[str(row.get(person))].append(found)


def roster_of(type_: FieldType, to: str | None, purposes: Mapping[Purpose, str]) -> str | None:
    """The kind that a field of that type refers to, if any."""
    return to if type_ == "reference" else purposes.get(_ROSTER[type_]) if type_ in _ROSTER else None


def _day(value: Stored) -> dt.date | None:
    return value if isinstance(value, dt.date) else None
