"""The record kinds of the reference site, by name."""

from collections.abc import Mapping
from functools import cache

import yaml

from starcrew.model.kinds import Kind
from starcrew.reference_site import reference_site


@cache
def reference_kinds() -> Mapping[str, Kind]:
    """Read from `schemas/`, every scalar as text."""
    files = sorted(reference_site().schemas.glob("*.yaml"))
    kinds = (Kind.model_validate(yaml.load(file.read_text("utf-8"), yaml.BaseLoader)) for file in files)  # noqa: S506
    return {kind.kind: kind for kind in kinds}


def fields_of(kind: Kind, *types: str) -> tuple[str, ...]:
    """Names of the fields of those types, in order."""
    return tuple(name for name, field in kind.fields.items() if field.type in types)
