"""What one run of pytest says about a site's features, and how it is handed from the child to its parent."""

from dataclasses import dataclass, field
from typing import Literal

from pydantic import TypeAdapter

from starcrew.errors import Source
from starcrew.spec.coverage import Coverage

Outcome = Literal["passed", "failed", "skipped"]


@dataclass(frozen=True, slots=True, order=True)
class ScenarioResult:
    """One scenario, or one line of its examples. message: why it failed, with 期望 and 实际."""

    source: Source
    name: str
    outcome: Outcome
    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The scenarios in the order they ran, and what those that passed reached."""

    scenarios: tuple[ScenarioResult, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)


ANSWER = TypeAdapter(Answer)
