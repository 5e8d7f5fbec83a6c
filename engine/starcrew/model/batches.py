"""What is committed to the record store at once, and what the store says about it afterwards."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starcrew.model.records import Amendment, ControlTotal, Operation, Record, Rejection, Repair


@dataclass(frozen=True, slots=True, order=True)
class FileDigest:
    """A file that was taken in, as it lay there. sha256: 64 hex digits over its bytes."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What one intake, correction, withdrawal or delivery statement brings.

    at: naive local wall clock. seen: number of the last batch that was known when duplicates were sought; ids added
    by later batches are looked for again when this one is committed. 0 looks through all of them.
    """

    who: str
    at: dt.datetime
    note: str = ""
    records: Sequence[Record] = ()
    amendments: Sequence[Amendment] = ()
    totals: Sequence[ControlTotal] = ()
    rejections: Sequence[Rejection] = ()
    repairs: Sequence[Repair] = ()
    files: Sequence[FileDigest] = ()
    seen: int = 0


@dataclass(frozen=True, slots=True)
class BatchEntry:
    """A committed batch. Numbers count from 1 without a gap.

    versions: table → version of its Delta table, of all tables that had rows by then. written: table → file, relative
    to the table's folder → SHA-256, only of what this batch brought: data files, and logs (in `_delta_log`).
    rows: table → rows it brought. Tables are the kinds, and `_control`, `_rejections`, `_repairs`.
    digest: SHA-256 over all of this and the digest before it: one text that stands for all records so far.
    """

    number: int
    at: dt.datetime
    who: str
    note: str = ""
    files: tuple[FileDigest, ...] = ()
    versions: Mapping[str, int] = field(default_factory=dict)
    written: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    digest: str = ""


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row as it stands in the store: what was done, in which batch, and for an amendment by whom and why.

    replaces: the id of the record that was added first, whatever number of amendments lie between; "" for an addition.
    """

    record: Record
    operation: Operation
    batch: int
    order: int
    replaces: str = ""
    who: str = ""
    why: str = ""
