"""Where the dirt of cells goes: every kind several times, one to a cell, spoilt rows where nothing leans on them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from starcrew.model.records import Stored
from starcrew.sample.books import Page, team_of
from starcrew.sample.dirt import CELL_DIRT, Dirt, Place
from starcrew.sample.kinds import reference_kinds
from starcrew.sample.layout import block_field
from starcrew.sample.spelling import Cell, Names

Where = tuple[int, int, str]
"""Page, row of the page, field; both from 0."""
_TRIES_PER_SPOT = 60
_BEST = 4
"""Teams of this level and above keep all their rows, so that their stars are what was meant."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A dirty cell and the value that was meant."""

    dirt: Dirt
    cell: Cell
    meant: Stored


def spots(pages: Sequence[Page], called: Names, chance: Random) -> dict[Where, Spot]:
    """The dirty cells. A row that is spoilt has no other dirt."""
    placed: dict[Where, Spot] = {}
    touched: set[tuple[int, int]] = set()
    hurt: set[tuple[str, str]] = set()
    rejecting = [dirt for dirt in CELL_DIRT if dirt.outcome == "rejected"]
    repairing = [dirt for dirt in CELL_DIRT if dirt.outcome != "rejected"]
    repeated = frozenset(id(row.fact) for page in pages for row in page.rows if row.role != "first")
    for dirt in rejecting:
        free = _Free(pages, called, repeated, rows=touched, cells=placed, hurt=hurt)
        chosen = _chosen(dirt, free, chance)
        placed |= chosen
        touched |= {(page, row) for page, row, _ in chosen}
    spoilt = frozenset(touched)
    for dirt in repairing:
        placed |= _chosen(dirt, _Free(pages, called, repeated, rows=spoilt, cells=placed, hurt=hurt), chance)
    return placed


@dataclass(frozen=True, slots=True)
class _Free:
    """Which cells may still be taken. hurt: (kind, team) that already lost a row."""

    pages: Sequence[Page]
    called: Names
    repeated: frozenset[int]
    rows: frozenset[tuple[int, int]] | set[tuple[int, int]]
    cells: Mapping[Where, Spot]
    hurt: set[tuple[str, str]]

    def spot(self, dirt: Dirt, where: Where, chance: Random) -> Spot | None:
        """The dirt at that place, or None if it is taken or the dirt does not fit."""
        number, row, name = where
        page = self.pages[number]
        fact = page.rows[row].fact
        if (number, row) in self.rows or where in self.cells or page.rows[row].role == "conflict":
            return None
        if dirt.outcome == "rejected" and not self._may_spoil(page, row):
            return None
        place = Place(
            page, fact, name, reference_kinds()[page.kind].fields[name], fact.values[name], self.called, chance
        )
        cell = dirt.write(place)
        return None if cell is None else Spot(dirt, cell, fact.values[name])

    def take(self, found: dict[Where, Spot], dirt: Dirt, where: Where, chance: Random) -> None:
        """Adds the dirt to what was found, if the place is free; a row gets each dirt once."""
        spot = None if any(where[:2] == other[:2] for other in found) else self.spot(dirt, where, chance)
        if spot is not None:
            found[where] = spot
            if dirt.outcome == "rejected":
                self._mark(where)

    def _mark(self, where: Where) -> None:
        """A team loses one row of a ledger, not more; what is no team's is not counted."""
        fact = self.pages[where[0]].rows[where[1]].fact
        if team_of(fact):
            self.hurt.add((fact.kind, team_of(fact)))

    def _may_spoil(self, page: Page, row: int) -> bool:
        fact = page.rows[row].fact
        if fact.fixed or id(fact) in self.repeated:
            return False
        team = self.called.teams.get(team_of(fact))
        return team is None or (team.level < _BEST and (fact.kind, team.id) not in self.hurt)


def _chosen(dirt: Dirt, free: _Free, chance: Random) -> dict[Where, Spot]:
    """As many places as the dirt wants; by chance first, then by looking everywhere."""
    columns = [(n, name) for n, page in enumerate(free.pages) for name in _columns(page, dirt)]
    found: dict[Where, Spot] = {}
    for where in _drawn(columns, free.pages, dirt.wanted * _TRIES_PER_SPOT, chance):
        free.take(found, dirt, where, chance)
        if len(found) == dirt.wanted:
            return found
    for where in _everywhere(columns, free.pages, chance):
        free.take(found, dirt, where, chance)
        if len(found) == dirt.wanted:
            return found
    return found


def _columns(page: Page, dirt: Dirt) -> Iterator[str]:
    merged = block_field(page)
    fields = reference_kinds()[page.kind].fields
    return (name for name, field in fields.items() if field.type in dirt.types and name != merged)


def _drawn(columns: Sequence[tuple[int, str]], pages: Sequence[Page], tries: int, chance: Random) -> Iterator[Where]:
    for _ in range(tries if columns else 0):
        number, name = chance.choice(columns)
        yield number, chance.randrange(len(pages[number].rows)), name


def _everywhere(columns: Sequence[tuple[int, str]], pages: Sequence[Page], chance: Random) -> list[Where]:
    places = [(number, row, name) for number, name in columns for row in range(len(pages[number].rows))]
    chance.shuffle(places)
    return places
