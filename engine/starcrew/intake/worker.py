"""The parsing process: `python -m starcrew.intake.worker LIMITS`. Reads paths from stdin, writes sheets to stdout.

It may use so much memory and no more; the process that started it kills it when it takes too long.
"""

import json
import sys
from pathlib import Path

from starcrew.intake.delimited import read_delimited
from starcrew.intake.grid import Grid
from starcrew.intake.json_lines import read_json_lines
from starcrew.intake.limits import Limits
from starcrew.intake.refusal import Refused
from starcrew.intake.wire import packed
from starcrew.intake.workbook import read_workbook

READERS = {".xlsx": read_workbook, ".xls": read_workbook, ".csv": read_delimited, ".jsonl": read_json_lines}
LENGTH_BYTES = 8


def confine(limits: Limits) -> None:
    """Caps the address space where the system can (not on Windows, where the deadline alone holds)."""
    try:
        import resource  # noqa: PLC0415 - POSIX only
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def parsed(path: Path, limits: Limits) -> list[Grid] | Refused:
    """The sheets of the file, or why not."""
    try:
        return READERS[path.suffix.lower()](path, limits)
    except Refused as refused:
        return refused
    except (MemoryError, RecursionError):
        return Refused("intake-reader-memory", limit=limits.memory_bytes >> 20)
    except Exception as error:  # noqa: BLE001 - whatever a hostile file brings about is that file's refusal
        return Refused("intake-file-damaged", detail=f"{type(error).__name__}: {error}"[:200])


def main() -> None:
    """Answers each line (a JSON text: the path) with the length of the message and the message."""
    limits = Limits(**json.loads(sys.argv[1]))
    confine(limits)
    for line in sys.stdin.buffer:
        message = packed(parsed(Path(json.loads(line)), limits))
        sys.stdout.buffer.write(len(message).to_bytes(LENGTH_BYTES, "big"))
        sys.stdout.buffer.write(message)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
