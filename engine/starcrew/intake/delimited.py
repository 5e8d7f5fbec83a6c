"""Reads .csv: UTF-8 with and without BOM, GB18030, UTF-16; commas, tabs or semicolons."""

import codecs
import csv
import io
from pathlib import Path

from starcrew.intake.grid import Cell, Grid
from starcrew.intake.limits import Limits
from starcrew.intake.refusal import Refused

_ENCODINGS = ("utf-8-sig", "gb18030")
_DELIMITERS = ",\t;"
_SAMPLE_LINES = 20


def read_delimited(path: Path, limits: Limits) -> list[Grid]:
    """One sheet without a name, all cells texts. Raises Refused."""
    text = decoded(path.read_bytes(), path.suffix)
    try:
        rows: list[list[Cell]] = [
            list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        ]
    except csv.Error as error:
        raise Refused("intake-file-damaged", detail=str(error)) from error
    cells = sum(map(len, rows))
    if cells > limits.cells:
        raise Refused("intake-too-many-cells", found=cells, limit=limits.cells)
    return [Grid("", "", rows, typed=False)]


def decoded(content: bytes, suffix: str) -> str:
    """The text of the bytes. Raises Refused for an empty file, binary content or an unknown encoding."""
    if not content.strip():
        raise Refused("intake-file-empty")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _as(content, "utf-16", suffix)
    if b"\0" in content or content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Refused("intake-wrong-type", suffix=suffix)
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("intake-encoding")


def _as(content: bytes, encoding: str, suffix: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("intake-wrong-type", suffix=suffix) from error


def _delimiter(text: str) -> str:
    lines = text.splitlines()[:_SAMPLE_LINES]
    return max(_DELIMITERS, key=lambda mark: sum(line.count(mark) for line in lines))
