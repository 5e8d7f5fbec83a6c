"""Delivery statements, and whose ledgers have to cover which subject."""

import datetime as dt
from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir

from starcrew.count.delivery import Scope, Statement
from starcrew.model.kinds import Kind, SubjectKind
from starcrew.model.plan import SUBJECT

if TYPE_CHECKING:
    from starcrew.evaluate.run import Session


def statements(session: "Session") -> tuple[Statement, ...]:
    """Every delivery statement in force; none where the site keeps none. A blank last day still holds."""
    around = session.prepared.world
    kind = around.programme.purposes.get("delivery")
    if kind is None or kind.valid is None or kind.name_field is None:
        return ()
    table = session.records.provide(kind, f"statements:{kind.kind}", session.backend)
    first, last = kind.valid
    chosen = table.select(
        kind=table[kind.name_field],
        workshop=_role(table, kind, "workshop"),
        team=_role(table, kind, "team"),
        first=table[first],
        last=(table[last] if last else ibis.null("date")).fill_null(ibis.date(around.period.last.isoformat())),
    )
    return tuple(_statement(row) for row in session.backend.rows(chosen))


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


def scopes(session: "Session") -> dict[SubjectKind, dict[str, Scope]]:
    """Subject → its workshop and team. A worker's team is the one joined last inside the period."""
    teams = _teams(session)
    return {"team": teams, "worker": _workers(session, teams)}


def _teams(session: "Session") -> dict[str, Scope]:
    around = session.prepared.world
    if "team" not in around.subjects:
        return {}
    kind, table = around.programme.purposes["team_roster"], around.subjects["team"]
    rows = session.backend.rows(table.select(SUBJECT, workshop=_role(table, kind, "workshop")))
    return {str(team): Scope(_text(workshop), str(team)) for team, workshop in rows}


def _workers(session: "Session", teams: dict[str, Scope]) -> dict[str, Scope]:
    around = session.prepared.world
    if "worker" not in around.subjects:
        return {}
    alone = Scope(None, None)
    found = {str(row[0]): alone for row in session.backend.rows(around.subjects["worker"].select(SUBJECT))}
    if around.members is None:
        return found
    held = around.members.filter(around.members.first <= ibis.date(around.period.last.isoformat()))
    ordered = held.order_by([held.worker, held.first, held.record]).select("worker", "team")
    last_team = {str(worker): str(team) for worker, team in session.backend.rows(ordered)}
    return {worker: teams.get(last_team.get(worker, ""), alone) for worker in found}
