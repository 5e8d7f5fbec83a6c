import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from starcrew.load import json_schemas, load_documents, write_json_schemas
from starcrew.model.places import Node
from tests.load.expected import BAD, expected
from tests.load.samples import ENGLISH, KIND, ROOT, RULES, SCHEMAS, SCHEME, SHEET, SITE, SITE_FILE

VALIDATORS = {name: Draft7Validator(schema) for name, schema in json_schemas().items()}
UNSEEN = {
    "load.too_fine",  # a number, when an editor has read it
    "load.not_a_date",  # 2026-02-30 has the right pattern
    "load.fullwidth_comma",
    "load.fullwidth_quote",
    "load.repeated_item",
    "load.odd_name",  # of a kind
    "load.reserved_kind",
}
"""What a JSON Schema cannot see, or not worth the length."""


def as_an_editor_reads(node: Node) -> Any:
    """YAML 1.2: plain scalars are numbers, booleans and nulls where they look so."""
    if node.entries is not None:
        return {key: as_an_editor_reads(entry.node) for key, entry in node.entries.items()}
    if node.elements is not None:
        return [as_an_editor_reads(element) for element in node.elements]
    if node.text is None or not node.plain:
        return node.text
    if node.text in {"true", "false"}:
        return node.text == "true"
    if re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    return float(node.text) if re.fullmatch(r"[-+]?[0-9]+\.[0-9]+(e[0-9]+)?", node.text) else node.text


def faults(text: str, sort: str) -> list[str]:
    documents = load_documents(text, "f.yaml")
    return [e.message for p in documents.places for e in VALIDATORS[sort].iter_errors(as_an_editor_reads(p.node))]


def test_the_schemas_in_the_tree_are_those_the_models_give(tmp_path: Path) -> None:
    for path in write_json_schemas(tmp_path):
        kept = ROOT / "schemas" / "json" / path.name
        assert path.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8"), "run: starcrew schema"


@pytest.mark.parametrize("name", ["site", "kind", "rules"])
def test_the_schemas_are_valid_and_have_no_loose_ends(name: str) -> None:
    schema = json_schemas()[name]
    Draft7Validator.check_schema(schema)
    for reference in re.findall(r'"#/definitions/(\w+)"', json.dumps(schema)):
        assert schema["definitions"][reference]


@pytest.mark.parametrize("path", [SITE_FILE, *SCHEMAS, *RULES], ids=lambda path: path.stem)
def test_shipped_files_satisfy_the_schemas(path: Path) -> None:
    sort = "site" if path == SITE_FILE else "kind" if path in SCHEMAS else "rules"
    assert faults(path.read_text(encoding="utf-8"), sort) == []


@pytest.mark.parametrize(
    "text, sort", [(SHEET, "rules"), (ENGLISH, "rules"), (SCHEME, "rules"), (KIND, "kind"), (SITE, "site")]
)
def test_both_languages_satisfy_the_schemas(text: str, sort: str) -> None:
    assert faults(text, sort) == []


def seen_by_editors(path: Path) -> bool:
    """Whether the fault is one of form, in a document that YAML itself can read."""
    if path.stem.startswith("gbk") or expected(path).code in UNSEEN:
        return False
    return not load_documents(path.read_text(encoding="utf-8"), path.name).problems


@pytest.mark.parametrize("path", [*filter(seen_by_editors, sorted(BAD.glob("*.yaml")))], ids=lambda path: path.stem)
def test_typical_mistakes_are_refused_by_the_schemas(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8"), expected(path).sort)


def test_every_key_has_a_title_and_most_a_description() -> None:
    keys = [key for s in json_schemas().values() for d in s["definitions"].values() for key in d["properties"].values()]
    assert all(" · " in key["title"] for key in keys)
    assert sum("description" in key for key in keys) > len(keys) / 3
