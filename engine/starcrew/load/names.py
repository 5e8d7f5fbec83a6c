"""Names: those the engine keeps for itself, and those that may be given only once."""

import re
from collections.abc import Iterable, Iterator

from starcrew.errors import Problem, Source
from starcrew.load.findings import Findings
from starcrew.model.kinds import Kind
from starcrew.model.places import Place
from starcrew.model.sheets import Sheet
from starcrew.model.vocabulary import EACH, FIELDS

_UNSAFE = re.compile(r"[./\\:*?\"<>|\x00-\x1f]")
"""A kind's name becomes a folder of the record store and the first half of `班前会.到会率`."""


def reserved_names(kind: Kind, place: Place, out: Findings) -> None:
    """Problems for a kind, or fields of it, called as something of the engine's own."""
    name = place / "kind"
    if kind.kind in EACH or kind.kind in EACH.values():
        out.at(name.node, "load.reserved_kind", name=kind.kind)
    if _UNSAFE.search(kind.kind) or kind.kind.startswith("_"):
        out.at(name.node, "load.odd_name", name=kind.kind)
    for part, fields in (("fields", kind.fields), ("derived", kind.derived)):
        for field in fields:
            _field_name(field, place / part / field, out)


def _field_name(field: str, place: Place, out: Findings) -> None:
    code = None
    if field in FIELDS or field in FIELDS.values():
        code = "load.reserved_field"
    elif field.startswith("_") or "." in field:
        code = "load.odd_name"
    if code:
        out.problems.append(Problem(code, place.key_source, {"name": field}))


def repeated(names: Iterable[tuple[str, Source]], code: str) -> Iterator[Problem]:
    """A problem at every name that was already given, telling where first."""
    first: dict[str, Source] = {}
    for name, source in names:
        if name in first:
            yield Problem(code, source, {"name": name, "first": str(first[name])})
        first.setdefault(name, source)


def item_ids(sheet: Sheet, place: Place) -> list[tuple[str, Source]]:
    """The ids of a sheet's items and where each is written."""
    return [(item.id, (place / "items" / n / "id").source) for n, item in enumerate(sheet.items)]
