"""What a report is made of, beside the evaluation itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starcrew.errors.problem import Lang
from starcrew.model.evaluation import Evaluation
from starcrew.model.plan import Programme
from starcrew.model.records import ControlTotal, Origin, Rejection


@dataclass(frozen=True, slots=True)
class Returned:
    """A row that was not taken, with the reason in words. batch: the intake that refused it."""

    batch: int
    rejection: Rejection
    reason: str


@dataclass(frozen=True, slots=True)
class Contents:
    """origins: record id → where its row stood. totals: batch and control total. facts: label → text, in order."""

    evaluation: Evaluation
    programme: Programme
    origins: Mapping[str, Origin]
    lang: Lang = "zh"
    totals: Sequence[tuple[int, ControlTotal]] = ()
    returned: Sequence[Returned] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
