"""The child process that holds durable_rules: started by its path, so it loads nothing but this file and the engine.

It reads frames (four bytes of length, then JSON) from its input and answers each on its output, until its input ends.
A request is `{"n": id, "asks": [{"rules": [...], "events": [[...], ...]}, ...]}`; the answer has, per ask and event,
1 if the first rule fired plus 2 if the second did. Whatever leaves the measured envelope ends the process after one
last frame that says where: the state of the C module is not to be trusted then.

Each rule is a ruleset of its own beside a probe rule; the probe is fired once first, because deleting a ruleset that
never fired frees a wild pointer. Each event is posted alone, has only integer fields f0 … fN and takes the default sid.
"""

import faulthandler
import json
import os
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any, Final

LARGEST: Final = 2**53 - 1
FIELDS: Final = 200
FRAME: Final = 2**28
HEADER: Final = 4
FIRED, UNMATCHED = 0, 1
PROBE: Final = {"f0": 1}


class Breach(Exception):
    """The engine, or what it was asked, left the envelope."""


def pack(value: object) -> bytes:
    """One frame: the length in four bytes, most significant first, then UTF-8 JSON."""
    body = json.dumps(value, separators=(",", ":")).encode()
    return len(body).to_bytes(HEADER, "big") + body


def main(memory: int, seconds: float) -> None:
    """Answer frames until the input ends. memory: bytes of address space; seconds: after these in one frame, exit."""
    answers = os.fdopen(os.dup(1), "wb")
    faulthandler.enable()
    os.dup2(2, 1)  # whatever the C module prints must not reach the frames
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's; it closes our input
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        import durable_rules_engine as engine  # noqa: PLC0415 - its absence is an answer, not a crash
    except ImportError as missing:
        _send(answers, {"missing": str(missing)})
        return
    _send(answers, {"ready": True})
    while (request := _receive(sys.stdin.buffer)) is not None:
        faulthandler.dump_traceback_later(seconds, exit=True)
        answer = _answer(engine, request)
        faulthandler.cancel_dump_traceback_later()
        _send(answers, answer)
        if "breach" in answer:
            return


def _answer(engine: Any, request: dict[str, Any]) -> dict[str, Any]:
    found: list[list[int]] = []
    at = [0, -1]
    try:
        for at[0], ask in enumerate(request["asks"]):
            found.append(_decide(engine, ask["rules"], ask["events"], at))
    except (Breach, engine.error) as breach:
        return {"n": request["n"], "breach": str(breach), "at": at}
    return {"n": request["n"], "found": found}


def _decide(engine: Any, rules: Sequence[object], events: Sequence[Sequence[int | None]], at: list[int]) -> list[int]:
    sums = [0] * len(events)
    for bit, rule in enumerate(rules):
        at[1] = -1
        with _ruleset(engine, rule) as handle:
            for at[1], values in enumerate(events):
                sums[at[1]] += _fires(engine, handle, "clause", _event(values)) << bit
    return sums


@contextmanager
def _ruleset(engine: Any, rule: object) -> Iterator[int]:
    """Not undone when something goes wrong inside: the process ends then."""
    rules = {"clause": {"all": [{"m": rule}]}, "probe": {"all": [{"m": PROBE}]}}
    handle = engine.create_ruleset("judge", json.dumps(rules))
    if not _fires(engine, handle, "probe", PROBE):
        raise Breach("the probe did not fire")
    yield handle
    engine.delete_state(handle, None)
    engine.delete_ruleset(handle)


def _event(values: Sequence[int | None]) -> dict[str, int]:
    event = {"f0": 0}
    for n, value in enumerate(values, start=1):
        if value is not None:
            event[f"f{n}"] = value
    if len(values) >= FIELDS or not all(type(v) is int and abs(v) <= LARGEST for v in event.values()):
        raise Breach("an event may hold 200 integers within ±(2^53-1)")
    return event


def _fires(engine: Any, handle: int, rule: str, event: dict[str, int]) -> bool:
    """Post one event alone; true if exactly `rule` fired, exactly once, on exactly this event."""
    code, state = engine.assert_event(handle, json.dumps(event))
    if code not in (FIRED, UNMATCHED):
        raise Breach(f"result code {code}")
    action = engine.start_action_for_state(handle, state)
    if (action is not None) != (code == FIRED):
        raise Breach(f"result code {code} with action {action}")
    if action is None:
        return False
    if json.loads(action[1]) != {rule: {"m": event}}:
        raise Breach(f"sent {event}, fired {action[1]}")
    if engine.complete_and_start_action(handle, state) is not None:
        raise Breach(f"a second action on {event}")
    return True


def _receive(source: IO[bytes]) -> dict[str, Any] | None:
    """None when the input has ended, cleanly or not: the parent is gone or has closed us."""
    header = source.read(HEADER)
    length = int.from_bytes(header, "big")
    body = source.read(length) if len(header) == HEADER and length <= FRAME else b""
    return json.loads(body) if body and len(body) == length else None


def _send(target: IO[bytes], value: object) -> None:
    target.write(pack(value))
    target.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
