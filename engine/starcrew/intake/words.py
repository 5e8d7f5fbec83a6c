"""Cells → texts, identifiers, enumerations, shifts and booleans."""

import re
from collections.abc import Mapping, Sequence

from starcrew.intake import spellings
from starcrew.intake.grid import Cell, shown
from starcrew.intake.normal import folded, kept, plain, tight
from starcrew.intake.outcome import Converter, Fault, Outcome, Taken

_MOST_DIGITS = 1e15
"""Excel keeps 15 digits of a number; the rest are zeros that nobody typed."""
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+\d+", re.IGNORECASE)


def text(cell: Cell) -> Outcome:
    """The text as written, without invisible characters, ends trimmed."""
    if isinstance(cell, str):
        cleaned = kept(cell)
        return Taken(cleaned, None if cleaned == cell else "invisible")
    if isinstance(cell, float | int) and abs(cell) >= _MOST_DIGITS:
        return Fault("intake-digits-lost", {"text": f"{cell:g}"})
    return Taken(shown(cell))


def identifier(cell: Cell) -> Outcome:
    """A text that names something: full-width characters and white space put right, no digits lost."""
    if isinstance(cell, str) and cell.isascii() and cell.isalnum():
        return Taken(cell)
    read = text(cell)
    if isinstance(read, Fault) or not isinstance(read.value, str):
        return read
    if _SCIENTIFIC.fullmatch(tight(read.value)):
        return Fault("intake-digits-lost", {"text": read.value})
    compared = tight(read.value)
    return Taken(compared, None if compared == shown(cell) else "full-width")


def identifiers(cell: Cell) -> Outcome:
    """Several identifiers in one cell, for people whom no roster lists."""
    read = text(cell)
    if isinstance(read, Fault):
        return read
    parts = (tight(part) for part in spellings.PEOPLE_SEPARATOR.split(plain(str(read.value))))
    return Taken(tuple(dict.fromkeys(filter(None, parts))), read.rule)


def digits(count: int, *, typed: bool) -> Converter:
    """Identifiers of exactly `count` digits (the last may be X). Numbers get back the zeros that they lost.

    typed: whether a text in a text cell was typed so; in CSV it may have been a number.
    """

    def convert(cell: Cell) -> Outcome:
        read = identifier(cell)
        if isinstance(read, Fault) or not isinstance(read.value, str):
            return read
        number = read.value
        if number.isdigit() and len(number) < count and not (typed and isinstance(cell, str)):
            return Taken(number.zfill(count), "leading-zeros")
        if len(number) != count or not number[:-1].isdigit() or number[-1] not in "0123456789Xx":
            return Fault("intake-wrong-digits", {"text": number, "count": count, "found": len(number)})
        return read

    return convert


def chosen(values: Mapping[str, Sequence[str]], code: str = "intake-not-listed") -> Converter:
    """One of `values` (each with its other spellings), compared without width, white space and case."""
    known = {folded(spelling): name for name, others in values.items() for spelling in others}
    known |= {folded(name): name for name in values}
    allowed = "、".join(values)

    def convert(cell: Cell) -> Outcome:
        written = shown(cell)
        name = known.get(folded(written))
        if name is None:
            return Fault(code, {"text": written, "allowed": allowed})
        return Taken(name, None if written == name else "listed-spelling")

    return convert


def boolean(values: Mapping[str, Sequence[str]]) -> Converter:
    """True or false. values: more spellings, under a word that itself means yes or no."""
    meaning = dict.fromkeys(spellings.YES, True) | dict.fromkeys(spellings.NO, False)
    for word, others in values.items():
        meaning |= {folded(other): meaning[folded(word)] for other in others if folded(word) in meaning}

    def convert(cell: Cell) -> Outcome:
        if isinstance(cell, bool):
            return Taken(cell)
        written = shown(cell)
        value = meaning.get(folded(written))
        if value is None:
            return Fault("intake-no-boolean", {"text": written})
        return Taken(value, None if written in spellings.YES_NO else "boolean-spelling")

    return convert
