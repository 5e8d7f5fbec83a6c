"""Asks in batches, each retried once in a new worker; what fails twice is taken apart to name the case."""

import datetime as dt
import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from starcrew.errors import EngineFault, Problem
from starcrew.judge.compile import Event, Question
from starcrew.judge.supervise import COMMAND, Ask, Breached, Lost, NotStarted, Worker

BUILT: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""The engine never fires under a clock near 1970, and a clock before this program was written is wrong anyway."""
BATCH: Final = 4000
"""Events per frame: about a tenth of a second of work, so that the deadline means a hang, not a large quarter."""
RETIREMENT: Final = 50_000
"""Rulesets after which a worker is replaced; the engine has 131,070 handles."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One question with its distinct events."""

    question: Question
    events: Sequence[Event]

    @property
    def ask(self) -> Ask:
        return Ask(self.question.rules, self.events)


class Unanswered(Exception):
    """No valid answer. `at` is the inquiry with the one event to blame, None where no single event is."""

    def __init__(self, code: str, detail: str, at: Inquiry | None) -> None:
        super().__init__(detail)
        self.code = code
        self.at = at


class Bench:
    """Holds at most one worker and replaces it when it is lost or old."""

    def __init__(
        self, *, deadline: float = 60.0, clock: Callable[[], float] = time.time, command: Sequence[str] = COMMAND
    ) -> None:
        """deadline: seconds per batch. clock: seconds since 1970. command: what starts a worker."""
        self._deadline = deadline
        self._clock = clock
        self._command = command
        self._worker: Worker | None = None

    @property
    def pid(self) -> int | None:
        """Process id of the worker, None while there is none."""
        return self._worker.pid if self._worker else None

    def answers(self, inquiries: Sequence[Inquiry]) -> list[list[int]]:
        """Per inquiry and event: 1 if the first rule fired, plus 2 if the second did. Raises Unanswered."""
        found: list[list[int]] = [[] for _ in inquiries]
        for batch in _batches(inquiries):
            asked = [piece for _, piece in batch]
            for (i, _), sums in zip(batch, self._insist(asked), strict=True):
                found[i].extend(sums)
        return found

    def close(self) -> None:
        """End the worker; a later question starts a new one."""
        worker, self._worker = self._worker, None
        if worker:
            worker.close()

    def _insist(self, batch: Sequence[Inquiry]) -> list[list[int]]:
        try:
            return self._once(batch)
        except Lost:
            pass
        try:
            return self._once(batch)
        except NotStarted as lost:
            raise Unanswered("judge-worker-unstarted", str(lost), None) from lost
        except Lost as lost:
            raise Unanswered("judge-worker-lost", str(lost), self._culprit(batch)) from lost

    def _culprit(self, batch: Sequence[Inquiry]) -> Inquiry | None:
        """The first event that costs a worker when it is asked alone; None if none does, or no worker starts."""
        for alone in (Inquiry(i.question, [event]) for i in batch for event in i.events):
            try:
                self._once([alone])
            except NotStarted:
                return None
            except Lost:
                return alone
        return None

    def _once(self, batch: Sequence[Inquiry]) -> list[list[int]]:
        try:
            return self._ready().ask([inquiry.ask for inquiry in batch])
        except Breached as breach:
            self._discard()
            inquiry = batch[breach.ask]
            events = [inquiry.events[breach.event]] if breach.event >= 0 else []
            raise Unanswered("judge-breach", str(breach), Inquiry(inquiry.question, events)) from breach
        except BaseException:  # Ctrl-C too: an answer would still be under way
            self._discard()
            raise

    def _ready(self) -> Worker:
        if self._worker and self._worker.rulesets > RETIREMENT:
            self.close()
        if self._worker is None:
            self._refuse_clock()
            self._worker = Worker(self._command, self._deadline)
        return self._worker

    def _discard(self) -> None:
        worker, self._worker = self._worker, None
        if worker:
            worker.kill()

    def _refuse_clock(self) -> None:
        if self._clock() < BUILT.timestamp():
            shown = dt.datetime.fromtimestamp(self._clock(), dt.UTC)
            args = {"now": shown.isoformat(timespec="seconds"), "built": BUILT.date().isoformat()}
            raise EngineFault(Problem("judge-clock", args=args))


def _batches(inquiries: Sequence[Inquiry]) -> Iterator[list[tuple[int, Inquiry]]]:
    """All events in order, at most BATCH in one batch, each piece with the position of its inquiry."""
    batch: list[tuple[int, Inquiry]] = []
    room = BATCH
    for i, inquiry in enumerate(inquiries):
        for start, end in _spans(len(inquiry.events), room):
            batch.append((i, Inquiry(inquiry.question, inquiry.events[start:end])))
            room -= end - start
            if not room:
                yield batch
                batch, room = [], BATCH
    if batch:
        yield batch


def _spans(length: int, room: int) -> Iterator[tuple[int, int]]:
    """The first span fills the room, the others a batch each."""
    cuts = [0, *range(room, length, BATCH), length]
    yield from ((a, b) for a, b in itertools.pairwise(cuts) if a < b)
