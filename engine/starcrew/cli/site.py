"""A site's folder opened for a command: loaded, checked, with its record store."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from zoneinfo import ZoneInfo

import typer

from starcrew.cli.language import Voice
from starcrew.errors import Problem, Source, UsageError, sort_problems

if TYPE_CHECKING:
    from starcrew.intake import Words
    from starcrew.ledger import Ledger
    from starcrew.load import LoadedSite
    from starcrew.model.periods import Period
    from starcrew.model.plan import Programme

PROBLEMS = 1
"""Exit code: done as far as possible, and something is wrong with what was written or sent."""


@dataclass(frozen=True, slots=True)
class OpenSite:
    """A folder whose kinds, and rules where the command needs them, hold together."""

    folder: Path
    loaded: "LoadedSite"
    programme: "Programme"

    @property
    def ledger(self) -> "Ledger":
        """The record store, which need not exist yet."""
        from starcrew.ledger import Ledger

        return Ledger(self.folder / self.programme.site.records, self.programme.kinds)

    @property
    def evaluations(self) -> Path:
        """Where evaluations are kept."""
        return self.folder / self.programme.site.evaluations

    @property
    def now(self) -> dt.datetime:
        """The wall clock at the site, naive."""
        return dt.datetime.now(ZoneInfo(self.programme.site.time_zone)).replace(tzinfo=None, microsecond=0)

    def period(self, name: str) -> "Period":
        """The period of that name. Raises UsageError."""
        from starcrew.model.periods import period

        custom = self.programme.site.periods
        found = period(name, custom)
        if found is None:
            raise UsageError(Problem("cli.no_such_period", args={"name": name, "own": "、".join(custom) or "-"}))
        return found

    def words(self, period: str | None = None) -> "Words":
        """What the site says about its ledgers. period: gives the year to dates without one."""
        from starcrew.intake import Words

        given = self.period(period) if period else None
        return Words(self.programme.kinds, self.programme.site.shifts, given, self.programme.site.time_zone)


def look(folder: Path, voice: Voice) -> tuple["LoadedSite", "Programme | None", tuple[Problem, ...]]:
    """The site as far as it can be loaded and bound, with every problem. Raises UsageError where there is no site."""
    from starcrew.check import ABOUT_OTHERS, programme
    from starcrew.load import load_site

    if not any((folder / name).is_file() for name in ("site.yaml", "rules/site.yaml")):
        raise UsageError(Problem("cli.no_site", args={"folder": folder.absolute()}))
    loaded = load_site(folder)
    if loaded.site is None:
        return loaded, None, loaded.problems
    voice.follow(loaded.site.file.language)
    bound, problems = programme(loaded.site, loaded.places)
    own = [problem for problem in problems if loaded.sound or problem.code not in ABOUT_OTHERS]
    return loaded, bound, sort_problems([*loaded.problems, *own])


def open_site(folder: Path, voice: Voice, *, rules: bool = True) -> OpenSite:
    """The site for a command that works with it. rules False: faults in sheets and schemes do not stop the command.

    Ends the command with the problems when one of them is an error that matters.
    """
    loaded, bound, problems = look(folder, voice)
    errors = [problem for problem in problems if problem.severity == "error"]
    matter = [problem for problem in errors if rules or not _of_rules(problem.source)]
    if bound is None or matter:
        stop(matter or errors, voice)
    return OpenSite(folder, loaded, bound)


def stop(problems: Iterable[Problem], voice: Voice) -> NoReturn:
    """Every problem, then the end of the command."""
    for problem in problems:
        voice.problem(problem)
    raise typer.Exit(PROBLEMS)


def _of_rules(source: Source) -> bool:
    return source.file.startswith("rules/") and source.file != "rules/site.yaml"
