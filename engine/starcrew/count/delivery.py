"""Which ledgers cover which subjects and days: no data is not no incident."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from starcrew.count.population import look_back
from starcrew.count.world import World, kinds_of
from starcrew.model.periods import DAY
from starcrew.model.plan import CheckPlan, EachUnit


@dataclass(frozen=True, slots=True)
class Statement:
    """A ledger was delivered from first to last day, both included; scopes that are None are not narrowed."""

    kind: str
    workshop: str | None
    team: str | None
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose records a ledger has to cover for one subject; None where the subject belongs to none."""

    workshop: str | None
    team: str | None


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A stretch of days, both ends included, that a check needs and nobody delivered."""

    kind: str
    first: dt.date
    last: dt.date


def needs(check: CheckPlan, world: World) -> tuple[tuple[str, dt.date, dt.date], ...]:
    """(kind, first, last day) of each ledger whose silence would be taken for an answer."""
    start, last = world.period.start, world.last
    names = kinds_of(check)
    if isinstance(check.each, EachUnit) and "schedule" in world.programme.purposes:
        names = (*names, world.programme.purposes["schedule"].kind)
    looking = start - dt.timedelta(days=look_back(check))
    return tuple(
        (name, looking if number == 0 and not isinstance(check.each, EachUnit) else start, last)
        for number, name in enumerate(names)
        if world.programme.kinds[name].needs_delivery
    )


def undelivered(
    needed: Sequence[tuple[str, dt.date, dt.date]], statements: Iterable[Statement], scopes: Mapping[str, Scope]
) -> dict[str, tuple[Undelivered, ...]]:
    """Subject → what is missing, in the order needed; subjects for whom everything was delivered are left out."""
    told = tuple(statements)
    by_scope = {scope: _missing(needed, told, scope) for scope in set(scopes.values())}
    return {subject: gaps for subject, scope in scopes.items() if (gaps := by_scope[scope])}


def _missing(
    needed: Sequence[tuple[str, dt.date, dt.date]], statements: Sequence[Statement], scope: Scope
) -> tuple[Undelivered, ...]:
    return tuple(
        Undelivered(kind, *gap)
        for kind, first, last in needed
        for gap in uncovered(first, last, [s for s in statements if s.kind == kind and _covers(s, scope)])
    )


def _covers(statement: Statement, scope: Scope) -> bool:
    return statement.team in {None, scope.team} and statement.workshop in {None, scope.workshop}


def uncovered(first: dt.date, last: dt.date, statements: Iterable[Statement]) -> Iterator[tuple[dt.date, dt.date]]:
    """The stretches of first..last that no statement covers; all ends included."""
    day = first
    for statement in sorted(statements, key=lambda s: (s.first, s.last)):
        if day > last:
            return
        if statement.first > day:
            yield day, min(last, statement.first - DAY)
        day = max(day, statement.last + DAY)
    if day <= last:
        yield day, last
