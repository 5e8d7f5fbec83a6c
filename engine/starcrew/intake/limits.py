"""How much a file may ask for, before it is parsed and while it is parsed."""

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """All limits are inclusive.

    file_bytes: of the file as sent. parts, unpacked_bytes, ratio: of a workbook's zip archive, counted while unpacking.
    cells: rows × columns of all sheets of a file. memory_bytes: address space of the parsing process.
    seconds: for one file, after which the parsing process is killed.
    """

    file_bytes: int = 100 * _MIB
    parts: int = 1000
    unpacked_bytes: int = 200 * _MIB
    ratio: int = 100
    cells: int = 20_000_000
    memory_bytes: int = 3072 * _MIB
    seconds: float = 120.0
