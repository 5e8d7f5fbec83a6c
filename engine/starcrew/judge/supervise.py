"""The parent's hold on one worker: asks it under a deadline, kills it when it is late, and leaves no zombie."""

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any, Final

from starcrew.errors import EngineFault, Problem
from starcrew.judge import worker as child
from starcrew.judge.compile import Event, Rule

MEMORY: Final = 2**31
"""Address space of the worker, in bytes."""
COMMAND: Final = (sys.executable, "-P", child.__file__)
PATIENCE: Final = 5.0
"""Seconds that a worker's own watchdog leaves to the parent's deadline, and that closing waits before it kills."""
CHUNK: Final = 2**16


class Lost(Exception):
    """The worker died, was late, or sent something that is not its answer."""


class NotStarted(Lost):
    """A worker did not come to its greeting: no case is to blame."""


class Breached(Exception):
    """The worker says that the engine left its envelope. `ask` and `event` count from 0; event -1: none yet."""

    def __init__(self, detail: str, ask: int, event: int) -> None:
        super().__init__(detail)
        self.ask = ask
        self.event = event


@dataclass(frozen=True, slots=True)
class Ask:
    """One or two rules and the events to post to each."""

    rules: tuple[Rule, ...]
    events: Sequence[Event]


class Worker:
    """A running worker. Not for use by two threads at once."""

    def __init__(self, command: Sequence[str], deadline: float) -> None:
        """deadline: seconds per answer, the greeting too. Raises NotStarted, or EngineFault without durable_rules."""
        self.rulesets = 0
        self._deadline = deadline
        self._asked = 0
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed by _release
        limits = (str(MEMORY), str(deadline + PATIENCE))
        self._process = subprocess.Popen(
            [*command, *limits], bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._complaints
        )
        self._in, self._out = _pipes(self._process)
        self._greet()

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, asks: Sequence[Ask]) -> list[list[int]]:
        """Per ask and event: 1 if the first rule fired, plus 2 if the second did. Raises Lost or Breached."""
        self._asked += 1
        self.rulesets += sum(len(ask.rules) for ask in asks)
        number = f"{os.getpid()}-{self._asked}"  # a fork of this process must not take our answer for its own
        wire = [{"rules": ask.rules, "events": ask.events} for ask in asks]
        answer = self._exchange(child.pack({"n": number, "asks": wire}))
        if answer.get("n") != number:
            raise Lost("an answer to another question")
        if "breach" in answer:
            raise Breached(answer["breach"], *answer["at"])
        return _checked(answer["found"], asks)

    def close(self) -> None:
        """End the worker, gently if it listens, and reap it. May be called twice."""
        self._in.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self.kill()

    def kill(self) -> None:
        """End it now and reap it: a C loop hears no other signal. May be called twice."""
        self._process.kill()
        self._process.wait()
        for stream in (self._in, self._out, self._complaints):
            stream.close()

    def _greet(self) -> None:
        try:
            greeting = self._exchange(b"")
        except Lost as lost:
            self.kill()
            raise NotStarted(str(lost)) from lost
        except BaseException:  # Ctrl-C
            self.kill()
            raise
        if "missing" in greeting:
            self.kill()
            raise EngineFault(Problem("judge-engine-missing", args={"detail": greeting["missing"]}))

    def _exchange(self, request: bytes) -> dict[str, Any]:
        until = time.monotonic() + self._deadline
        try:
            self._write(request, until)
            length = int.from_bytes(self._read(child.HEADER, until), "big")
            answer = json.loads(self._read(length, until)) if length <= child.FRAME else None
        except (OSError, ValueError) as torn:
            raise Lost(f"{torn}{self._last_words()}") from torn
        if not isinstance(answer, dict):
            raise Lost("something that is no answer")
        return answer

    def _write(self, data: bytes, until: float) -> None:
        rest = memoryview(data)
        while rest:
            self._await(self._in, select.POLLOUT, until)
            rest = rest[self._in.write(rest) :]

    def _read(self, count: int, until: float) -> bytes:
        found = bytearray()
        while len(found) < count:
            self._await(self._out, select.POLLIN, until)
            piece = self._out.read(min(CHUNK, count - len(found)))
            if not piece:
                raise Lost(f"it ended{self._last_words()}")
            found += piece
        return bytes(found)

    def _await(self, pipe: IO[bytes], event: int, until: float) -> None:
        poll = select.poll()
        poll.register(pipe, event)
        if not poll.poll(max(0.0, until - time.monotonic()) * 1000):
            raise Lost(f"no answer within {self._deadline:g} s")

    def _last_words(self) -> str:
        """The end of what it wrote to its error output, where faulthandler puts the trace of a crash."""
        if self._complaints.closed:
            return ""
        self._complaints.seek(0)
        said = self._complaints.read()[-1000:].decode(errors="replace").strip()
        return f": {said}" if said else ""


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise Lost("no pipes")
    os.set_blocking(process.stdin.fileno(), False)  # a stopped worker must not hold up a long write
    return process.stdin, process.stdout


def _checked(found: Any, asks: Sequence[Ask]) -> list[list[int]]:
    shape = [len(part) for part in found]
    highest = [(1 << len(ask.rules)) - 1 for ask in asks]
    if shape != [len(ask.events) for ask in asks]:
        raise Lost("an answer of another length")
    if any(not 0 <= n <= top for part, top in zip(found, highest, strict=True) for n in part):
        raise Lost("an answer out of range")
    return [list(part) for part in found]
