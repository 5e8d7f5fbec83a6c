"""What intake hands on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from starcrew.errors import Problem, Source
from starcrew.model.records import ControlTotal, Record, Rejection, Repair, Rosters


class Known(Protocol):
    """What is already stored."""

    def contents(self, kind: str) -> Mapping[str, str]:
        """Record id → content digest (model.identity) as it was added, of all that ever were, withdrawn or not."""
        ...

    def corrected(self, kind: str) -> Mapping[str, Collection[str]]:
        """Record id → content digests of its corrections: such a row sent again is no conflict."""
        ...

    def rosters(self) -> Rosters:
        """The current records of kinds that other rows name: rosters, membership, referenced kinds."""
        ...


class NothingKnown:
    """An empty store."""

    def contents(self, kind: str) -> Mapping[str, str]:  # noqa: ARG002 - whatever the kind
        """Nothing."""
        return {}

    def corrected(self, kind: str) -> Mapping[str, Collection[str]]:  # noqa: ARG002 - whatever the kind
        """Nothing."""
        return {}

    def rosters(self) -> Rosters:
        """Nothing."""
        return {}


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """records: only new ones. rejections: one per fault, several per row may stand; conflicts are among them.

    repairs: of new records only. control: one per sheet read. digests: file → SHA-256 of its bytes.
    problems: files and sheets refused as a whole (errors), sheets and columns passed over (warnings).
    """

    records: tuple[Record, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    repairs: tuple[Repair, ...] = ()
    control: tuple[ControlTotal, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def rejection_problem(rejection: Rejection) -> Problem:
    """The rejection with its words: what is wrong with which cell of which row, and the cure."""
    origin = rejection.origin
    file = f"{origin.file}[{origin.sheet}]" if origin.sheet else origin.file
    told = {"column": rejection.column, "original": rejection.original, "text": rejection.original}
    return Problem(rejection.code, Source(file, origin.row), {**told, **rejection.args})
