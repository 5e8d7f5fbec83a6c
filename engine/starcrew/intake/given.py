"""Rows given as texts, by a table of a feature or by an API: the same path as a sheet's rows."""

from collections.abc import Mapping, Sequence

from starcrew.errors import Problem, Source
from starcrew.intake import normal
from starcrew.intake.grid import Cell, Grid
from starcrew.intake.headers import Headings, Layout
from starcrew.intake.ledgers import Ledger
from starcrew.intake.result import IntakeResult, Known, NothingKnown
from starcrew.intake.run import Words, take_in
from starcrew.model.kinds import Kind


def validate_rows(
    kind: Kind, rows: Sequence[Mapping[str, str]], words: Words, *, file: str, known: Known | None = None
) -> IntakeResult:
    """The rows as records, rejections and a control total; row n of `rows` is row n of `file`.

    rows: heading → text; headings are field names or headings of the kind. A heading that is neither is a problem,
    and then nothing is taken.
    """
    labels = list(dict.fromkeys(label for row in rows for label in row))
    columns, unknown = _columns(kind, labels)
    if unknown:
        told = {"kind": kind.kind, "fields": "、".join(kind.fields)}
        return IntakeResult(
            problems=tuple(Problem("intake-field-unknown", Source(file), {"field": label, **told}) for label in unknown)
        )
    table: list[list[Cell]] = [list(labels)]
    table.extend([row.get(label, "") for label in labels] for row in rows)
    grid = Grid(file, "", table, typed=False, first=0)
    taking = take_in([Ledger(grid, Layout(kind, 0, 1, columns, tuple(labels)))], words, known or NothingKnown())
    return IntakeResult(tuple(taking.records), tuple(taking.rejections), tuple(taking.repairs), tuple(taking.control))


def _columns(kind: Kind, labels: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Field → column, and the labels that name no field."""
    meaning = Headings({kind.kind: kind}).meaning
    fields = [meaning.get(normal.header(label), {}).get(kind.kind) for label in labels]
    columns: dict[str, int] = {}
    for column, found in enumerate(fields):
        if found is not None:
            columns.setdefault(found[0], column)
    return columns, [label for label, found in zip(labels, fields, strict=True) if found is None]
