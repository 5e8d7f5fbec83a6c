"""The commands put together, and what becomes of errors: exit codes 0 well, 1 problems found, 2 wrong use."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, cast

import typer

from starcrew.cli.commands import COMMANDS
from starcrew.cli.language import Voice, voice
from starcrew.errors import Problem, StarcrewError, UsageError

WRONG_USE: Final = 2
PROBLEMS: Final = 1
INTERRUPTED: Final = 130
_HELP = {"help_option_names": ["--help", "-h"]}
_MISUSE = cast("type[Exception]", typer.BadParameter.__mro__[2])  # its base of all wrong use
_CODES = {
    "NoSuchOption": "cli.no_such_option",
    "MissingParameter": "cli.missing_parameter",
}


def main() -> None:
    """The program `starcrew`."""
    sys.exit(run(sys.argv[1:]))


def run(argv: Sequence[str]) -> int:
    """Carries out one command line; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a name in no code page stops nothing
    try:
        speaker, rest = voice(argv, os.environ)
    except UsageError as error:
        typer.echo(error.problem.text("zh"), err=True)
        return WRONG_USE
    try:
        return _carried_out(rest, speaker)
    except StarcrewError as error:
        speaker.problem(error.problem)
        return WRONG_USE if isinstance(error, UsageError) else PROBLEMS
    except (KeyboardInterrupt, typer.Abort):
        speaker.aside("cli.interrupted")
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except OSError as error:  # no permission, no room
        args = {"path": error.filename or "", "detail": error.strerror or error}
        speaker.problem(Problem("cli.unwritable", args=args))
        return PROBLEMS


def _carried_out(argv: Sequence[str], speaker: Voice) -> int:
    command = _command(speaker)
    try:
        done = command.main([*argv] or ["--help"], prog_name="starcrew", standalone_mode=False, obj=speaker)
    except _MISUSE as error:
        speaker.problem(_misuse(error))
        return WRONG_USE
    return done if isinstance(done, int) else 0


def _command(speaker: Voice) -> "typer.core.TyperGroup":
    """Every command with its texts in the user's language."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback(help="cli.help")(lambda: None)
    for name, function in COMMANDS.items():
        app.command(name, help=f"cli.help.{name}", epilog="cli.help.epilog", context_settings=_HELP)(function)
    group = typer.main.get_command(app)
    for command in (group, *group.commands.values()):  # type: ignore[attr-defined]
        _translate(command, speaker)
    return group  # type: ignore[return-value]


def _translate(described: "typer.core.TyperCommand", speaker: Voice) -> None:
    for name in ("help", "epilog", "short_help"):
        code = getattr(described, name, None)
        if code and code.startswith("cli."):
            setattr(described, name, speaker.words(code))
    for parameter in described.params:
        code = getattr(parameter, "help", None)
        if code and code.startswith("cli."):
            parameter.help = speaker.words(code)  # type: ignore[attr-defined]


def _called(parameter: object) -> str:
    """`--who`, or an argument as it stands in the usage line."""
    options = [name for name in getattr(parameter, "opts", ()) if name.startswith("-")]
    return (*options, getattr(parameter, "metavar", None) or getattr(parameter, "name", ""))[0] or ""


def _misuse(error: Exception) -> Problem:
    """Wrong use in the product's own words where they are known, else in typer's."""
    name = type(error).__name__
    parameter = getattr(error, "param", None)
    hint = getattr(error, "option_name", None) or _called(parameter)
    text = error.format_message() if hasattr(error, "format_message") else str(error)
    return Problem(_CODES.get(name, "cli.misuse"), args={"name": hint, "detail": text})
