"""What is found wrong while one file is read."""

from dataclasses import dataclass, field
from typing import Literal

from starcrew.errors import Problem, Source
from starcrew.model.places import Entry, Node

Tongue = Literal["zh", "en"]
"""The language in which a file, or a mapping in it, has its keys."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Problems of one file, and the nodes that already have one, so that nothing is reported twice."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    marred: set[int] = field(default_factory=set)

    def at(self, node: Node, code: str, **args: object) -> None:
        """A problem with the value that stands here."""
        self.marred.add(id(node))
        self.problems.append(Problem(code, Source(self.file, node.line, node.column), args))

    def at_key(self, entry: Entry, code: str, **args: object) -> None:
        """A problem with a key."""
        self.marred.add(id(entry.node))
        self.problems.append(Problem(code, Source(self.file, entry.line, entry.column), args))

    def inside(self, node: Node, code: str, place: tuple[int, int], **args: object) -> None:
        """A problem with one character, at line and column, that spoils this node."""
        self.marred.add(id(node))
        self.problems.append(Problem(code, Source(self.file, *place), args))
