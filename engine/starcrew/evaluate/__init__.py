"""Runs a period from records to stars."""

from collections.abc import Callable

from starcrew.evaluate.prepare import Asked, Prepared, prepare
from starcrew.evaluate.records import GivenRecords, Records, StoredRecords
from starcrew.evaluate.results import digest, evaluation
from starcrew.evaluate.run import Judging, Session, carry_out
from starcrew.model.backend import Backend
from starcrew.model.evaluation import Evaluation

__all__ = [
    "Asked",
    "GivenRecords",
    "Judging",
    "Prepared",
    "Records",
    "StoredRecords",
    "digest",
    "evaluate",
    "prepare",
]


def evaluate(
    prepared: Prepared,
    records: Records,
    backend: Backend,
    *,
    judge: Judging,
    progress: Callable[[str], None] = lambda _: None,
) -> Evaluation:
    """The period's scorecards, lines and findings. The backend's session is used up: names may be given once."""
    session = Session(prepared, records, backend, judge)
    return evaluation(session, carry_out(session, progress))
