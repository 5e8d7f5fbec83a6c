"""Workbooks, CSV and JSON lines → records, rejected rows and control totals. Writes to no store."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starcrew.intake.amend import correction, withdrawal
    from starcrew.intake.given import validate_rows
    from starcrew.intake.limits import Limits
    from starcrew.intake.order import kinds_in_order, named_kinds
    from starcrew.intake.rejected_book import write_rejected
    from starcrew.intake.result import IntakeResult, Known, NothingKnown, rejection_problem
    from starcrew.intake.run import Words, intake

_MODULES = {
    "correction": "amend",
    "withdrawal": "amend",
    "validate_rows": "given",
    "Limits": "limits",
    "kinds_in_order": "order",
    "named_kinds": "order",
    "write_rejected": "rejected_book",
    "IntakeResult": "result",
    "Known": "result",
    "NothingKnown": "result",
    "rejection_problem": "result",
    "Words": "run",
    "intake": "run",
}


def __getattr__(name: str) -> object:
    """Looks a public name up when it is first asked for.

    The parsing process lives in this package and needs none of them: so it starts in a tenth of a second, not in half
    of one, and has no pydantic in the memory it shares with a hostile file.
    """
    from importlib import import_module  # noqa: PLC0415 - not a name of this package

    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"starcrew.intake.{_MODULES[name]}"), name)


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
