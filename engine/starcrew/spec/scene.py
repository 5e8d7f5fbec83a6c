"""One scenario while it runs: what it has said, and what the engine answered."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from starcrew.model.evaluation import Scorecard
from starcrew.model.vocabulary import WORDS
from starcrew.spec.bench import Bench, Scope
from starcrew.spec.coverage import Coverage, covered
from starcrew.spec.faults import Misstated
from starcrew.spec.premise import Premise
from starcrew.spec.told import Told, ToldItem

_ITEM = re.compile(r'的["“]([^"”]+)["”]')
_SORT = re.compile(r'^\s*(班组|职工)["“]')


@dataclass(slots=True)
class Scene:
    """steps: the texts of the scenario's `then` steps; they say what has to be worked out."""

    bench: Bench
    steps: tuple[str, ...]
    premise: Premise = field(init=False)
    told: Told | None = None
    coverage: Coverage = field(default_factory=Coverage)

    def __post_init__(self) -> None:
        self.premise = Premise(self.bench.programme)

    def evaluate(self, named: str, as_of: dt.date | None) -> None:
        """Runs the live engine over the premise."""
        period = self.bench.period(named)
        self.told = self.bench.told(self.premise, period, as_of, Scope(_items(self.steps), _sorts(self.steps)))
        self.coverage |= covered(self.bench.programme, self.told.evaluation)

    def item(self, line: str) -> ToldItem:
        """One line: `班组"甲班"的"LX-1"`. Raises Misstated."""
        return self._answer().item(line)

    def card(self, who: str) -> Scorecard:
        """A scorecard: `班组"甲班"`. Raises Misstated."""
        return self._answer().card(who)

    def _answer(self) -> Told:
        if self.told is None:
            raise Misstated("spec-not-evaluated")
        return self.told


def _items(steps: Iterable[str]) -> frozenset[str] | None:
    """The items spoken of; None when a step is about the whole scorecard."""
    found = [_ITEM.search(step) for step in steps]
    return frozenset(match[1] for match in found if match) if all(found) else None


def _sorts(steps: Iterable[str]) -> frozenset[str]:
    return frozenset(WORDS[match[1]] for step in steps if (match := _SORT.match(step)))
