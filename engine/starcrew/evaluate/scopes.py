"""Delivery statements, and whose ledgers have to cover which subject."""

import datetime as dt

import ibis
import ibis.expr.types as ir

from starcrew.count.delivery import Scope, Statement
from starcrew.count.world import Records, World
from starcrew.model.backend import Backend
from starcrew.model.kinds import Kind, SubjectKind
from starcrew.model.plan import SUBJECT


def statements(world: World, records: Records, backend: Backend) -> tuple[Statement, ...]:
    """Every delivery statement in force; none where the site keeps none."""
    kind = world.programme.purposes.get("delivery")
    if kind is None or kind.valid is None or kind.name_field is None:
        return ()
    table = records.table(kind.kind)
    first, last = kind.valid
    chosen = table.select(
        kind=table[kind.name_field],
        workshop=_role(table, kind, "workshop"),
        team=_role(table, kind, "team"),
        first=table[first],
        last=table[last] if last else table[first],
    )
    return tuple(_statement(row) for row in backend.rows(chosen))


def _statement(row: tuple[object, ...]) -> Statement:
    name, workshop, team, first, last = row
    if not isinstance(first, dt.date) or not isinstance(last, dt.date):
        raise TypeError(row)
    return Statement(str(name), _text(workshop), _text(team), first, last)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _role(table: ir.Table, kind: Kind, subject: SubjectKind) -> ir.Value:
    names = kind.roles.get(subject, ())
    return table[names[0]] if names else ibis.null("string")


def scopes(world: World, backend: Backend) -> dict[SubjectKind, dict[str, Scope]]:
    """Subject → its workshop and team. A worker's team is the one joined last inside the period."""
    teams = _teams(world, backend)
    return {"team": teams, "worker": _workers(world, backend, teams)}


def _teams(world: World, backend: Backend) -> dict[str, Scope]:
    if "team" not in world.subjects:
        return {}
    kind = world.programme.purposes["team_roster"]
    table = world.subjects["team"]
    rows = backend.rows(table.select(SUBJECT, workshop=_role(table, kind, "workshop")))
    return {str(team): Scope(_text(workshop), str(team)) for team, workshop in rows}


def _workers(world: World, backend: Backend, teams: dict[str, Scope]) -> dict[str, Scope]:
    if "worker" not in world.subjects:
        return {}
    alone = Scope(None, None)
    found = {str(worker): alone for (worker,) in backend.rows(world.subjects["worker"].select(SUBJECT))}
    if world.members is None:
        return found
    held = world.members.filter(world.members.first <= ibis.date(world.period.last.isoformat()))
    ordered = held.order_by([held.worker, held.first, held.record]).select("worker", "team")
    last_team = {str(worker): str(team) for worker, team in backend.rows(ordered)}
    return {worker: teams.get(last_team.get(worker, ""), alone) for worker in found}
