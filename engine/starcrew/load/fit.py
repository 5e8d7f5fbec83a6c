"""Nodes fitted to shapes: every fault of form at its place, and values with English keys for pydantic."""

from typing import Any

from starcrew.load.findings import Findings, Tongue
from starcrew.load.keys import entries, glued, tongue_of
from starcrew.load.leaves import fault
from starcrew.load.shapes import Keyed, Listing, Names, Shape
from starcrew.model.conditions import Comparison
from starcrew.model.places import Entry, Node


def fit(shape: Shape, node: Node, out: Findings, tongue: Tongue) -> Any:
    """The value that stands here, for pydantic; None where it has a problem."""
    if node.entries is not None:
        return _mapping(shape, node, out, tongue)
    if node.elements is not None:
        listing = shape.listing
        return _list(listing, node, out, tongue) if listing else _refuse(shape, node, out)
    if node.text is None:
        return None if shape.null else out.at(node, "load.empty_value")
    return _scalar(shape, node, out, tongue)


def _mapping(shape: Shape, node: Node, out: Findings, tongue: Tongue) -> Any:
    if shape.keyed:
        return fit_keyed(shape.keyed, node, out, tongue)
    if shape.names:
        return _names(shape.names, node, out, tongue)
    return _refuse(shape, node, out)


def fit_keyed(keyed: Keyed, node: Node, out: Findings, tongue: Tongue) -> dict[str, Any]:
    """A mapping with the keys of a model, as English key → value."""
    own = tongue_of(node, tongue)
    found = entries(keyed, node, out, own)
    if keyed.model is Comparison and not node.entries:
        out.at(node, "load.no_operator")
    return {name: _entry(keyed.fields[name], entry, out, own) for name, entry in found.items()}


def _entry(shape: Shape, entry: Entry, out: Findings, tongue: Tongue) -> Any:
    node = entry.node
    if node.text is None and node.elements is None and node.entries is None:
        return out.at_key(entry, "load.empty_value")
    return fit(shape, node, out, tongue)


def _names(names: Names, node: Node, out: Findings, tongue: Tongue) -> dict[str, Any]:
    written = node.entries or {}
    if len(written) < names.least:
        out.at(node, "load.too_few", least=names.least)
    values: dict[str, Any] = {}
    for key, entry in written.items():
        wrong = fault(names.key, key, tongue)
        if wrong:
            out.at_key(entry, wrong[0], **wrong[1])
        elif not glued(key, entry, out):
            values[key] = _entry(names.value, entry, out, tongue)
    return values


def _list(listing: Listing, node: Node, out: Findings, tongue: Tongue) -> Any:
    written = node.elements or ()
    shapes = listing.elements if listing.fixed else listing.elements * len(written)
    if listing.fixed and len(written) != len(shapes):
        return out.at(node, "load.wrong_length", least=len(shapes), count=len(written))
    if len(written) < listing.least:
        out.at(node, "load.too_few", least=listing.least)
    return [_element(shape, element, out, tongue) for shape, element in zip(shapes, written, strict=True)]


def _element(shape: Shape, node: Node, out: Findings, tongue: Tongue) -> Any:
    text = node.text or ""
    if node.plain and node.flow and "，" in text.strip("，"):
        place = node.line, node.column + text.index("，")
        return out.inside(node, "load.fullwidth_comma", place, character="，", text=text)
    return fit(shape, node, out, tongue)


def _scalar(shape: Shape, node: Node, out: Findings, tongue: Tongue) -> Any:
    if shape.leaf is None:
        return _refuse(shape, node, out)
    wrong = fault(shape.leaf, node.text or "", tongue)
    return out.at(node, wrong[0], **wrong[1]) if wrong else node.text


def _refuse(shape: Shape, node: Node, out: Findings) -> None:
    """A value of another form than any that may stand here."""
    text = node.text or ""
    if shape.keyed or shape.names:
        entry = Entry(node.line, node.column, Node(node.line, node.column))
        if node.plain and glued(text, entry, out):
            out.marred.add(id(node))
            return
    forms = [form for form, may in _allowed(shape) if may]
    out.at(node, "load.want_" + "_or_".join(forms), text=text[:40])


def _allowed(shape: Shape) -> tuple[tuple[str, bool], ...]:
    return (
        ("mapping", bool(shape.keyed or shape.names)),
        ("list", bool(shape.listing)),
        ("value", bool(shape.leaf)),
    )
