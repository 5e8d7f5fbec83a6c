"""Workbooks, CSV and JSON lines → records, rejected rows and control totals. Writes to no store."""

from starcrew.intake.limits import Limits
from starcrew.intake.result import IntakeResult, Known, NothingKnown, rejection_problem
from starcrew.intake.run import intake

__all__ = [
    "IntakeResult",
    "Known",
    "Limits",
    "NothingKnown",
    "intake",
    "rejection_problem",
]
