"""Where things stand in a file: the nodes of a YAML document, and places found in it by path."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from starcrew.errors import Source
from starcrew.model.vocabulary import KEYS, chinese


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar (`text`, None when nothing is written), a list (`elements`) or a mapping (`entries`).

    line, column count from 1 and name the first character; for a mapping that of its first key.
    plain: without quotes. flow: inside `[…]` or `{…}`.
    """

    line: int
    column: int
    text: str | None = None
    elements: "tuple[Node, ...] | None" = None
    entries: "Mapping[str, Entry] | None" = None
    plain: bool = True
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping and what stands under it."""

    line: int
    column: int
    node: Node


@dataclass(frozen=True, slots=True)
class Place:
    """A path into one document: `place / "items" / 0 / "checks"`.

    A part is the canonical English key, or the key as written; a number for an element of a list. Where one value
    stands for a list of one, 0 is that value. What is not written leads to the nearest node above and stays there.
    """

    file: str
    node: Node
    key: Source | None = None
    found: bool = True

    def __truediv__(self, part: str | int) -> Self:
        if not self.found:
            return self
        below = self._element(part) if isinstance(part, int) else self._entry(part)
        return below or type(self)(self.file, self.node, self.key, found=False)

    @property
    def source(self) -> Source:
        """file:line:col of the value."""
        return Source(self.file, self.node.line, self.node.column)

    @property
    def key_source(self) -> Source:
        """file:line:col of the key that this value stands under; of the value itself in a list or a whole document."""
        return self.key or self.source

    def _element(self, number: int) -> Self | None:
        elements = self.node.elements
        if elements is None:
            return type(self)(self.file, self.node, self.key)
        return type(self)(self.file, elements[number]) if 0 <= number < len(elements) else None

    def _entry(self, part: str) -> Self | None:
        for word in (part, KEYS.get(part, part), chinese(part)):
            entry = (self.node.entries or {}).get(word)
            if entry is not None:
                return type(self)(self.file, entry.node, Source(self.file, entry.line, entry.column))
        named = (element for element in self.node.elements or () if element.text == part)
        element = next(named, None)
        return type(self)(self.file, element) if element else None
