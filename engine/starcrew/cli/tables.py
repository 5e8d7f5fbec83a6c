"""Tables of text in which Chinese characters take two columns."""

from collections.abc import Sequence
from unicodedata import east_asian_width

GAP = "  "


def table(head: Sequence[str], rows: Sequence[Sequence[object]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Lines of a table with a rule below its head. right: columns set to the right."""
    cells = [[*map(str, head)], *([("" if cell is None else str(cell)) for cell in row] for row in rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    lines = [GAP.join(_set(c, w, n in right) for n, (c, w) in enumerate(zip(r, widths, strict=True))) for r in cells]
    return [line.rstrip() for line in (lines[0], GAP.join("-" * w for w in widths), *lines[1:])]


def width(text: str) -> int:
    """Columns on a terminal."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _set(text: str, wide: int, to_the_right: bool) -> str:
    pad = " " * (wide - width(text))
    return pad + text if to_the_right else text + pad
