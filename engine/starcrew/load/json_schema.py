"""JSON Schemas of the files a site writes, so that editors complete and check them in both languages."""

from pathlib import Path
from typing import Any


def json_schemas() -> dict[str, dict[str, Any]]:
    """By file: site, kind, rules."""
    return {}


def write_json_schemas(folder: Path) -> None:
    """Writes them as `<name>.schema.json`."""
