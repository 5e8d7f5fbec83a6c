"""What becomes of one cell: a value that is taken, or a fault."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from starcrew.intake.grid import Cell
from starcrew.model.records import Stored


@dataclass(frozen=True, slots=True)
class Taken:
    """A value; `rule` names what had to be put right, with a message `intake-repair-<rule>`."""

    value: Stored
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the cell, and with it the row, is not taken: a code of errors.texts.intake and what fills it."""

    code: str
    args: Mapping[str, object] = field(default_factory=dict)


Outcome: TypeAlias = Taken | Fault
Converter: TypeAlias = Callable[[Cell], Outcome]

NOTHING = Taken(None)
