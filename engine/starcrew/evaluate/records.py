"""Where the records of an evaluation come from: a committed version of the ledger, or rows given as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import ibis.expr.types as ir

from starcrew.ledger import Ledger, columns
from starcrew.ledger.current import current
from starcrew.model.backend import Backend
from starcrew.model.kinds import Kind
from starcrew.model.records import Record


@dataclass(frozen=True, slots=True)
class StoredRecords:
    """Records in force as of a batch. batch None: the last one."""

    ledger: Ledger
    kinds: Mapping[str, Kind]
    backend: Backend
    batch: int | None = None

    def table(self, kind: str) -> ir.Table:
        """Records of the kind in force."""
        files = self.ledger.files(kind, self.batch)
        stored = self.backend.attach(f"stored:{kind}", columns(self.kinds[kind]), files)
        return current(stored)


@dataclass(frozen=True, slots=True)
class GivenRecords:
    """Records typed in a scenario or sent by a program: nothing is stored."""

    kinds: Mapping[str, Kind]
    backend: Backend
    records: Mapping[str, Sequence[Record]] = field(default_factory=dict)

    def table(self, kind: str) -> ir.Table:
        """The rows given for the kind."""
        schema = columns(self.kinds[kind])
        rows = (_row(record, tuple(schema)) for record in self.records.get(kind, ()))
        return self.backend.load(f"given:{kind}", schema, rows)


def _row(record: Record, names: Sequence[str]) -> tuple[object, ...]:
    system: dict[str, object] = {
        "_id": record.id,
        "_op": "add",
        "_file": record.origin.file,
        "_sheet": record.origin.sheet,
        "_row": record.origin.row,
    }
    return tuple(record.values.get(name, system.get(name)) for name in names)
