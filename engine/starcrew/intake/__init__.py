"""Workbooks, CSV and JSON lines → records, rejected rows and control totals. Writes to no store."""

from starcrew.intake.amend import correction, withdrawal
from starcrew.intake.given import validate_rows
from starcrew.intake.limits import Limits
from starcrew.intake.order import kinds_in_order, named_kinds
from starcrew.intake.rejected_book import write_rejected
from starcrew.intake.result import IntakeResult, Known, NothingKnown, rejection_problem
from starcrew.intake.run import Words, intake

__all__ = [
    "IntakeResult",
    "Known",
    "Limits",
    "NothingKnown",
    "Words",
    "correction",
    "intake",
    "kinds_in_order",
    "named_kinds",
    "rejection_problem",
    "validate_rows",
    "withdrawal",
    "write_rejected",
]
