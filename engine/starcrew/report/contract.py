"""The machine-readable contract: plain values for JSON. Keys are stable; new ones may be added, none changes meaning.

Points are exact decimal texts ("87.5"), never binary numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from starcrew.errors import Problem
from starcrew.errors.problem import Lang
from starcrew.model.evaluation import Evaluation, Line, Scorecard
from starcrew.model.points import MICRO, POINT, display, exact
from starcrew.model.records import ControlTotal
from starcrew.report.explain import Evidence, Explanation, LineExplained, Reason

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"


def problems_json(problems: Iterable[Problem], lang: Lang) -> list[Json]:
    """Each with file, line, column, code, severity, message."""
    return [
        {
            "file": p.source.file,
            "line": p.source.line,
            "column": p.source.column,
            "code": p.code,
            "severity": p.severity,
            "message": p.message(lang),
        }
        for p in problems
    ]


def totals_json(totals: Iterable[ControlTotal]) -> list[Json]:
    """Each sheet with its control totals."""
    names = ("file", "sheet", "kind", "read", "accepted", "rejected", "skipped", "duplicate", "repaired")
    return [{name: getattr(total, name) for name in names} for total in totals]


def evaluation_json(evaluation: Evaluation) -> dict[str, Json]:
    """`scheme` names every scheme evaluated, joined by `、`; each subject names its own."""
    schemes = dict.fromkeys(card.scheme for card in evaluation.scorecards)
    return {
        "period": evaluation.period,
        "as_of": evaluation.as_of.isoformat(),
        "scheme": "、".join(schemes),
        "digest": evaluation.digest,
        "subjects": [subject_json(card) for card in evaluation.scorecards],
    }


def subject_json(card: Scorecard) -> dict[str, Json]:
    """One subject under one scheme; its lines without findings."""
    return _head(card) | {"lines": [line_json(line) for line in card.lines]}


def explanation_json(found: Explanation) -> dict[str, Json]:
    """One subject with its findings and what is missing to each star above."""
    gaps: list[Json] = [{"star": m.star, "obstacle": m.obstacle, "words": m.words} for m in found.missing]
    return _head(found.card) | {
        "lines": [_line(line) for line in found.lines],
        "missing": gaps,
        "not_rated": list(found.not_rated),
    }


def _head(card: Scorecard) -> dict[str, Json]:
    return {
        "kind": card.kind,
        "id": card.id,
        "name": card.name,
        "group": card.group,
        "scheme": card.scheme,
        "total": None if card.total is None else exact(card.total),
        "display": None if card.total is None else display(card.total),
        "bonus": exact(card.bonus),
        "stars": card.stars,
        "star_low": card.star_low,
        "star_high": card.star_high,
        "rank": card.rank,
        "eligible": card.eligible,
        "vetoes": _vetoes(card.lines),
        "caps": [{"item": line.item, "star": line.cap_star} for line in card.lines if line.cap_star is not None],
        "blocked": _blocked(card),
        "sheets": {sheet: None if score is None else exact(score) for sheet, score in card.sheets.items()},
    }


def line_json(line: Line) -> dict[str, Json]:
    """One item of one subject."""
    return {
        "sheet": line.sheet,
        "item": line.item,
        "category": line.category,
        "marks": exact(line.marks),
        "deducted": exact(line.deducted),
        "added": exact(line.added),
        "score": exact(line.score),
        "state": line.state,
    }


def _vetoes(lines: Iterable[Line]) -> list[Json]:
    found: list[Json] = []
    for line in lines:
        effects = {"not_met": line.state == "not_met", "disqualify": line.disqualify, "zero_total": line.zero_total}
        found.extend({"item": line.item, "effect": effect} for effect, holds in effects.items() if holds)
    return found


def _blocked(card: Scorecard) -> list[Json]:
    """What cannot be judged: a ledger not delivered (both days included), or a blank field of a record."""
    absent: list[Json] = [
        {
            "item": gap.item,
            "check": gap.check,
            "reason": "undelivered",
            "kind": gap.kind,
            "first": gap.first.isoformat(),
            "last": gap.last.isoformat(),
        }
        for gap in card.undelivered
    ]
    blank: list[Json] = [
        {"item": f.item, "check": f.check, "reason": "blank", "clause": f.clause, "case": f.case}
        for f in card.findings
        if f.outcome == "unknown"
    ]
    return absent + blank


def _line(line: LineExplained) -> dict[str, Json]:
    findings: list[Json] = [_finding(reason) for reason in line.reasons]
    return line_json(line.line) | {"name": line.name, "findings": findings, "blocked": list(line.blocked)}


def _finding(reason: Reason) -> dict[str, Json]:
    found = reason.finding
    return {
        "check": found.check,
        "check_name": reason.check,
        "clause": found.clause,
        "words": reason.words,
        "note": reason.note,
        "case": found.case,
        "outcome": found.outcome,
        "times": exact(found.times * POINT // MICRO),
        "points": exact(found.points),
        "counted": exact(found.counted),
        "added": exact(found.added),
        "evidence": [_evidence(each) for each in reason.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Json]:
    origin = evidence.origin
    return {
        "kind": evidence.kind,
        "id": evidence.id,
        "file": origin.file,
        "sheet": origin.sheet,
        "row": origin.row,
    }
