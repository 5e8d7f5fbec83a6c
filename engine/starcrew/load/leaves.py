"""Single values: what is wrong with one, before pydantic gives it its type."""

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Iterable
from typing import assert_never

from starcrew.load.findings import Tongue
from starcrew.load.shapes import Leaf, chinese_word
from starcrew.model.points import MICRO, POINT, scaled

Fault = tuple[str, dict[str, object]]
"""Code and arguments of a problem."""

YES_NO = ("是", "否", "yes", "no", "true", "false")

NUMBER = re.compile(r"[-+]?[0-9]{1,12}(\.[0-9]{1,12})? ?%?")
INTEGER = re.compile(r"[-+]?[0-9]{1,9}")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")
"""How single values are written; a number may be a percentage."""

_QUOTES = "“”‘’＂＇「」"


def fault(leaf: Leaf, text: str, tongue: Tongue) -> Fault | None:
    """What is wrong with `text` as this leaf; None if nothing is. `tongue`: the language for words to choose from."""
    if not text.strip():
        return "load.empty_value", {}
    if leaf.scalar == "text" or text in leaf.words or text in leaf.spellings:
        return None
    return _misspelt(leaf, text) or _wrong(leaf, text, tongue)


def _misspelt(leaf: Leaf, text: str) -> Fault | None:
    """Full-width quotes around, or full-width digits and signs in, what should be a number, a date or a word."""
    if text[0] in _QUOTES:
        return "load.fullwidth_quote", {"character": text[0], "text": text}
    plain = unicodedata.normalize("NFKC", text).strip()
    meant = leaf if leaf.scalar != "operand" else Leaf("share")
    if plain != text and _wrong(meant, plain, "zh") is None and (leaf.scalar != "operand" or NUMBER.fullmatch(plain)):
        return "load.fullwidth_value", {"text": text, "right": plain}
    return None


def _wrong(leaf: Leaf, text: str, tongue: Tongue) -> Fault | None:
    match leaf.scalar:
        case "text" | "operand":
            return None
        case "word":
            return None if text in leaf.words or text in leaf.spellings else _unknown_word(leaf, text, tongue)
        case "yes_no":
            return None if text in YES_NO else ("load.not_yes_or_no", {"text": text})
        case "integer":
            return _integer(leaf, text)
        case "date":
            return None if _is_date(text) else ("load.not_a_date", {"text": text})
        case "clock":
            return None if CLOCK.fullmatch(text) else ("load.not_a_clock_time", {"text": text})
        case "points" | "share":
            return _number(leaf, text, tongue)
        case _:
            assert_never(leaf.scalar)


def _integer(leaf: Leaf, text: str) -> Fault | None:
    if not INTEGER.fullmatch(text):
        return "load.not_a_whole_number", {"text": text}
    if leaf.least is not None and int(text) < leaf.least:
        return "load.number_too_small", {"text": text, "least": leaf.least}
    if leaf.most is not None and int(text) > leaf.most:
        return "load.number_too_large", {"text": text, "most": leaf.most}
    return None


def _is_date(text: str) -> bool:
    if not DATE.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _number(leaf: Leaf, text: str, tongue: Tongue) -> Fault | None:
    if not NUMBER.fullmatch(text):
        if leaf.words:
            return "load.not_a_share_or_word", {"text": text, "words": listed(leaf.words, tongue)}
        return "load.not_a_number", {"text": text}
    try:
        scaled(text, POINT if leaf.scalar == "points" else MICRO)
    except ValueError as error:
        return f"load.{error}", {"text": text, "places": 4 if leaf.scalar == "points" else 6}
    return None


def _unknown_word(leaf: Leaf, text: str, tongue: Tongue) -> Fault:
    words = listed(leaf.words, tongue)
    guess = closest(text, (*leaf.spellings, *leaf.words))
    if guess:
        return "load.unknown_word_guess", {"text": text, "guess": guess, "words": words}
    return "load.unknown_word", {"text": text, "words": words}


def listed(words: Iterable[str], tongue: Tongue) -> str:
    """Words to choose from, in the language of the file."""
    return " / ".join(chinese_word(word) if tongue == "zh" else word for word in words)


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant. Half of a short Chinese word must agree, more of an English one."""
    near = difflib.get_close_matches(word, tuple(known), n=1, cutoff=0.65 if word.isascii() else 0.5)
    return near[0] if near else None
