"""What may stand where: the models' annotations, as shapes that nodes are fitted to and JSON Schemas are made from."""

import datetime as dt
import types
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MinLen
from pydantic import BaseModel, BeforeValidator
from pydantic_core import PydanticUndefined

from starcrew.model.base import OneOrMany, YesNo
from starcrew.model.conditions import Operand
from starcrew.model.kinds import Kind
from starcrew.model.points import Points, Share
from starcrew.model.schemes import Scheme
from starcrew.model.sheets import Sheet
from starcrew.model.site import Clock, SiteFile
from starcrew.model.vocabulary import WORDS

Scalar = Literal["text", "operand", "word", "yes_no", "integer", "date", "points", "share", "clock"]
"""What a single value is read as. `operand`: the side of a comparison, typed later by its field."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value. words: engine words it may be, in English. least, most: ends included."""

    scalar: Scalar
    words: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None

    @property
    def spellings(self) -> dict[str, str]:
        """Each allowed word, Chinese where there is one, with its English."""
        return {chinese_word(word): word for word in self.words}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: one shape for all elements, or exactly these in this order."""

    elements: "tuple[Shape, ...]"
    fixed: bool
    least: int


@dataclass(frozen=True, slots=True)
class Names:
    """A mapping whose keys are the site's own names (or engine words)."""

    key: Leaf
    value: "Shape"
    least: int


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping with the keys of a model."""

    model: type[BaseModel]
    fields: "dict[str, Shape]"
    needed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """The forms a place may take; each is None if that form is not allowed. null: nothing need be written."""

    leaf: Leaf | None = None
    listing: Listing | None = None
    names: Names | None = None
    keyed: Keyed | None = None
    null: bool = False


_SCALARS: dict[Any, Scalar] = {
    get_args(Points)[1]: "points",
    get_args(Share)[1]: "share",
    get_args(Clock)[1]: "clock",
    get_args(YesNo)[1]: "yes_no",
    get_args(Operand)[1]: "operand",
}
_ONE_OR_MANY = get_args(OneOrMany[str])[1]
_PLAIN: dict[Any, Scalar] = {str: "text", int: "integer", dt.date: "date", bool: "yes_no"}
_CHINESE = {english: chinese for chinese, english in WORDS.items()}


def chinese_word(word: str) -> str:
    """The Chinese spelling of an engine word; the word itself if it has none."""
    return _CHINESE.get(word, word)


def shape(annotation: Any, metadata: Sequence[Any] = ()) -> Shape:
    """The shape of a pydantic annotation. Raises TypeError for one that no model has used so far."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return shape(inner, (*more, *metadata))
    before = next((m for m in metadata if isinstance(m, BeforeValidator)), None)
    taken = before.json_schema_input_type if before else PydanticUndefined
    if taken is not PydanticUndefined and before not in _SCALARS:
        return shape(taken, [m for m in metadata if m is not before])
    found = _bounded(_bare(annotation), metadata)
    if before in _SCALARS and found.leaf:
        found = replace(found, leaf=replace(found.leaf, scalar=_SCALARS[before]))
    return _one_or_many(found) if before == _ONE_OR_MANY else found


def _bare(annotation: Any) -> Shape:
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation in _PLAIN:
        return Shape(leaf=Leaf(_PLAIN[annotation]))
    if origin is Literal:
        return Shape(leaf=Leaf("word", tuple(args)))
    if origin in {Union, types.UnionType}:
        return _union([Shape(null=True) if arg is types.NoneType else shape(arg) for arg in args])
    if origin in {tuple, list}:
        fixed = origin is tuple and args[-1] is not Ellipsis
        return Shape(listing=Listing(tuple(shape(a) for a in args if a is not Ellipsis), fixed, 0))
    if origin is dict:
        return Shape(names=Names(shape(args[0]).leaf or Leaf("text"), shape(args[1]), 0))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(keyed=keyed(annotation))
    raise TypeError(f"no shape for {annotation!r}")


def _bounded(found: Shape, metadata: Sequence[Any]) -> Shape:
    for bound in metadata:
        if isinstance(bound, Ge | Le) and found.leaf:
            end = {"least": bound.ge} if isinstance(bound, Ge) else {"most": bound.le}
            found = replace(found, leaf=replace(found.leaf, **end))
        elif isinstance(bound, MinLen):
            found = replace(
                found,
                listing=found.listing and replace(found.listing, least=bound.min_length),
                names=found.names and replace(found.names, least=bound.min_length),
            )
    return found


def _union(shapes: Sequence[Shape]) -> Shape:
    whole = Shape()
    for part in shapes:
        whole = Shape(
            leaf=_either(whole.leaf, part.leaf),
            listing=whole.listing or part.listing,
            names=whole.names or part.names,
            keyed=whole.keyed or part.keyed,
            null=whole.null or part.null,
        )
    return whole


def _either(one: Leaf | None, other: Leaf | None) -> Leaf | None:
    if one is None or other is None:
        return one or other
    value, words = (other, one) if one.scalar == "word" else (one, other)
    return replace(value, words=words.words)


def _one_or_many(many: Shape) -> Shape:
    return _union([many, many.listing.elements[0]]) if many.listing else many


def keyed(model: type[BaseModel]) -> Keyed:
    """The shape of a model: every key, and those that must be written."""
    fields = {name: shape(f.annotation, f.metadata) for name, f in model.model_fields.items()}
    return Keyed(model, fields, tuple(name for name, f in model.model_fields.items() if f.is_required()))


SITE = keyed(SiteFile)
KIND = keyed(Kind)
SHEET = keyed(Sheet)
SCHEME = keyed(Scheme)
