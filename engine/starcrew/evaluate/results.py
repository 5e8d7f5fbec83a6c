"""Tables of an evaluation → values, and the digest over them."""

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

import ibis.expr.types as ir

from starcrew.count.world import ROSTER, World
from starcrew.evaluate.prepare import Ranked
from starcrew.evaluate.run import Carried, Session
from starcrew.model.backend import Backend
from starcrew.model.evaluation import Evaluation, Finding, Gap, Line, Scorecard, Undelivered
from starcrew.model.plan import SUBJECT
from starcrew.score.policy import NO_STAR_CAP

LINE = (
    "sheet",
    "item",
    "category",
    "marks",
    "applicable",
    "deducted",
    "added",
    "score",
    "state",
    "cap_star",
    "disqualify",
    "zero_total",
)
FINDING = ("item", "check", "clause", "case", "outcome", "deducted", "counted", "added", "times", "evidence")
CARD = (
    "total",
    "total_low",
    "bonus",
    "stars",
    "star_low",
    "star_high",
    "rank",
    "eligible",
    "disqualified",
    "applicable",
    "days_on_roster",
    "scheduled_shifts",
    "cap_star",
)


def evaluation(session: Session, carried: Carried) -> Evaluation:
    """The whole result as values, canonically ordered, with its digest."""
    asked = session.prepared.asked
    cards = tuple(card for ranked in session.prepared.ranked for card in _cards(ranked, session, carried))
    period = asked.period
    result = Evaluation(period.name, period.start, period.last, asked.as_of, cards)
    return replace(result, digest=digest(result))


def digest(result: Evaluation) -> str:
    """SHA-256 over canonical JSON of scorecards, lines and findings: record keys, never coordinates or file bytes."""
    text = json.dumps(result.scorecards, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    """Days as ISO text, values as the list of their fields in the order declared."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return [getattr(value, name) for name in type(value).__slots__]  # type: ignore[attr-defined]


def _cards(table: Ranked, session: Session, carried: Carried) -> Iterable[Scorecard]:
    subject, backend = table.scheme.written.subject, session.backend
    names, scopes = _names(subject, session.prepared.world, backend), carried.scopes.get(subject, {})
    lines = _grouped(backend, table.lines, LINE)
    found = _grouped(backend, table.findings, FINDING)
    gaps = _grouped(backend, table.gaps, ("star", "obstacle", "number"))
    sheets = _grouped(backend, table.sheets, ("sheet", "score"))
    absent = _absent(table, carried)
    for key, *values in sorted(backend.rows(table.cards.select(SUBJECT, *CARD)), key=lambda row: str(row[0])):
        id_ = str(key)
        card = dict(zip(CARD, values, strict=True))
        yield Scorecard(
            kind=subject,
            id=id_,
            name=names.get(id_, id_),
            group=(scopes[id_].team or "") if id_ in scopes else "",
            scheme=table.scheme.written.scheme,
            **cast("dict[str, Any]", card | {"cap_star": _cap(card["cap_star"])}),
            sheets={str(s): cast("int | None", n) for s, n in sorted(sheets[id_], key=str)},
            lines=_lines(lines[id_], table),
            findings=tuple(sorted((_finding(row) for row in found[id_]), key=_finding_order)),
            gaps=tuple(sorted((Gap(*cast("tuple[int, Any, int]", row)) for row in gaps[id_]), key=str)),
            undelivered=tuple(absent[id_]),
        )


def _grouped(backend: Backend, table: ir.Table, names: Sequence[str]) -> dict[str, list[tuple[object, ...]]]:
    found: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for subject, *rest in backend.rows(table.select(SUBJECT, *names)):
        found[str(subject)].append(tuple(rest))
    return found


def _names(subject: str, around: World, backend: Backend) -> dict[str, str]:
    kind = around.programme.purposes[ROSTER[subject]]  # type: ignore[index]
    table = around.subjects[subject]  # type: ignore[index]
    if kind.name_field is None:
        return {}
    return {str(key): str(name) for key, name in backend.rows(table.select(SUBJECT, kind.name_field))}


def _cap(star: object) -> int | None:
    return None if star == NO_STAR_CAP else cast("int", star)


def _lines(rows: list[tuple[object, ...]], table: Ranked) -> tuple[Line, ...]:
    """In the order of the sheets, as the reader knows them."""
    order = {check.item: n for n, check in enumerate(table.checks)}
    values = [dict(zip(LINE, row, strict=True)) for row in rows]
    lines = [Line(**cast("dict[str, Any]", v | {"cap_star": _cap(v["cap_star"])})) for v in values]
    return tuple(sorted(lines, key=lambda line: order.get(line.item, 0)))


def _finding(row: tuple[object, ...]) -> Finding:
    values = dict(zip(FINDING, row, strict=True))
    values["points"] = values.pop("deducted")
    values["evidence"] = tuple(cast("list[str]", values["evidence"] or []))
    return Finding(**cast("dict[str, Any]", values))


def _finding_order(finding: Finding) -> tuple[str, int, str, int, str]:
    return finding.item, finding.check, finding.case, finding.clause, finding.outcome


def _absent(table: Ranked, carried: Carried) -> dict[str, list[Undelivered]]:
    found: dict[str, list[Undelivered]] = defaultdict(list)
    for check in table.checks:
        for subject, gaps in carried.missing.get((check.item, check.number), {}).items():
            found[subject] += [Undelivered(check.item, check.number, g.kind, g.first, g.last) for g in gaps]
    return found
