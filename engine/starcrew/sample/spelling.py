"""How a clean value is written into a cell: as Excel keeps it, as text in a CSV file, as a value in JSON."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from starcrew.model.kinds import KindField
from starcrew.model.records import Stored
from starcrew.sample.books import Page
from starcrew.sample.kinds import fields_of, reference_kinds
from starcrew.sample.plant import Plant, Team
from starcrew.sample.quarter import MILLION, Fact


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula; no value: saved by a program that did not calculate it."""

    text: str
    value: int | None = None


Cell = str | int | float | bool | dt.date | dt.time | Formula | None
_EXCEL = ".xlsx"


@dataclass(frozen=True, slots=True)
class Names:
    """How teams and people are called. namesakes: names that more than one worker bears."""

    plant: Plant
    teams: Mapping[str, Team]
    namesakes: frozenset[str]

    def person(self, worker: str, team: str | None) -> str:
        """The name where it is clear, in that team if one is given; the number otherwise."""
        name = self.plant.workers[worker].name
        if name not in self.namesakes:
            return name
        crew = {m.worker for m in self.plant.memberships.get(team, ())} if team else set(self.plant.workers)
        bearers = [other for other in crew if self.plant.workers[other].name == name]
        return name if bearers == [worker] else worker


def names(plant: Plant) -> Names:
    """The names of the plant."""
    counted = Counter(worker.name for worker in plant.workers.values())
    namesakes = frozenset(name for name, count in counted.items() if count > 1)
    return Names(plant, {team.id: team for team in plant.teams}, namesakes)


def suffix(page: Page) -> str:
    """`.xlsx`, `.csv` or `.jsonl`."""
    return "." + page.file.rpartition(".")[2]


def team_in_row(fact: Fact) -> str | None:
    """The team that tells people of one name apart: the only one named in the row."""
    fields = fields_of(reference_kinds()[fact.kind], "team")
    named = {str(fact.values[field]) for field in fields if fact.values[field] is not None}
    return named.pop() if len(fields) == 1 and named else None


def plain(name: str, fact: Fact, page: Page, called: Names) -> Cell:
    """The cell of that field without any dirt; None for a blank."""
    field, value = reference_kinds()[fact.kind].fields[name], fact.values[name]
    if value is None:
        return None
    if field.type == "team":
        return called.teams[str(value)].name
    if field.type == "person":
        return str(value) if _by_number(page) else called.person(str(value), team_in_row(fact))
    if isinstance(value, tuple):
        return "、".join(called.person(worker, team_in_row(fact)) for worker in value)
    return _number_or_time(field, value, suffix(page))


def _by_number(page: Page) -> bool:
    """Whether people stand there by their number: system exports, and columns that are called so."""
    return suffix(page) == ".jsonl" or "工号" in page.headers.values()


def _number_or_time(field: KindField, value: Stored, form: str) -> Cell:
    if isinstance(value, bool):
        return value if form == ".jsonl" else "是" if value else "否"
    if isinstance(value, int):
        return _number(field, value, form)
    if isinstance(value, dt.date) and form != _EXCEL:
        return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, dt.datetime) else value.isoformat()
    return value if isinstance(value, (str, dt.date)) else None


def _number(field: KindField, value: int, form: str) -> Cell:
    match field.type:
        case "time":
            at = dt.time(value // 3600, value // 60 % 60)
            return at if form == _EXCEL else f"{at:%H:%M}"
        case "duration":
            return value // 3600
        case "decimal":
            return value // MILLION if value % MILLION == 0 else value / MILLION
        case "percent":
            return value / MILLION if form == _EXCEL else f"{value // 10_000}%"
        case _:
            return value
