"""The files that paths stand for, and what they are called in reports."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from starcrew.errors import Problem, Source

READABLE = frozenset([".xlsx", ".xls", ".csv", ".jsonl"])
REFUSED = {
    ".xlsm": "intake-macros",
    ".xltm": "intake-macros",
    ".xlsb": "intake-binary-workbook",
}
IGNORE_MARK = ".starcrew-ignore"
"""A folder with a file of this name is passed over."""

_LOCK = "~$"


@dataclass(frozen=True, slots=True, order=True)
class Sent:
    """A file to read. label: what reports call it. folders: the folders named on the way to it, the nearest first."""

    label: str
    path: Path
    folders: tuple[str, ...] = ()


def sent_files(paths: Sequence[Path]) -> tuple[tuple[Sent, ...], tuple[Problem, ...]]:
    """Readable files in the order of their labels (so that the order of `paths` does not matter), and what is none."""
    found = list({sent.path.resolve(): sent for path in paths for sent in _under(path)}.values())
    labels = [sent.label for sent in found]
    if len(set(labels)) < len(labels):
        found = [Sent(str(s.path), s.path, s.folders) if labels.count(s.label) > 1 else s for s in found]
    problems = tuple(problem for sent in sorted(found) if (problem := _refusal(sent)) is not None)
    return tuple(
        sent for sent in sorted(found) if sent.path.suffix.lower() in READABLE and sent.path.is_file()
    ), problems


def _under(path: Path) -> Iterator[Sent]:
    if not path.is_dir():
        yield Sent(path.name, path, (path.absolute().parent.name,))
        return
    for file in _walk(path):
        inner = file.relative_to(path)
        yield Sent(inner.as_posix(), file, (*reversed(inner.parent.parts), path.absolute().name))


def _walk(folder: Path) -> Iterator[Path]:
    if (folder / IGNORE_MARK).exists():
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((".", _LOCK)):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif not entry.is_dir():
            yield entry


def _refusal(sent: Sent) -> Problem | None:
    suffix = sent.path.suffix.lower()
    if not sent.path.is_file():
        return Problem("intake-file-missing", Source(sent.label))
    if suffix in REFUSED:
        return Problem(REFUSED[suffix], Source(sent.label))
    if suffix not in READABLE:
        return Problem("intake-unknown-format", Source(sent.label), {"suffix": suffix or sent.path.name}, "warning")
    return None


def digest(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
