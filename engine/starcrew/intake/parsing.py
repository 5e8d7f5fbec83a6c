"""The parsing process, seen from outside: asked for one file at a time, killed when it is late, started again."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, cast

from starcrew.intake.grid import Grid
from starcrew.intake.limits import Limits
from starcrew.intake.refusal import Refused
from starcrew.intake.wire import unpacked

_LENGTH_BYTES = 8
_FAREWELL_SECONDS = 5


class Parsing:
    """One child process for many files; `sheets` starts it when there is none."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._child: subprocess.Popen[bytes] | None = None

    def sheets(self, path: Path) -> list[Grid]:
        """The file's sheets. Raises Refused, also when the child died of the file or had to be killed."""
        size = path.stat().st_size
        if size > self._limits.file_bytes:
            raise Refused("intake-file-too-large", found=size >> 20, limit=self._limits.file_bytes >> 20)
        child = self._running()
        late = threading.Event()
        timer = threading.Timer(self._limits.seconds, _stop, (child, late))
        timer.start()
        try:
            message = _answer(child, path)
        finally:
            timer.cancel()
        if message is None:
            child.kill()
            self.close()
            raise Refused("intake-reader-late", limit=int(self._limits.seconds)) if late.is_set() else self._died()
        return unpacked(message)

    def close(self) -> None:
        """Ends the child, if there is one: it goes by itself when nothing more is asked, or it is killed."""
        child, self._child = self._child, None
        if child is None:
            return
        try:
            child.communicate(timeout=_FAREWELL_SECONDS)
        except (subprocess.TimeoutExpired, OSError):
            child.kill()
            child.communicate()

    def _died(self) -> Refused:
        return Refused("intake-reader-memory", limit=self._limits.memory_bytes >> 20)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None:
            command = [sys.executable, "-P", "-m", "starcrew.intake.worker", json.dumps(asdict(self._limits))]
            self._child = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._child


def _stop(child: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    child.kill()


@contextmanager
def parsing(limits: Limits) -> Iterator[Parsing]:
    """A parsing process that is gone afterwards."""
    process = Parsing(limits)
    try:
        yield process
    finally:
        process.close()


def _answer(child: "subprocess.Popen[bytes]", path: Path) -> bytes | None:
    """The message, or None when the child ended before it was complete."""
    question, answer = cast("BinaryIO", child.stdin), cast("BinaryIO", child.stdout)
    try:
        question.write(json.dumps(str(path.absolute())).encode() + b"\n")
        question.flush()
    except OSError:
        return None
    length = answer.read(_LENGTH_BYTES)
    if len(length) < _LENGTH_BYTES:
        return None
    message = answer.read(int.from_bytes(length, "big"))
    return message if len(message) == int.from_bytes(length, "big") else None
