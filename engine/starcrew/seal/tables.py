"""The tables of a stored evaluation, and the values they are made of and become again."""

import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, cast

from starcrew.model.evaluation import Evaluation, Finding, Gap, Line, Scorecard, Undelivered
from starcrew.model.records import ColumnType

OWNER: dict[str, ColumnType] = {"scheme": "string", "kind": "string", "id": "string"}
"""Whose row it is, in every table."""

NESTED = ("sheets", "lines", "findings", "gaps", "undelivered")
_COLUMN: dict[object, ColumnType] = {int: "int64", str: "string", bool: "bool"}


@dataclass(frozen=True, slots=True)
class SheetScore:
    """A sheet of a scorecard: its score of a hundred, None where nothing of it applies."""

    sheet: str
    score: int | None


PARTS: dict[str, type] = {
    "sheets": SheetScore,
    "lines": Line,
    "findings": Finding,
    "gaps": Gap,
    "undelivered": Undelivered,
}


def schemas() -> dict[str, dict[str, ColumnType]]:
    """File name without ending → its columns."""
    cards = {name: kind for name, kind in _columns(Scorecard).items() if name not in (*OWNER, *NESTED)}
    parts = {name: OWNER | _prefixed(name, value) for name, value in PARTS.items()}
    return {"scorecards": OWNER | cards} | parts


def _prefixed(part: str, value: type) -> dict[str, ColumnType]:
    """Columns of a part; a column that would take an owner's name carries the part's."""
    return {f"{part}_{name}" if name in OWNER else name: kind for name, kind in _columns(value).items()}


def _columns(value: type) -> dict[str, ColumnType]:
    hints = typing.get_type_hints(value)
    return {f.name: _column(hints[f.name]) for f in fields(value) if f.name not in NESTED}


def _column(hint: object) -> ColumnType:
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        return _column(next(part for part in typing.get_args(hint) if part is not types.NoneType))
    if typing.get_origin(hint) is typing.Literal:
        return "string"
    if typing.get_origin(hint) is tuple:
        return "strings"
    return _COLUMN.get(hint, "date")


def rows(evaluation: Evaluation) -> dict[str, Iterator[tuple[object, ...]]]:
    """File name without ending → its rows, in canonical order."""
    own = tuple(name for name in schemas()["scorecards"] if name not in OWNER)
    cards = (tuple(getattr(card, name) for name in (*OWNER, *own)) for card in evaluation.scorecards)
    return {"scorecards": cards} | {part: _part_rows(evaluation, part) for part in PARTS}


def _part_rows(evaluation: Evaluation, part: str) -> Iterator[tuple[object, ...]]:
    names = [f.name for f in fields(PARTS[part])]
    for card in evaluation.scorecards:
        owner = (card.scheme, card.kind, card.id)
        for value in _values(card, part):
            yield (*owner, *(getattr(value, name) for name in names))


def _values(card: Scorecard, part: str) -> Iterable[object]:
    if part == "sheets":
        return [SheetScore(sheet, score) for sheet, score in card.sheets.items()]
    return cast("Iterable[object]", getattr(card, part))


def scorecards(stored: Mapping[str, Sequence[tuple[object, ...]]]) -> tuple[Scorecard, ...]:
    """The values back from the rows of every table."""
    parts = {part: _by_owner(part, stored[part]) for part in PARTS}
    own = tuple(schemas()["scorecards"])
    found = []
    for row in stored["scorecards"]:
        values = dict(zip(own, row, strict=True))
        mine = {part: tuple(parts[part].get(row[:3], ())) for part in PARTS}
        sheets = {score.sheet: score.score for score in cast("tuple[SheetScore, ...]", mine.pop("sheets"))}
        found.append(Scorecard(**cast("dict[str, Any]", values | mine), sheets=sheets))
    return tuple(found)


def _by_owner(part: str, stored: Sequence[tuple[object, ...]]) -> dict[tuple[object, ...], list[object]]:
    found: dict[tuple[object, ...], list[object]] = {}
    for row in stored:
        values = (tuple(value) if isinstance(value, list) else value for value in row[3:])
        found.setdefault(row[:3], []).append(PARTS[part](*values))
    return found
