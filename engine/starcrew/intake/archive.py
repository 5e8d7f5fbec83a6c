"""A workbook's zip archive, looked through before anything parses it."""

import re
import zipfile
from pathlib import Path

from starcrew.intake.limits import Limits
from starcrew.intake.refusal import Refused

_CHUNK = 1 << 20
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OVERLAP = 16
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_ENCRYPTED = 0x1
_SMALL = 1 << 20
"""Archives that unpack to less than this are no bombs, whatever their ratio."""


def check_archive(path: Path, limits: Limits) -> None:
    """Raises Refused for an archive that is damaged, too large, or holds what a ledger does not need."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_parts(archive.infolist(), limits)
            _check_contents(archive, path.stat().st_size, limits)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise Refused("intake-file-damaged", detail=str(error)[:200]) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise Refused("intake-file-damaged", detail=str(error)[:200]) from error


def _check_parts(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(parts) > limits.parts:
        raise Refused("intake-too-many-parts", found=len(parts), limit=limits.parts)
    names = [part.filename.replace("\\", "/") for part in parts]
    for name in names:
        if name.startswith("/") or ".." in name.split("/"):
            raise Refused("intake-file-damaged", detail=name[:200])
        if name.lower().endswith("vbaproject.bin"):
            raise Refused("intake-macros")
        if name.lower().startswith("xl/externallinks/"):
            raise Refused("intake-external-links")
    if len(set(names)) < len(names):
        raise Refused("intake-file-damaged", detail="duplicate parts")
    if "xl/workbook.xml" not in names:
        raise Refused("intake-wrong-type", suffix=".xlsx")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Refused("intake-encrypted")


def _check_contents(archive: zipfile.ZipFile, packed: int, limits: Limits) -> None:
    """Counts what really comes out: the sizes in the directory may lie."""
    total = 0
    most = min(limits.unpacked_bytes, max(_SMALL, packed * limits.ratio))
    for part in archive.infolist():
        with archive.open(part) as stream:
            tail = b""
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                if total > most:
                    raise Refused("intake-unpacks-too-large", limit=most // _SMALL)
                _check_xml(part.filename, tail, chunk)
                tail = chunk[-_OVERLAP:]


def _check_xml(name: str, tail: bytes, chunk: bytes) -> None:
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return
    if _DECLARATION.search(tail + chunk) or (not tail and chunk.startswith(_UTF16)):
        raise Refused("intake-dtd", part=name)
