"""Cells of data rows → typed values, faults and repairs; the same path for sheets, tables of features and an API."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from starcrew.intake.columns import PERSONAL, Setting, converted, converter, guarded
from starcrew.intake.constraints import constraints
from starcrew.intake.grid import Cell, shown
from starcrew.intake.names import NOWHERE, Names, Row
from starcrew.intake.outcome import NOTHING, Fault, Outcome, Taken
from starcrew.intake.words import identifier
from starcrew.model.kinds import Kind
from starcrew.model.records import Stored


@dataclass(frozen=True, slots=True)
class Typed:
    """values: field → value of each row, in the order of the kind's fields. faults, repairs: row index → what."""

    values: Sequence[Mapping[str, Stored]]
    faults: Mapping[int, Sequence[tuple[str, Fault]]]
    repairs: Mapping[int, Sequence[tuple[str, Taken]]]


def typed_rows(columns: Mapping[str, Sequence[Cell]], setting: Setting, labels: Mapping[str, str]) -> Typed:
    """columns: field → cells, all of one length; a field without a column is blank. labels: field → heading."""
    kind = setting.kind
    outcomes = {
        name: converted(columns[name], converter(name, setting, columns[name], labels.get(name, "")))
        for name, field in kind.fields.items()
        if name in columns and not _personal(setting, name)
    }
    count = max(map(len, columns.values()), default=0)
    people = [name for name in kind.fields if name in columns and _personal(setting, name)]
    if people:
        rows = list(_rows(kind, outcomes, count))
        outcomes |= {name: _people(name, setting, columns[name], rows) for name in people}
    return _assembled(columns, outcomes, setting, count)


def _personal(setting: Setting, name: str) -> bool:
    field = setting.kind.fields[name]
    return field.type in PERSONAL and setting.directory.roster(field.type, field.to) is not None


def _assembled(
    columns: Mapping[str, Sequence[Cell]], outcomes: Mapping[str, Sequence[Outcome]], setting: Setting, count: int
) -> Typed:
    faults: dict[int, list[tuple[str, Fault]]] = defaultdict(list)
    repairs: dict[int, list[tuple[str, Taken]]] = defaultdict(list)
    fields = tuple(setting.kind.fields)
    missing = guarded_blank(setting.kind)
    by_field: list[list[Stored]] = []
    for name in fields:
        column = outcomes.get(name, [missing[name]] * count)
        by_field.append([outcome.value if type(outcome) is Taken else None for outcome in column])
        for index, outcome in enumerate(column):
            if type(outcome) is Fault:
                faults[index].append((name, outcome))
            elif outcome.rule is not None:  # type: ignore[union-attr]
                repairs[index].append((name, outcome))  # type: ignore[arg-type]
    values = [dict(zip(fields, row, strict=True)) for row in zip(*by_field, strict=True)]
    for index, name, fault in _broken(columns, values, setting):
        faults[index].append((name, fault))
    return Typed(values, faults, repairs)


def guarded_blank(kind: Kind) -> dict[str, Outcome]:
    """What a field without a column amounts to."""
    return {name: guarded(field, identifier)("") for name, field in kind.fields.items()}


def _broken(
    columns: Mapping[str, Sequence[Cell]], values: Sequence[Mapping[str, Stored]], setting: Setting
) -> Iterator[tuple[int, str, Fault]]:
    for constraint in constraints(setting):
        for index, row in enumerate(values):
            if constraint.broken(row):
                texts = {name: shown(cells[index]) for name, cells in columns.items()}
                yield index, constraint.field, constraint.fault(texts)


def _rows(kind: Kind, outcomes: Mapping[str, Sequence[Outcome]], count: int) -> Iterator[Row]:
    """The teams and the day of each row: those of the kind's first team role, then those of all its team fields."""
    fields = [name for name, field in kind.fields.items() if field.type == "team" and name in outcomes]
    leading = [name for name in kind.roles.get("team", ())[:1] if name in fields]
    day = _day_field(kind, outcomes)
    for index in range(count):
        teams = tuple(tuple(_text(outcomes[name][index]) for name in names) for names in (leading, fields) if names)
        yield Row(teams, _date(outcomes[day][index]) if day else None)


def _day_field(kind: Kind, outcomes: Mapping[str, Sequence[Outcome]]) -> str | None:
    """The field whose date the row counts on; for a derived one, the first date of the row."""
    dated = [name for name, field in kind.fields.items() if field.type in ("date", "datetime") and name in outcomes]
    wanted = [name for name in (kind.counting_date, kind.valid[0] if kind.valid else None) if name in dated]
    return next(iter([*wanted, *dated]), None)


def _people(name: str, setting: Setting, cells: Sequence[Cell], rows: Sequence[Row]) -> list[Outcome]:
    field = setting.kind.fields[name]
    names = Names(setting.directory, setting.directory.roster(field.type, field.to) or "")
    resolve = names.person if field.type == "person" else names.people
    here = [NOWHERE]
    guard = guarded(field, lambda cell: resolve(cell, here[0]))
    known: dict[object, Outcome] = {}
    outcomes: list[Outcome] = []
    for cell, row in zip(cells, rows, strict=True):
        here[0] = row
        key = (cell, row)
        if key not in known:
            known[key] = guard(cell)
        outcomes.append(known[key])
    return outcomes


def _text(outcome: Outcome) -> str:
    return str(outcome.value) if isinstance(outcome, Taken) else ""


def _date(outcome: Outcome) -> dt.date | None:
    value = (outcome if isinstance(outcome, Taken) else NOTHING).value
    return value.date() if isinstance(value, dt.datetime) else value if isinstance(value, dt.date) else None
