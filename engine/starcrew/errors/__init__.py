"""What can go wrong: problems (what a user wrote) and exceptions (what a caller did)."""

from starcrew.errors.exceptions import (
    DamagedStore,
    EngineFault,
    StarcrewError,
    Unreadable,
    UsageError,
)
from starcrew.errors.problem import NOWHERE, Problem, Source, sort_problems

__all__ = [
    "NOWHERE",
    "DamagedStore",
    "EngineFault",
    "Problem",
    "Source",
    "StarcrewError",
    "Unreadable",
    "UsageError",
    "sort_problems",
]
