"""What a place that runs Ibis expressions can do; `backend/` has the real ones."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from starcrew.model.records import ColumnType

if TYPE_CHECKING:
    import ibis.expr.types as ir


class ArrowStream(Protocol):
    """Rows that any Arrow library can read, once."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class Backend(Protocol):
    """One session. Expressions stand on unbound tables whose names were given to `load`, `attach` or `keep`.

    A name may be given once in a session. Names may hold any character; they differ by more than case.
    """

    def rows(self, expr: "ir.Table") -> list[tuple[object, ...]]:
        """Every row: str, int, bool, date, naive datetime, list of str, None. Order is the expression's own."""
        ...

    def keep(self, expr: "ir.Table", name: str) -> "ir.Table":
        """Work it out now, once; the unbound table of that name has the same columns and types."""
        ...

    def load(self, name: str, schema: Mapping[str, ColumnType], rows: Iterable[Sequence[object]]) -> "ir.Table":
        """A table from rows whose values stand in the order of `schema`. No rows make an empty table."""
        ...

    def attach(self, name: str, schema: Mapping[str, ColumnType], files: Sequence[str]) -> "ir.Table":
        """The Parquet files as one table of exactly these columns; a column that a file lacks is blank there.

        `key=value` folders in a path are columns too. No files make an empty table.
        """
        ...

    def write(self, expr: "ir.Table", path: Path, *, order: Sequence[str]) -> None:
        """One Parquet file in that order of columns; it appears whole or not at all, replacing an older one."""
        ...

    def stream(self, expr: "ir.Table") -> ArrowStream:
        """The rows for another library; read it to its end before the next call."""
        ...

    def close(self) -> None:
        """Ends the session; what it kept is gone."""
        ...
