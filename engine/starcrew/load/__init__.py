"""YAML text → model: every fault of form at file:line:col, in the words of who wrote it."""

from starcrew.load.documents import (
    Documents,
    Loaded,
    load_documents,
    load_file,
    load_kind,
    load_kinds,
    load_rules,
    load_scheme,
    load_sheet,
    load_site_file,
)
from starcrew.load.folder import LoadedSite, load_site
from starcrew.load.json_schema import json_schemas, write_json_schemas
from starcrew.model.places import Place

__all__ = [
    "Documents",
    "Loaded",
    "LoadedSite",
    "Place",
    "json_schemas",
    "load_documents",
    "load_file",
    "load_kind",
    "load_kinds",
    "load_rules",
    "load_scheme",
    "load_sheet",
    "load_site",
    "load_site_file",
    "write_json_schemas",
]
