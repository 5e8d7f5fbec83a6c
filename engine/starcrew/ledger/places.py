"""Where a table lies inside the store, and which folders cannot hold a store."""

from pathlib import Path

from starcrew.errors import Problem, UsageError

_REFUSED = "[]|^\\%"  # deltalake makes an address of the path, and stops the process or misreads it at these


def store_folder(folder: Path) -> Path:
    """The absolute path. Raises UsageError if it has a character that the store cannot use."""
    path = folder.absolute()
    sign = next((sign for sign in str(path) if sign in _REFUSED or not sign.isprintable()), None)
    if sign is not None:
        raise UsageError(Problem("ledger.path", args={"sign": repr(sign), "path": path}))
    return path


def table_folder(store: Path, table: str) -> Path:
    """Letters and digits of any script, `-`, `.` and `_` stand for themselves; other signs as =XXXX."""
    return store / "".join(sign if sign.isalnum() or sign in "-_" else f"={ord(sign):04X}" for sign in table)
