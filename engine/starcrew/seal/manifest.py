"""What a stored evaluation rests on: digests of rules, records, engine and results, and the evaluation before it."""

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from starcrew import __version__

ENGINE_PARTS = ("durable_rules", "duckdb", "ibis-framework", "deltalake", "pydantic")


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything by name and SHA-256; written as canonical JSON.

    rules: file of the site → digest. records: table → data file → digest, as of `batch`. result: the digest of
    scorecards, lines and findings. files: stored table → digest of its bytes. previous: digest of the manifest that
    this evaluation supersedes, with the reason.
    """

    period: str
    first: str
    last: str
    as_of: str
    schemes: tuple[str, ...]
    number: int
    batch: int
    made_at: str
    rules: Mapping[str, str]
    records: Mapping[str, Mapping[str, str]]
    result: str
    engine: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    previous: str | None = None
    reason: str | None = None


def engine_identity() -> dict[str, str]:
    """Versions of the engine and what it judges, counts and stores with."""
    parts = {name: version(name) for name in ENGINE_PARTS}
    return {"starcrew": __version__, "python": platform.python_version(), **parts}


def canonical(manifest: Manifest) -> bytes:
    """The same bytes for the same content: sorted keys, no white space, UTF-8, a newline at the end."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"


def parsed(text: bytes) -> Manifest:
    """The manifest back from its bytes. Raises ValueError or TypeError when they are not one."""
    values = json.loads(text)
    values["schemes"] = tuple(values["schemes"])
    return Manifest(**values)


def sha256(path: Path) -> str:
    """Digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
