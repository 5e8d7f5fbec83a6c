"""Tables under steps: a heading and rows of cells."""

from collections.abc import Iterator, Mapping, Sequence

from starcrew.intake.normal import header
from starcrew.model.kinds import Kind
from starcrew.spec.faults import Misstated

Table = Sequence[Sequence[str]]


def rows_of(table: Table, kind: Kind) -> list[dict[str, str]]:
    """Each row by field. Headings are field names, or headings that the kind's workbooks use. Raises Misstated."""
    spelt = {header(text): name for name, field in kind.fields.items() for text in field.headers}
    spelt |= {header(name): name for name in kind.fields}
    names = [_field(text, spelt, kind) for text in table[0]]
    return [dict(zip(names, row, strict=True)) for row in table[1:]]


def _field(text: str, spelt: Mapping[str, str], kind: Kind) -> str:
    found = spelt.get(header(text))
    if found is None:
        derived = "spec-derived-column" if text in kind.derived else "spec-unknown-column"
        raise Misstated(derived, column=text, kind=kind.kind, known="、".join(kind.fields))
    return found


def records_of(table: Table) -> Iterator[dict[str, str]]:
    """Each row by its heading as written."""
    for row in table[1:]:
        yield dict(zip(table[0], row, strict=True))
