"""JSON Schemas (draft 7) of the files a site writes, so that editors complete and check them in both languages.

Made from the same shapes that loading uses. Editors read YAML scalars as numbers and booleans, loading reads text:
wherever text is taken, the schemas take all three.
"""

import json
import re
from collections.abc import Iterable, Mapping
from inspect import cleandoc
from pathlib import Path
from typing import Any, assert_never

from pydantic import BaseModel

from starcrew.load import shapes
from starcrew.load.leaves import CLOCK, DATE, INTEGER, NUMBER, YES_NO
from starcrew.load.shapes import Keyed, Leaf, Listing, Names, Shape, chinese_word
from starcrew.model.conditions import Comparison
from starcrew.model.kinds import Kind
from starcrew.model.vocabulary import FIELDS, KEYS

Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_FILES: dict[str, tuple[str, tuple[Keyed, ...]]] = {
    "site": ("站点设置 (site.yaml)", (shapes.SITE,)),
    "kind": ("记录种类 (schemas/*.yaml)", (shapes.KIND,)),
    "rules": ("考核表、评星方案 (rules/**/*.yaml)", (shapes.SHEET, shapes.SCHEME)),
}
_NAMED_LINE = re.compile(r"([a-z_]+(?:, [a-z_]+)*): (.+)")
_OWN_NAMES: Schema = {
    "propertyNames": {"pattern": r"^[^_.][^.]*$", "not": {"enum": [*FIELDS, *FIELDS.values()]}},
}


def json_schemas() -> dict[str, Schema]:
    """By sort of file: site, kind, rules (a sheet or a scheme)."""
    return {name: _file(title, roots) for name, (title, roots) in _FILES.items()}


def write_json_schemas(folder: Path) -> tuple[Path, ...]:
    """Writes `<sort>.schema.json` for each sort of file; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in json_schemas().items():
        path = folder / f"{name}.schema.json"
        path.write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written.append(path)
    return tuple(written)


def _file(title: str, roots: Iterable[Keyed]) -> Schema:
    definitions: dict[str, Schema] = {}
    anyof = [_keyed(root, definitions) for root in roots]
    return {"$schema": _DRAFT, "title": title, "anyOf": anyof, "definitions": dict(sorted(definitions.items()))}


def _shape(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    forms: list[Schema] = []
    if shape.keyed:
        forms.append(_keyed(shape.keyed, definitions))
    if shape.names:
        forms.append(_names(shape.names, definitions))
    if shape.listing:
        forms.append(_listing(shape.listing, definitions))
    if shape.leaf:
        forms.append(_leaf(shape.leaf))
    return forms[0] if len(forms) == 1 and "$ref" not in forms[0] else {"anyOf": forms}


def _keyed(keyed: Keyed, definitions: dict[str, Schema]) -> Schema:
    name = keyed.model.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _object(keyed, definitions)
    return {"$ref": f"#/definitions/{name}"}


def _object(keyed: Keyed, definitions: dict[str, Schema]) -> Schema:
    whole, each = described(keyed.model)
    properties: dict[str, Schema] = {}
    for name, shape in keyed.fields.items():
        own = _OWN_NAMES if keyed.model is Kind and name in {"fields", "derived"} else {}
        about = {"title": f"{KEYS[name]} · {name}", **({"description": each[name]} if name in each else {})}
        properties[KEYS[name]] = properties[name] = about | _shape(shape, definitions) | own
    needed = [{"anyOf": [{"required": [KEYS[name]]}, {"required": [name]}]} for name in keyed.needed]
    once = [{"not": {"required": [KEYS[name], name]}} for name in keyed.fields]
    least = {"minProperties": 1} if keyed.model is Comparison else {}
    return {
        "type": "object",
        **({"description": whole} if whole else {}),
        "properties": properties,
        "additionalProperties": False,
        "allOf": [*needed, *once],
        **least,
    }


def described(model: type[BaseModel]) -> tuple[str, Mapping[str, str]]:
    """A model's docstring as words about the whole and about each key that it names (`key: …`, `key, key: …`)."""
    whole: list[str] = []
    each: dict[str, list[str]] = {}
    into = [whole]
    for line in cleandoc(model.__doc__ or "").splitlines():
        match = _NAMED_LINE.fullmatch(line)
        names = match[1].split(", ") if match else []
        if match and set(names) <= set(model.model_fields):
            into = [each.setdefault(name, []) for name in names]
            line = match[2]  # noqa: PLW2901 (the rest of the line is the first of its words)
        for words in into:
            words.append(line)
    return " ".join(whole).strip(), {name: " ".join(words).strip() for name, words in each.items()}


def _names(names: Names, definitions: dict[str, Schema]) -> Schema:
    keys = {"propertyNames": _leaf(names.key)} if names.key.scalar == "word" else {}
    least = {"minProperties": names.least} if names.least else {}
    return {"type": "object", "additionalProperties": _shape(names.value, definitions), **keys, **least}


def _listing(listing: Listing, definitions: dict[str, Schema]) -> Schema:
    elements = [_element(element, definitions) for element in listing.elements]
    if listing.fixed:
        return {"type": "array", "items": elements, "minItems": len(elements), "maxItems": len(elements)}
    return {"type": "array", "items": elements[0], **({"minItems": listing.least} if listing.least else {})}


def _element(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    """Only in a list may a blank stand for "nothing"; under a key it is a value forgotten."""
    schema = _shape(shape, definitions)
    return {"anyOf": [schema, {"type": "null"}]} if shape.null else schema


def _leaf(leaf: Leaf) -> Schema:
    if leaf.scalar != "word" and leaf.words:
        return {"anyOf": [_leaf(Leaf("word", leaf.words)), _leaf(Leaf(leaf.scalar))]}
    match leaf.scalar:
        case "text":
            return {"type": ["string", "number", "boolean"], "pattern": r"\S"}
        case "operand":
            return {"type": ["string", "number", "boolean"], "pattern": r"^(?![０-９．％]+$).*\S"}
        case "word":
            return {"enum": _words(leaf.words)}
        case "yes_no":
            return {"enum": [*YES_NO, True, False]}
        case "integer":
            bounds = {"minimum": leaf.least, "maximum": leaf.most}
            return _text(INTEGER, "integer") | {key: value for key, value in bounds.items() if value is not None}
        case "points" | "share":
            return _text(NUMBER, "number")
        case "date":
            return _text(DATE)
        case "clock":
            return _text(CLOCK)
        case _:
            assert_never(leaf.scalar)


def _text(pattern: re.Pattern[str], *other: str) -> Schema:
    return {"type": ["string", *other] if other else "string", "pattern": f"^(?:{pattern.pattern})$"}


def _words(words: Iterable[str]) -> list[str | bool]:
    """Both spellings of each; what an editor reads as a boolean, as that too."""
    both = dict.fromkeys(spelling for word in words for spelling in (chinese_word(word), word))
    return [*both, *({"true": True, "false": False}[word] for word in both if word in {"true", "false"})]
