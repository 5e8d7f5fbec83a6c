"""Corrections and withdrawals: new rows that name the one they replace, with who and why."""

from collections.abc import Collection, Mapping

from starcrew.intake.given import validate_rows
from starcrew.intake.result import IntakeResult, Known, NothingKnown
from starcrew.intake.run import Words
from starcrew.intake.stored_text import stored_text
from starcrew.model.identity import content_digest, keyless_id
from starcrew.model.kinds import Kind
from starcrew.model.records import Amendment, Record, Rosters


class _Rosters(NothingKnown):
    """Only who can be named: a corrected row is measured against nothing else."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def rosters(self) -> Rosters:
        return self._known.rosters()


def correction(
    current: Record, changes: Mapping[str, str], words: Words, *, who: str, why: str, known: Known
) -> Amendment | IntakeResult:
    """The record with some cells changed, validated as a whole; or the result with the rejections or problems.

    changes: field or heading → the new cell as text, `""` to blank it. A keyed record whose key does not change
    keeps its id; without a key the id follows the content.
    """
    kind = words.kinds[current.kind]
    row = {name: stored_text(value, kind.fields[name].type) for name, value in current.values.items()}
    found = validate_rows(kind, [row | dict(changes)], words, file=who, known=_Rosters(known))
    if found.problems or not found.records:
        return found
    values = found.records[0].values
    id_ = found.records[0].id if kind.key else _free_id(kind, content_digest(values), known.contents(current.kind))
    return Amendment(Record(id_, current.kind, values, current.origin), "correct", current.id, who, why)


def withdrawal(current: Record, *, who: str, why: str) -> Amendment:
    """The statement that the record no longer holds."""
    return Amendment(current, "withdraw", current.id, who, why)


def _free_id(kind: Kind, digest: str, taken: Collection[str]) -> str:
    occurrence = 1
    while (found := keyless_id(kind.kind, digest, occurrence)) in taken:
        occurrence += 1
    return found
