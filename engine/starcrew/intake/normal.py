"""Texts as people mean them: full-width forms, white space and invisible characters put right."""

import re
import unicodedata

from starcrew.intake import spellings

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe"
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_NOTHING = re.compile(rf"[\s{_INVISIBLE}]*")
_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-"})


def kept(text: str) -> str:
    """A free text as it is stored: invisible characters out, ends trimmed, the inside as written."""
    return _UNSEEN.sub("", text).strip()


def plain(text: str) -> str:
    """NFKC (full-width digits, letters, brackets and colons become ASCII), invisible out, ends trimmed."""
    return text.strip() if text.isascii() else _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).strip()


def tight(text: str) -> str:
    """`plain` without any white space."""
    return _SPACE.sub("", plain(text))


def folded(text: str) -> str:
    """`tight`, letters in one case: what two spellings are compared by."""
    return tight(text).casefold()


def header(text: str) -> str:
    """A column heading as it is compared: `folded`, bracketed units and marks such as `*` and `:` removed."""
    return _BRACKETS.sub("", folded(text)).strip("*:：。.、/") or folded(text)


def name(text: str) -> str:
    """A person's or thing's name as it is compared: `folded`, middle dots alike."""
    return folded(text).replace("•", "·").replace("・", "·")


def team_name(text: str) -> str:
    """A team's name as it is compared: numerals as digits, joiners and one trailing word for `team` left out."""
    compared = arabic(spellings.TEAM_JOINERS.sub("", name(text)))
    shorter = compared.removesuffix(spellings.TEAM_TAIL)
    return shorter if shorter and not shorter[-1].isdigit() else compared


def arabic(text: str) -> str:
    """Chinese numerals up to 99 as digits: `十二班` → `12班`."""
    numeral = "".join(spellings.DIGITS) + spellings.TEN
    return re.sub(f"[{numeral}]+", lambda m: _digits(m.group()), text)


def _digits(numeral: str) -> str:
    head, ten, tail = numeral.partition(spellings.TEN)
    if not ten:
        return "".join(str(spellings.DIGITS[c]) for c in numeral)
    if len(head) > 1 or len(tail) > 1:
        return numeral
    return str(10 * spellings.DIGITS.get(head, 1) + spellings.DIGITS.get(tail, 0))


def is_blank(text: str) -> bool:
    """Whether nothing can be seen of it."""
    return _NOTHING.fullmatch(text) is not None


def minus(text: str) -> str:
    """Every dash that stands for a minus sign as `-`."""
    return text.translate(_MINUS)
