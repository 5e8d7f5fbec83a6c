"""Which language to speak: `--lang`, else the site's, else the locale's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

import typer

from starcrew.errors import Problem, Source, UsageError
from starcrew.errors.problem import Lang
from starcrew.errors.texts import TEXTS

OPTION = "--lang"
_LANGS: dict[str, Lang] = {"zh": "zh", "en": "en"}


@dataclass(slots=True)
class Voice:
    """Speaks to the user of one run. settled: whether `--lang` was given, so that no site changes it."""

    lang: Lang
    settled: bool = False

    def follow(self, site: Lang) -> None:
        """Speaks as the site does, unless the user asked otherwise."""
        if not self.settled:
            self.lang = site

    def words(self, code: str, **args: object) -> str:
        """A text of `errors.texts`."""
        zh, en = TEXTS[code]
        return (zh if self.lang == "zh" else en).format(**args)

    def say(self, code: str, **args: object) -> None:
        """To the standard output."""
        typer.echo(self.words(code, **args))

    def aside(self, code: str, **args: object) -> None:
        """To the standard error: what a program that reads the output should not meet."""
        typer.echo(self.words(code, **args), err=True)

    def problem(self, problem: Problem, out: TextIO | None = None) -> None:
        """A problem with its place, to the standard error unless `out` is given."""
        typer.echo(self.told(problem), file=out, err=out is None)

    def told(self, problem: Problem) -> str:
        """`file:line:column: what is wrong`, as far as the place is known."""
        said = "" if problem.severity == "error" else self.words("cli.warning")
        colon = ": " if problem.source.file else ""
        return f"{place(problem.source)}{colon}{said}{problem.message(self.lang)}"


def place(source: Source) -> str:
    """`file:line:column`, without what is not known."""
    known = (source.line, source.column) if source.column else (source.line,)
    return ":".join(map(str, (source.file, *known))) if source.line else source.file


def voice(argv: Sequence[str], environ: Mapping[str, str]) -> tuple[Voice, list[str]]:
    """The voice of this run, and the arguments without `--lang`, which may stand anywhere before `--`.

    Raises UsageError for a language that is not spoken.
    """
    rest, asked = list(argv), None
    end = rest.index("--") if "--" in rest else len(rest)
    for number, word in enumerate(rest[:end]):
        if word == OPTION or word.startswith(f"{OPTION}="):
            width = 1 if "=" in word else 2
            asked = word.partition("=")[2] if width == 1 else "".join(rest[number + 1 : number + 2])
            del rest[number : number + width]
            break
    if asked is None:
        return Voice(of_locale(environ)), rest
    if asked not in _LANGS:
        raise UsageError(Problem("cli.no_such_language", args={"lang": asked}))
    return Voice(_LANGS[asked], settled=True), rest


def of_locale(environ: Mapping[str, str]) -> Lang:
    """English for an English locale, else Chinese."""
    named = (environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "en" if next(filter(None, named), "").startswith("en") else "zh"
