import json
import subprocess
import sys
from pathlib import Path

from starcrew.judge import worker
from starcrew.judge.supervise import COMMAND

TROUBLED = str(Path(__file__).with_name("troubled_worker.py"))
REQUEST = {"n": "a", "asks": [{"rules": [{"f1": 3}], "events": [[3], [4], [None]]}]}


def run(command: tuple[str, ...], sent: bytes, seconds: float = 20.0) -> "subprocess.CompletedProcess[bytes]":
    limits = (str(2**31), str(seconds))
    return subprocess.run([*command, *limits], input=sent, capture_output=True, check=False, timeout=60)


def frames(stream: bytes) -> list[object]:
    found = []
    while stream:
        end = 4 + int.from_bytes(stream[:4], "big")
        found.append(json.loads(stream[4:end]))
        stream = stream[end:]
    return found


def test_a_frame_is_a_length_and_json() -> None:
    assert worker.pack({"n": 1}) == b'\x00\x00\x00\x07{"n":1}'


def test_requests_are_answered_until_the_input_ends() -> None:
    ended = run(COMMAND, worker.pack(REQUEST) + worker.pack({**REQUEST, "n": "b"}))
    answers = [{"ready": True}, {"n": "a", "found": [[1, 0, 0]]}, {"n": "b", "found": [[1, 0, 0]]}]
    assert (frames(ended.stdout), ended.stderr, ended.returncode) == (answers, b"", 0)


def test_a_torn_frame_is_the_end() -> None:
    ended = run(COMMAND, worker.pack(REQUEST)[:-3])
    assert (frames(ended.stdout), ended.returncode) == ([{"ready": True}], 0)


def test_after_a_breach_the_worker_ends() -> None:
    bad = {"n": "a", "asks": [{"rules": [{"f1": 3}], "events": [["3"]]}]}
    ended = run(COMMAND, worker.pack(bad) + worker.pack(REQUEST))
    breach = {"n": "a", "breach": "an event may hold 200 integers within ±(2^53-1)", "at": [0, 0]}
    assert frames(ended.stdout)[1:] == [breach]


def test_a_hang_ends_the_worker_even_when_nobody_kills_it() -> None:
    ended = run((sys.executable, TROUBLED, "hangs", "3"), worker.pack(REQUEST), seconds=0.5)
    assert ended.returncode == 1
    assert b"Timeout (0:00:00.500000)!" in ended.stderr


def test_field_names_and_the_engine_s_own_have_different_hashes() -> None:
    names = [f"f{n}" for n in range(200)] + ["id", "sid", "$s", "$forward", "$i", "$and", "$or", "m"]
    assert len({fnv(name) for name in names}) == len(names)


def fnv(name: str) -> int:
    """FNV-1a, 32 bits, bytes taken with their sign, as the engine hashes names."""
    found = 0x811C9DC5
    for byte in name.encode():
        found = ((found ^ (byte if byte < 128 else byte | 0xFFFFFF00)) * 0x01000193) % 2**32
    return found


def test_the_hash_above_is_the_engine_s() -> None:
    assert fnv("全患检") == fnv("质核别") == 0x873D84AB
