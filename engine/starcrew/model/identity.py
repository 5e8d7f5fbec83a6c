"""What makes a record the same record: its id, and the digest of its content. Never where it stood."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from starcrew.model.records import Stored

ID_DIGITS = 20
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode


def content_digest(values: Mapping[str, Stored]) -> str:
    """SHA-256 over all values that are there; a field that is blank or was not yet in the kind changes nothing."""
    return _sha256({name: value for name, value in values.items() if value is not None})


def keyed_id(kind: str, key: Sequence[Stored]) -> str:
    """`<kind>:<20 hex>` of a record whose kind has key fields: the same row when it is sent again."""
    return f"{kind}:{_sha256([kind, list(key)])[:ID_DIGITS]}"


def keyless_id(kind: str, digest: str, occurrence: int) -> str:
    """`<kind>:<20 hex>` of a record without key fields. occurrence: 1 for the first row of that content in its file."""
    return f"{kind}:{_sha256([kind, digest, occurrence])[:ID_DIGITS]}"


def _sha256(value: object) -> str:
    return hashlib.sha256(_canonical(value).encode()).hexdigest()
