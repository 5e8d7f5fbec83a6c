"""Ledgers → records, kind by kind, so that names are resolved with what the same batch brings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from starcrew.errors import sort_problems
from starcrew.intake.accept import Seen, SheetRows, Taking, accept
from starcrew.intake.clocks import Clocks
from starcrew.intake.columns import Setting
from starcrew.intake.context import span
from starcrew.intake.dates import Dates
from starcrew.intake.directory import Directory
from starcrew.intake.ledgers import Ledger, find_ledgers
from starcrew.intake.limits import Limits
from starcrew.intake.order import kinds_in_order
from starcrew.intake.result import IntakeResult, Known, NothingKnown
from starcrew.intake.rows import data_rows
from starcrew.intake.validate import typed_rows
from starcrew.model.kinds import Kind
from starcrew.model.periods import Period
from starcrew.model.records import Origin
from starcrew.model.site import Shift

ZONE = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Words:
    """What a site says about its ledgers. period: gives the year to dates without one. zone: of aware moments."""

    kinds: Mapping[str, Kind]
    shifts: Mapping[str, Shift]
    period: Period | None = None
    zone: str = ZONE

    def setting(self, kind: Kind, directory: Directory, speaks_of: Sequence[str], *, typed: bool) -> Setting:
        """What one sheet is converted with."""
        clocks = Clocks(self.shifts)
        dates = Dates(span(speaks_of, self.period), clocks, self.zone)
        return Setting(kind, self.shifts, directory, dates, typed)


def intake(
    paths: Sequence[Path],
    kinds: Mapping[str, Kind],
    shifts: Mapping[str, Shift],
    *,
    known: Known | None = None,
    period: Period | None = None,
    limits: Limits | None = None,
    progress: Callable[[str], None] = lambda _: None,
    zone: str = ZONE,
) -> IntakeResult:
    """Reads files and folders and says what became of every row. Writes nothing.

    progress: told each file's name before it is read, then each kind's name before it is taken in.
    The order of `paths` changes nothing: files are taken in the order of their names.
    """
    words = Words(kinds, shifts, period, zone)
    found = find_ledgers(paths, kinds, limits or Limits(), progress)
    taking = take_in(found.ledgers, words, known or NothingKnown(), progress)
    return IntakeResult(
        tuple(taking.records),
        tuple(sorted(taking.rejections, key=lambda rejection: (rejection.origin, rejection.kind))),
        tuple(sorted(taking.repairs, key=lambda repair: (repair.origin, repair.kind))),
        tuple(sorted(taking.control, key=lambda total: (total.file, total.sheet, total.kind))),
        found.digests,
        sort_problems(found.problems),
    )


def take_in(
    ledgers: Sequence[Ledger], words: Words, known: Known, progress: Callable[[str], None] = lambda _: None
) -> Taking:
    """The ledgers' rows as records, rejections and totals."""
    directory = directory_of(words.kinds, known)
    taking = Taking()
    for name in kinds_in_order(words.kinds):
        mine = [ledger for ledger in ledgers if ledger.layout.kind.kind == name]
        if mine:
            progress(name)
            stored = {record: (digest, None) for record, digest in known.contents(name).items()}
            seen = Seen(dict[str, tuple[str, Origin | None]](stored), known.corrected(name))
            for ledger in mine:
                _take_sheet(ledger, words, directory, (seen, taking))
    return taking


def directory_of(kinds: Mapping[str, Kind], known: Known) -> Directory:
    """Who and what can be named before this batch."""
    directory = Directory(kinds)
    for name, rows in known.rosters().items():
        if name in kinds:
            directory.add(name, rows)
    return directory


def _take_sheet(ledger: Ledger, words: Words, directory: Directory, into: tuple[Seen, Taking]) -> None:
    grid, layout = ledger.grid, ledger.layout
    rows = data_rows(grid, layout)
    setting = words.setting(layout.kind, directory, ledger.speaks_of, typed=grid.typed)
    labels = {name: layout.labels[column] for name, column in layout.columns.items()}
    typed = typed_rows(rows.columns, setting, labels)
    new = accept(SheetRows(layout.kind, grid.file, grid.sheet, rows), typed, *into)
    directory.add(layout.kind.kind, (record.values for record in new))
