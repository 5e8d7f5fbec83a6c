"""What the judge is asked and what it answers."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal

CaseType = Literal["text", "number", "date", "boolean"]
"""`number` covers integers, decimals, percentages, ratios and durations (seconds)."""

Value = str | bool | int | Fraction | dt.date | None
"""None is a blank. A ratio is an exact Fraction; a decimal is a Fraction with a power-of-ten denominator."""

Case = tuple[Value, ...]
"""One distinct combination of values, in the order of the case's fields."""


@dataclass(frozen=True, slots=True)
class CaseField:
    """A field that clauses test. `blank` says whether it can be absent at all."""

    name: str
    type: CaseType
    blank: bool = True


class Outcome(StrEnum):
    """Kleene: a test on a blank is neither true nor false."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


Verdict = tuple[Outcome, ...]
"""One outcome per clause, in the order written."""
