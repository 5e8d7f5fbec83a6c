"""Turns whatever a storage library says about a torn file into one exception that names the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starcrew.errors import DamagedStore, Problem, Source

DETAIL = 200


def damaged(path: Path, detail: str) -> DamagedStore:
    """The exception for that file or table folder; long words of a library are cut short."""
    text = detail.strip().partition("\n")[0][:DETAIL]
    return DamagedStore(Problem("ledger.damaged", Source(str(path)), {"path": path, "detail": text}))


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Everything that fails inside is damage of that file or table."""
    try:
        yield
    except DamagedStore:
        raise
    except Exception as error:  # deltalake and arro3 raise plain Exception for torn Parquet
        raise damaged(path, str(error)) from error
