"""Cells that calamine reads as blank and that are not: errors, and formulas saved without their result."""

import re
import zipfile
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET  # archives with a DTD are refused before this runs

from starcrew.intake.grid import Broken

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_TYPE_ERROR = re.compile(rb"""\bt=["']e["']""")
_TYPE_TEXT = re.compile(rb"""\bt=["']str["']""")
"""A formula whose result is a text, perhaps an empty one."""
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:>(.*?)</(?:\w+:)?v>|\b[^>]*/>)", re.DOTALL)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NO_RESULT = "=?"
_ALPHABET = 26

Faults = dict[tuple[int, int], Broken]


def faults_by_sheet(path: Path) -> dict[str, Faults]:
    """Sheet name → (row, column), from 0 → the cell. Only for archives that `check_archive` let pass."""
    with zipfile.ZipFile(path) as archive:
        return {name: _faults(archive.read(part)) for name, part in _sheet_parts(archive).items()}


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    names = set(archive.namelist())
    if "xl/_rels/workbook.xml.rels" not in names:
        return {}
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - no DTD, see above
    targets = {node.get("Id", ""): _part(node.get("Target", "")) for node in relations}
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - no DTD, see above
    sheets = {
        node.get("name", ""): targets.get(_relation(node), "") for node in book.iter() if node.tag.endswith("}sheet")
    }
    return {name: part for name, part in sheets.items() if part in names}


def _relation(node: ET.Element) -> str:
    return node.get(_RELATION) or next((value for key, value in node.attrib.items() if key.endswith("}id")), "")


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _faults(xml: bytes) -> Faults:
    if not (_TYPE_ERROR.search(xml) or _FORMULA.search(xml)):
        return {}
    found: Faults = {}
    for cell in _CELL.finditer(xml):
        attributes, inside = cell.group(1), cell.group(2) or b""
        place = _PLACE.search(attributes)
        broken = _broken(attributes, inside)
        if place is not None and broken is not None:
            found[int(place.group(2)) - 1, _column(place.group(1))] = broken
    return found


def _broken(attributes: bytes, inside: bytes) -> Broken | None:
    value = _VALUE.search(inside)
    if _TYPE_ERROR.search(attributes):
        return Broken((value.group(1) or b"").decode("utf-8", "replace") if value else "#ERROR")
    computed = value is not None and (value.group(1) or _TYPE_TEXT.search(attributes))
    return None if computed or not _FORMULA.search(inside) else Broken(_NO_RESULT)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _ALPHABET + letter - ord("A") + 1
    return number - 1
