"""A fault in what a user wrote or sent: a code, a place, and words in two languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from starcrew.errors.texts import TEXTS

Severity = Literal["error", "warning"]
Lang = Literal["zh", "en"]


@dataclass(frozen=True, order=True, slots=True)
class Source:
    """A place in a file. Lines and columns count from 1; 0 means the line, or the file, as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


NOWHERE = Source("")


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. `code` names an entry of `errors.texts`; `args` fill its placeholders."""

    code: str
    source: Source = NOWHERE
    args: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = "error"

    def message(self, lang: Lang = "zh") -> str:
        """The words without the place. Raises KeyError for a code without a text (a bug)."""
        zh, en = TEXTS[self.code]
        return (zh if lang == "zh" else en).format(**self.args)

    def text(self, lang: Lang = "zh") -> str:
        """`file:line:col: message`, or the message alone when there is no place."""
        return f"{self.source}: {self.message(lang)}" if self.source.file else self.message(lang)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By place, then code: the order in which a reader would walk the files."""
    return tuple(sorted(problems, key=lambda p: (p.source, p.severity, p.code, p.message())))
