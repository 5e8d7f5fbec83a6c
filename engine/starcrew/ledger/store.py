"""The record store: batches in, rows and files of a committed batch out."""

import random
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError, DeltaError

from starcrew.errors import Problem, Source, UsageError
from starcrew.ledger import journal, tables
from starcrew.ledger.committing import Bundle, Standing, committed, standing
from starcrew.ledger.holding import holding, roots
from starcrew.ledger.notes import REJECTIONS, REPAIRS, TOTALS, Notes, Said
from starcrew.ledger.places import store_folder, table_folder
from starcrew.ledger.rows import new_rows, stored_rows
from starcrew.model.batches import Batch, BatchEntry, StoredRow
from starcrew.model.kinds import Kind
from starcrew.model.records import Amendment, ControlTotal, Origin, Record, Rejection, Repair, Rosters, stored_columns

TRIES = 20
_IDS_AT_ONCE = 1000
_NAMED = ("team_roster", "worker_roster", "membership")


class Ledger:
    """Records of a site, one Delta table per kind, all appended and never changed.

    as_of, wherever it stands: the number of a batch; later batches are not seen. None is the last, 0 none at all.
    A folder that does not exist is an empty store. Every reader raises DamagedStore, naming the file, when what lies
    there is not what was committed, and UsageError for a batch that does not exist.
    """

    def __init__(self, folder: Path, kinds: Mapping[str, Kind]) -> None:
        self._folder = store_folder(folder)
        self._kinds = kinds
        self._known: list[BatchEntry] = []  # committed batches never change: each is read once

    def commit(self, batch: Batch) -> int | None:
        """The number of the new batch, or None when it brings nothing: no record, no amendment, no unseen rejection.

        All of it becomes visible at once or, whatever happens, none. Another writer's batch in between costs another
        try. Raises UsageError when an amendment names no record, when batches after `batch.seen` added one of the
        ids, when a field's type changed, when the disk refuses, or when no turn came.
        """
        for tried in range(TRIES):
            known = self.batches()
            if not _brings(batch, known):
                return None
            try:
                return committed(self._folder, batch, known, self._bundles(batch, known))
            except CommitFailedError:
                time.sleep(random.SystemRandom().uniform(0, 0.05 * (tried + 1)))
            except (DeltaError, OSError) as error:
                raise self._refusal("ledger.unwritable", detail=str(error)) from error
        raise self._refusal("ledger.busy", tries=TRIES)

    def batches(self, as_of: int | None = None) -> list[BatchEntry]:
        """In order of numbers, the first is 1."""
        self._known = journal.entries(self._folder, self._known)
        if as_of is not None and not 0 <= as_of <= len(self._known):
            raise UsageError(Problem("ledger.no_batch", args={"number": as_of, "last": len(self._known)}))
        return self._known[:as_of]

    def versions(self, as_of: int | None = None) -> Mapping[str, int]:
        """Table → Delta version, of the tables that had rows by then."""
        return standing(self.batches(as_of)).versions

    def manifest(self, as_of: int | None = None) -> Mapping[str, Mapping[str, str]]:
        """Table → file, relative to the table's folder → SHA-256 as it was committed: data files and logs."""
        return standing(self.batches(as_of)).files

    def files(self, kind: str, as_of: int | None = None) -> list[str]:
        """Absolute paths of the kind's Parquet files, sorted; the partition `_month` is in the path alone."""
        before = standing(self.batches(as_of))
        if self._opened(kind, before) is None:
            return []
        return [str(self.place(kind) / file) for file in tables.data_files(before.files[kind])]

    def place(self, kind: str) -> Path:
        """The folder of the kind's Delta table, whether it is there or not."""
        return table_folder(self._folder, kind)

    def contents(self, kind: str, as_of: int | None = None) -> Mapping[str, str]:
        """Id → content digest, of every id that an addition or a correction brought, withdrawn or not.

        An id that was both added and corrected has the digest of the addition; see `corrected` for the others.
        """
        rows = self._cells(kind, ("_id", "_digest", "_op"), as_of)
        digests = {str(id_): str(digest) for id_, digest, op in rows if op == "correct"}
        return digests | {str(id_): str(digest) for id_, digest, op in rows if op == "add"}

    def corrected(self, kind: str, as_of: int | None = None) -> Mapping[str, frozenset[str]]:
        """Id under which a record was added → digests of its corrections: such a row sent again is no conflict."""
        digests: dict[str, set[str]] = {}
        for id_, digest, op in self._cells(kind, ("_replaces", "_digest", "_op"), as_of):
            if op == "correct":
                digests.setdefault(str(id_), set()).add(str(digest))
        return {id_: frozenset(found) for id_, found in digests.items()}

    def records(self, kind: str, as_of: int | None = None) -> list[Record]:
        """Those that hold, sorted by id: rosters and other small kinds. Bulk goes through `files` and `current`."""
        held = holding(self._rows(kind, None, as_of))
        return [held[id_].record for id_ in sorted(held)]

    def rosters(self, as_of: int | None = None) -> Rosters:
        """Kind → values of the records that hold, of every kind that rows of others name."""
        return {kind: [record.values for record in self.records(kind, as_of)] for kind in sorted(_named(self._kinds))}

    def history(self, id_: str, as_of: int | None = None) -> list[StoredRow]:
        """The record's addition and all its amendments, in order, by any id it ever had; [] if there is no such."""
        named = self._rows(_kind_of(id_), [id_], as_of)
        return self._rows(_kind_of(id_), sorted({roots(named)[id_]}), as_of) if named else []

    def locate(self, ids: Iterable[str], as_of: int | None = None) -> Mapping[str, Origin]:
        """Where the records that hold stood; ids as `current` gives them. Unknown and withdrawn ones are left out."""
        by_kind: dict[str, list[str]] = {}
        for id_ in sorted(set(ids)):
            by_kind.setdefault(_kind_of(id_), []).append(id_)
        return {
            id_: row.record.origin
            for kind, wanted in by_kind.items()
            for some in _portions(wanted)
            for id_, row in holding(self._rows(kind, some, as_of)).items()
            if id_ in some
        }

    def totals(self, as_of: int | None = None) -> list[tuple[int, ControlTotal]]:
        """Batch number and control total of every sheet, in order."""
        return self._notes(TOTALS, as_of)

    def rejections(self, as_of: int | None = None) -> list[tuple[int, Rejection]]:
        """Batch number and rejected row, in order; also those that were mended and sent again since."""
        return self._notes(REJECTIONS, as_of)

    def repairs(self, as_of: int | None = None) -> list[tuple[int, Repair]]:
        """Batch number and repaired cell, in order."""
        return self._notes(REPAIRS, as_of)

    def verify(self, as_of: int | None = None) -> tuple[Problem, ...]:
        """Reads every file and compares its SHA-256 with what was committed; a problem for each that differs."""
        return tuple(
            Problem("ledger.damaged", Source(str(path)), {"path": path, "detail": "SHA-256"})
            for table, files in sorted(self.manifest(as_of).items())
            for path, digest in sorted((self.place(table) / file, digest) for file, digest in files.items())
            if not path.is_file() or tables.sha256(path) != digest
        )

    def _opened(self, table: str, before: Standing) -> DeltaTable | None:
        version = before.versions.get(table)
        return None if version is None else tables.opened(self.place(table), version, before.files.get(table, {}))

    def _cells(
        self, table: str, names: Sequence[str], as_of: int | None, predicate: str | None = None
    ) -> list[tuple[object, ...]]:
        opened = self._opened(table, standing(self.batches(as_of)))
        return [] if opened is None else tables.scanned(opened, self.place(table), names, predicate)

    def _rows(self, kind: str, ids: Sequence[str] | None, as_of: int | None) -> list[StoredRow]:
        """All rows of the records with these ids, or of all records; [] for a kind that there is not."""
        if kind not in self._kinds:
            return []
        names = tuple(stored_columns(self._kinds[kind]))
        wanted = None if ids is None else f"{tables.among('_id', ids)} OR {tables.among('_replaces', ids)}"
        return stored_rows(kind, names, self._cells(kind, names, as_of, wanted))

    def _notes(self, notes: Notes[Said], as_of: int | None) -> list[tuple[int, Said]]:
        return notes.read(self._cells(notes.table, tuple(notes.columns), as_of))

    def _bundles(self, batch: Batch, known: Sequence[BatchEntry]) -> list[Bundle]:
        number = len(known) + 1
        self._refuse_overtaken(batch, len(known))
        said = [Bundle(each.table, each.columns, each.rows(batch, number)) for each in (TOTALS, REJECTIONS, REPAIRS)]
        return [self._bundle(kind, batch, number) for kind in _kinds_in(batch)] + said

    def _bundle(self, kind: str, batch: Batch, number: int) -> Bundle:
        records = [record for record in batch.records if record.kind == kind]
        amendments = [each for each in batch.amendments if each.record.kind == kind]
        rooted = self._rooted(kind, records, amendments) if amendments else []
        return Bundle(kind, stored_columns(self._kinds[kind]), new_rows(self._kinds[kind], number, records, rooted))

    def _rooted(
        self, kind: str, added: Sequence[Record], amendments: Sequence[Amendment]
    ) -> list[tuple[Amendment, str]]:
        """Each amendment with the id under which its record was added, now or ever."""
        known = {record.id: record.id for record in added} | roots(self._rows(kind, None, None))
        for each in amendments:
            if each.replaces not in known:
                raise UsageError(Problem("ledger.no_record", args={"id": each.replaces}))
        return [(each, known[each.replaces]) for each in amendments]

    def _refuse_overtaken(self, batch: Batch, last: int) -> None:
        if batch.seen >= last:
            return
        for kind in sorted({record.kind for record in batch.records}):
            later = {str(id_) for (id_,) in self._cells(kind, ("_id",), None, f"_batch > {batch.seen}")}
            if taken := sorted(record.id for record in batch.records if record.id in later):
                raise self._refusal("ledger.overtaken", count=len(taken), id=taken[0])

    def _refusal(self, code: str, **args: object) -> UsageError:
        return UsageError(Problem(code, args={"path": self._folder, **args}))


def _brings(batch: Batch, known: Sequence[BatchEntry]) -> bool:
    if batch.records or batch.amendments:
        return True
    seen = {each.sha256 for entry in known for each in entry.files}
    return bool(batch.rejections) and not {each.sha256 for each in batch.files} <= seen


def _named(kinds: Mapping[str, Kind]) -> set[str]:
    """Rosters, membership, kinds with names of their own, and those that a field refers to."""
    referred = {field.to for kind in kinds.values() for field in kind.fields.values() if field.to}
    return {name for name, kind in kinds.items() if kind.name_field or kind.purpose in _NAMED or name in referred}


def _kinds_in(batch: Batch) -> list[str]:
    return sorted({record.kind for record in batch.records} | {each.record.kind for each in batch.amendments})


def _kind_of(id_: str) -> str:
    return id_.rpartition(":")[0]


def _portions(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _IDS_AT_ONCE] for start in range(0, len(ids), _IDS_AT_ONCE))
