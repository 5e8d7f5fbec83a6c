"""The last word is pydantic's; what it still refuses is said in our words, once per place."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from starcrew.errors.texts.load import TEXTS
from starcrew.load.findings import Findings
from starcrew.model.places import Node, Place

M = TypeVar("M", bound=BaseModel)

_CODES = {
    "missing": "load.missing_key",
    "too_short": "load.too_few",
    "too_long": "load.wrong_length",
    "greater_than_equal": "load.number_too_small",
    "less_than_equal": "load.number_too_large",
    "int_parsing": "load.not_a_whole_number",
    "int_type": "load.not_a_whole_number",
    "int_parsing_size": "load.not_a_whole_number",
    "bool_parsing": "load.not_yes_or_no",
    "bool_type": "load.not_yes_or_no",
    "date_from_datetime_parsing": "load.not_a_date",
    "date_from_datetime_inexact": "load.not_a_date",
    "date_type": "load.not_a_date",
}
"""Types of pydantic errors whose arguments our text can be filled from; any other gets the text `refused`."""


def validated(model: type[M], value: dict[str, Any], place: Place, out: Findings) -> M | None:
    """The model, or None with its problems in `out`. Faults that follow from one already found are left out."""
    try:
        return model.model_validate(value)
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False)
        for error in sorted(errors, key=lambda e: e["type"] == "literal_error"):  # of a union's branches the vaguest
            _report(error, place, out)
        return None


def _report(error: ErrorDetails, place: Place, out: Findings) -> None:
    path = list(_path(place, error["loc"]))
    node = path[-1].node
    if any(id(step.node) in out.marred for step in path[1:]) or _holds_marred(node, out):
        return
    code, args = _worded(error)
    out.at(node, code, **args)


def _path(place: Place, loc: Iterable[str | int]) -> Iterator[Place]:
    """Each place on the way, without the marks that pydantic puts in for the branches of a union."""
    yield place
    for part in loc:
        below = place / part
        if below.found:
            place = below
            yield place


def _worded(error: ErrorDetails) -> tuple[str, dict[str, object]]:
    context = error.get("ctx", {})
    said = f"load.{context.get('error', '')}"
    args: dict[str, object] = {
        "text": error["input"] if isinstance(error["input"], str) else "",
        "key": error["loc"][-1] if error["loc"] else "",
        "least": context.get("ge", context.get("min_length", "")),
        "most": context.get("le", ""),
        "places": 4,
        "count": context.get("actual_length", ""),
        "words": error["msg"],
    }
    return (said if said in TEXTS else _CODES.get(error["type"], "load.refused")), args


def _holds_marred(node: Node, out: Findings) -> bool:
    below = [*(node.elements or ()), *(entry.node for entry in (node.entries or {}).values())]
    return id(node) in out.marred or any(_holds_marred(one, out) for one in below)
