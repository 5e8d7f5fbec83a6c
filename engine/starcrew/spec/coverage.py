"""Which clauses scenarios reach."""

from dataclasses import dataclass

from starcrew.model.evaluation import Evaluation
from starcrew.model.plan import Programme


@dataclass(frozen=True, slots=True, order=True)
class ClauseId:
    """A clause; check and clause count from 1 within the item and the check."""

    sheet: str
    item: str
    check: int
    clause: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """fired: clauses that held for some case. spared: clauses of a judged item that did not."""

    fired: frozenset[ClauseId] = frozenset()
    spared: frozenset[ClauseId] = frozenset()

    def __or__(self, other: "Coverage") -> "Coverage":
        return Coverage(self.fired | other.fired, self.spared | other.spared)


def clauses(plan: Programme) -> tuple[ClauseId, ...]:
    """Every clause, in the order of the sheets."""
    return tuple(
        ClauseId(check.sheet, check.item, check.number, number)
        for check in plan.checks
        for number in range(1, len(check.clauses) + 1)
    )


def covered(plan: Programme, result: Evaluation) -> Coverage:
    """What one evaluation reached."""
    whole = clauses(plan)
    sheets = {clause.item: clause.sheet for clause in whole}
    fired: set[ClauseId] = set()
    spared: set[ClauseId] = set()
    for card in result.scorecards:
        held = {ClauseId(sheets[f.item], f.item, f.check, f.clause) for f in card.findings if f.outcome == "true"}
        told = {line.item for line in card.lines if line.state in {"judged", "met", "not_met"}}
        fired |= held
        spared |= {clause for clause in whole if clause.item in told and clause not in held}
    return Coverage(frozenset(fired), frozenset(spared))
