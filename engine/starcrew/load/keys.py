"""The keys of one mapping against the keys of its model, in Chinese or English."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from starcrew.load.findings import Findings, Tongue
from starcrew.load.leaves import closest
from starcrew.load.shapes import Keyed
from starcrew.model.conditions import Comparison
from starcrew.model.places import Entry, Node
from starcrew.model.vocabulary import KEYS

_UPWARD = {
    *("以上", "及以上", "不少于", "不低于", "不小于", "大于", "大于等于", "高于", "多于", "达到", "满", "起"),
    *(
        ">",
        ">=",
        "≥",
        "gt",
        "ge",
        "gte",
        "more_than",
        "over",
        "from",
        "min",
        "minimum",
        "greater_than",
        "not_less_than",
    ),
}
_DOWNWARD = {
    *(
        "以下",
        "及以下",
        "不超过",
        "不高于",
        "不大于",
        "不多于",
        "小于",
        "小于等于",
        "少于",
        "不足",
        "不满",
        "以内",
        "内",
    ),
    *("<", "<=", "≤", "lt", "le", "lte", "less_than", "under", "up_to", "max", "maximum", "not_more_than", "within"),
}
_COLON = re.compile(r"：|:(?!//)")
_INVISIBLE = "\u200b\u200c\u200d\u2060\xa0\u3000 \t“”‘’\"'「」【】"


def entries(keyed: Keyed, node: Node, out: Findings, tongue: Tongue) -> dict[str, Entry]:
    """English key → entry, for the keys the model knows; the others, and those missing, become problems."""
    found: dict[str, Entry] = {}
    meant: set[str | None] = set()
    names = spellings(keyed.fields)
    for key, entry in (node.entries or {}).items():
        name = names.get(key)
        if name is None:
            meant.add(_unknown(keyed, key, entry, (out, tongue)))
        elif name in found:
            out.at_key(entry, "load.both_languages", key=key, other=KEYS[name] if key == name else name)
        else:
            found[name] = entry
    for name in keyed.needed:
        if name not in found and name not in meant:
            out.at(node, "load.missing_key", key=KEYS[name] if tongue == "zh" else name)
    return found


def spellings(names: Iterable[str]) -> dict[str, str]:
    """Every way to write these keys → the English key."""
    return {word: name for name in names for word in (KEYS[name], name)}


def tongue_of(node: Node, otherwise: Tongue) -> Tongue:
    """The language in which this mapping has its keys."""
    for key in node.entries or {}:
        if key in KEYS:
            return "en"
        if not key.isascii():
            return "zh"
    return otherwise


def _unknown(keyed: Keyed, key: str, entry: Entry, said: tuple[Findings, Tongue]) -> str | None:
    """Reports a key the model does not know; the English key that was meant, if that can be told."""
    out, _ = said
    known = spellings(keyed.fields)
    plain = unicodedata.normalize("NFKC", key).strip(_INVISIBLE)
    if keyed.model is Comparison and plain in _UPWARD | _DOWNWARD:
        out.at_key(entry, "load.ambiguous_upward" if plain in _UPWARD else "load.ambiguous_downward", key=key)
        return None
    if glued(key, entry, out, known):
        return known.get(_COLON.split(key)[0].strip())
    if plain in known:
        out.at_key(entry, "load.fullwidth_key", key=key, right=plain)
        return known[plain]
    return _guessed(keyed, key, entry, said)


def _guessed(keyed: Keyed, key: str, entry: Entry, said: tuple[Findings, Tongue]) -> str | None:
    out, tongue = said
    known = spellings(keyed.fields)
    guess = closest(key, known)
    if guess:
        out.at_key(entry, "load.unknown_key_guess", key=key, guess=guess)
        return known[guess]
    words = " ".join(KEYS[name] if tongue == "zh" else name for name in keyed.fields)
    out.at_key(entry, "load.unknown_key", key=key, words=words)
    return None


def glued(key: str, entry: Entry, out: Findings, known: Mapping[str, str] | None = None) -> bool:
    """Whether key and value were run together by a full-width colon or one without a space; reported if so.

    known: the keys that may stand here; without it, only a key with nothing under it is suspected.
    """
    colon = _COLON.search(key)
    if colon is None:
        return False
    word, nothing = key[: colon.start()], entry.node == Node(entry.node.line, entry.node.column, flow=entry.node.flow)
    if not (word.strip() in known if known is not None else nothing):
        return False
    code = "load.fullwidth_colon" if colon[0] == "：" else "load.space_after_colon"
    out.inside(entry.node, code, (entry.line, entry.column + len(word)), character=colon[0], text=key)
    return True
