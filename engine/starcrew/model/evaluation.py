"""What an evaluation says: scorecards, lines, findings. Points are ten-thousandths unless said."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from starcrew.model.kinds import SubjectKind
from starcrew.model.records import Origin

State = Literal["judged", "not_applicable", "cannot_judge", "met", "not_met"]
Obstacle = Literal["score", "cap", "prerequisite"]


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Why a check of a subject cannot be judged: days of a ledger that nobody delivered, both ends included."""

    item: str
    check: int
    kind: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Finding:
    """A clause that holds for a case, or (outcome `unknown`) cannot be told because a field is blank.

    check, clause: counted from 1. points: what it takes before the check's cap; counted: after it; added: what it
    gives. times: the multiplier in millionths. evidence: record ids.
    """

    item: str
    check: int
    clause: int
    case: str
    outcome: Literal["true", "unknown"]
    points: int
    counted: int
    added: int
    times: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One item of one subject. marks 0: a gate or a bonus item. deducted: after the floor, score = marks − deducted."""

    sheet: str
    item: str
    category: str
    marks: int
    applicable: int
    deducted: int
    added: int
    score: int
    state: State
    cap_star: int | None
    disqualify: bool
    zero_total: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """What keeps a star away: the score, a cap, or the band's prerequisite `number` (from 0)."""

    star: int
    obstacle: Obstacle
    number: int


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One subject under one scheme. total None: no weighted sheet applies. stars None: star_low and star_high differ.

    applicable: millionths of the marks that apply to the subject.

    sheets: sheet → score of a hundred, None where nothing of it applies.
    """

    kind: SubjectKind
    id: str
    name: str
    group: str
    scheme: str
    total: int | None
    total_low: int | None
    bonus: int
    stars: int | None
    star_low: int
    star_high: int
    rank: int | None
    eligible: bool
    disqualified: bool
    applicable: int
    days_on_roster: int
    scheduled_shifts: int
    cap_star: int | None
    sheets: Mapping[str, int | None] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    findings: tuple[Finding, ...] = ()
    gaps: tuple[Gap, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One period's result. digest: SHA-256 over the canonical rows of scorecards, lines and findings."""

    period: str
    first: dt.date
    last: dt.date
    as_of: dt.date
    scorecards: tuple[Scorecard, ...]
    digest: str = ""
    origins: Mapping[str, Origin] = field(default_factory=dict)
