"""Runs a period from records to stars."""

from collections.abc import Callable

from starcrew.count.world import Records
from starcrew.evaluate.checks import Judging
from starcrew.evaluate.records import GivenRecords, StoredRecords
from starcrew.evaluate.results import digest, evaluation
from starcrew.evaluate.run import Asked, run
from starcrew.model.backend import Backend
from starcrew.model.evaluation import Evaluation
from starcrew.model.plan import Programme

__all__ = ["Asked", "GivenRecords", "StoredRecords", "digest", "evaluate"]


def evaluate(
    programme: Programme,
    records: Records,
    asked: Asked,
    backend: Backend,
    *,
    judge: Judging,
    progress: Callable[[str], None] = lambda _: None,
) -> Evaluation:
    """The period's scorecards, lines and findings. The backend's session is used up: names may be given once."""
    around, ranked = run(programme, records, asked, backend, judge=judge, progress=progress)
    return evaluation(around, ranked, asked, backend)
