"""Where the records of an evaluation come from: a committed version of the ledger, or rows given as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import ibis.expr.types as ir

from starcrew.ledger import Ledger
from starcrew.ledger.current import current
from starcrew.model.backend import Backend
from starcrew.model.kinds import Kind
from starcrew.model.records import Record, stored_columns


class Records(Protocol):
    """Puts the records of a kind in force into a session."""

    def provide(self, kind: Kind, name: str, backend: Backend) -> ir.Table:
        """The table `name`, with the columns of `stored_columns`."""
        ...


@dataclass(frozen=True, slots=True)
class StoredRecords:
    """Records in force as of a batch. batch None: the last one."""

    ledger: Ledger
    batch: int | None = None

    def provide(self, kind: Kind, name: str, backend: Backend) -> ir.Table:
        """Records of the kind in force."""
        files = self.ledger.files(kind.kind, self.batch)
        stored = backend.attach(f"stored {name}", stored_columns(kind), files)
        amended = bool(backend.rows(stored.filter(stored["_op"] != "add").select("_id").limit(1)))
        return backend.keep(current(stored) if amended else stored, name)


@dataclass(frozen=True, slots=True)
class GivenRecords:
    """Records typed in a scenario or sent by a program: nothing is stored."""

    records: Mapping[str, Sequence[Record]] = field(default_factory=dict)

    def provide(self, kind: Kind, name: str, backend: Backend) -> ir.Table:
        """The rows given for the kind."""
        schema = stored_columns(kind)
        rows = (_row(record, tuple(schema)) for record in self.records.get(kind.kind, ()))
        return backend.load(name, schema, rows)


def _row(record: Record, names: Sequence[str]) -> tuple[object, ...]:
    system: dict[str, object] = {
        "_id": record.id,
        "_op": "add",
        "_file": record.origin.file,
        "_sheet": record.origin.sheet,
        "_row": record.origin.row,
    }
    return tuple(record.values.get(name, system.get(name)) for name in names)
