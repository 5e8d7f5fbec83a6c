"""Files → sheets whose ledger is known, everything else reported."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from starcrew.errors import Problem, Source
from starcrew.intake.files import Sent, digest, sent_files
from starcrew.intake.grid import Grid
from starcrew.intake.headers import Headings, Layout, find_layout, titles
from starcrew.intake.limits import Limits
from starcrew.intake.parsing import Parsing, parsing
from starcrew.intake.refusal import Refused
from starcrew.model.kinds import Kind


@dataclass(frozen=True, slots=True)
class Ledger:
    """A sheet and where its ledger stands in it."""

    grid: Grid
    layout: Layout

    @property
    def speaks_of(self) -> tuple[str, ...]:
        """Texts that may name the year, the nearest first."""
        return (*titles(self.grid, [self.layout]), self.grid.sheet, Path(self.grid.file).stem, *self.grid.folders)


@dataclass(frozen=True, slots=True)
class Found:
    """digests: file → SHA-256 of its bytes, refused files included."""

    ledgers: Sequence[Ledger]
    digests: Mapping[str, str]
    problems: Sequence[Problem]


def find_ledgers(
    paths: Sequence[Path], kinds: Mapping[str, Kind], limits: Limits, progress: Callable[[str], None]
) -> Found:
    """Every ledger in the files, in the order of file names and sheets."""
    sent, refused = sent_files(paths)
    headings, problems, ledgers, digests = Headings(kinds), list(refused), list[Ledger](), dict[str, str]()
    with parsing(limits) as process:
        for file in sent:
            progress(file.label)
            digests[file.label] = digest(file.path)
            found = list(_in_file(file, headings, process))
            ledgers += [each for each in found if isinstance(each, Ledger)]
            problems += [each for each in found if isinstance(each, Problem)]
    return Found(ledgers, digests, problems)


def _in_file(file: Sent, headings: Headings, process: Parsing) -> Iterator[Ledger | Problem]:
    try:
        grids = process.sheets(file.path)
    except Refused as refused:
        yield Problem(refused.code, Source(file.label), refused.filled)
        return
    for grid in grids:
        yield from _in_sheet(replace(grid, file=file.label, folders=file.folders), headings)


def _in_sheet(grid: Grid, headings: Headings) -> Iterator[Ledger | Problem]:
    if grid.hidden:
        yield Problem("intake-sheet-hidden", Source(grid.place), {"sheet": grid.sheet}, "warning")
        return
    found = find_layout(grid, headings)
    if isinstance(found, Problem):
        yield found
    if isinstance(found, Layout):
        if found.unused:
            args = {"columns": "、".join(found.unused), "kind": found.kind.kind}
            yield Problem("intake-columns-unused", Source(grid.place), args, "warning")
        yield Ledger(grid, found)
