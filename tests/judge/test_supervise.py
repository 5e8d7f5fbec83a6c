import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from starcrew.judge.compile import Rule
from starcrew.judge.supervise import COMMAND, MEMORY, Ask, Breached, Lost, Worker

HOLDS = {"$gt": {"f1": 3}}


@pytest.fixture
def worker() -> Iterator[Worker]:
    started = Worker(COMMAND, 20.0)
    yield started
    started.close()


def test_each_event_is_answered_per_rule(worker: Worker) -> None:
    asked = [Ask((HOLDS, {"$lte": {"f1": 3}}), [(5,), (3,), (None,)]), Ask((HOLDS,), [(5,), (3,)])]
    assert worker.ask(asked) == [[1, 2, 0], [1, 0]]


def test_a_blank_makes_every_comparison_false(worker: Worker) -> None:
    rules: list[Rule] = [{"f1": 0}, *({operator: {"f1": 0}} for operator in ("$neq", "$lt", "$lte", "$gt", "$gte"))]
    assert worker.ask([Ask((rule,), [(None,)]) for rule in rules]) == [[0]] * 6


def test_memory_of_the_worker_is_bounded(worker: Worker) -> None:
    limits = Path(f"/proc/{worker.pid}/limits").read_text(encoding="ascii")
    assert f"Max address space         {MEMORY}" in limits


def test_many_rulesets_leave_no_memory_behind(worker: Worker) -> None:
    asked = [Ask((HOLDS,), [(5,), (3,)])] * 1000
    worker.ask(asked)
    before = resident(worker.pid)
    for _ in range(3):
        worker.ask(asked)
    assert resident(worker.pid) - before < 2_000


def resident(pid: int) -> int:
    """In KiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0])


@pytest.mark.parametrize("event", [(2**53,), (True,), (0,) * 200])
def test_an_event_outside_the_envelope_is_not_posted(worker: Worker, event: tuple[int, ...]) -> None:
    with pytest.raises(Breached, match="200 integers") as breach:
        worker.ask([Ask((HOLDS,), [(1,)]), Ask((HOLDS,), [(1,), event])])
    assert (breach.value.ask, breach.value.event) == (1, 1)


def test_a_rule_that_the_engine_refuses_is_named(worker: Worker) -> None:
    deep: object = {"f1": 1}
    for n in range(20):
        deep = {"$and" if n % 2 else "$or": [deep, {"f2": n}]}
    with pytest.raises(Breached, match="error code") as breach:
        worker.ask([Ask((HOLDS,), [(1,)]), Ask((deep,), [(1,)])])  # type: ignore[arg-type]
    assert (breach.value.ask, breach.value.event) == (1, -1)


def test_a_worker_closed_twice_is_closed(worker: Worker) -> None:
    worker.close()
    worker.kill()
    with pytest.raises(Lost):
        worker.ask([])


def test_the_worker_ends_when_its_parent_is_killed() -> None:
    program = (
        "import os, signal\n"
        "from starcrew.judge.supervise import COMMAND, Worker\n"
        "print(Worker(COMMAND, 20.0).pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    parent = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert parent.returncode == -9
    assert ended(int(parent.stdout))


def ended(pid: int) -> bool:
    """Gone, or dead and waiting for init, within five seconds."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
