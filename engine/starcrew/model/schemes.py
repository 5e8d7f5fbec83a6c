"""Schemes (评星方案): from item scores to stars."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic import Field as Setting

from starcrew.model.base import ENGINE_WORD, Written
from starcrew.model.conditions import Comparison, WrittenTests
from starcrew.model.kinds import SubjectKind
from starcrew.model.points import Points, Share


def _weight(value: Any) -> Any:
    return {"门槛": "gate"}.get(value, value) if isinstance(value, str) else value


Weight = Annotated[Literal["gate"] | Share, BeforeValidator(_weight)]


class Prerequisite(Written):
    """One must-have of a star; exactly one of `item`, `sheet` or `category_rate` is given.

    item: with state `met` (no deduction, gate met).
    sheet: every item of the sheet is met.
    category_rate: score ÷ applicable marks, of `category` or of every category.
    """

    item: str | None = None
    sheet: str | None = None
    state: Annotated[Literal["met"], ENGINE_WORD] = "met"
    category_rate: Comparison | None = None
    category: str | None = None


class Band(Written):
    """A star, the exact totals that reach it and what else it needs."""

    star: int = Setting(ge=1, le=9)
    score: Comparison
    requires: tuple[Prerequisite, ...] = ()


class Eligibility(Written):
    """Who is rated at all. Days and shifts are those inside the period.

    roster: tests on the subject's roster entry.
    """

    days_on_roster: Comparison | None = None
    scheduled_shifts: Comparison | None = None
    roster: WrittenTests = Setting(default_factory=dict)


class Scheme(Written):
    """sheets: weight of each (together 100 %), or `gate` for a sheet without weight.

    bonus_cap: most points that all additions together may bring to the total.
    min_applicable: share of the marks that must apply, or the subject is not rated.
    """

    scheme: str
    subject: SubjectKind
    source: str | None = None
    sheets: dict[str, Weight] = Setting(min_length=1)
    bands: tuple[Band, ...] = Setting(min_length=1)
    eligibility: Eligibility = Setting(default_factory=Eligibility)
    bonus_cap: Points | None = None
    min_applicable: Share = 0
