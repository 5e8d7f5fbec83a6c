import os
import signal
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from starcrew.errors import EngineFault, Problem
from starcrew.judge import Judge, retry
from starcrew.model.cases import Case, CaseField, Outcome
from starcrew.model.conditions import Atom, Condition

FIELDS = (CaseField("拖延", "number"),)
LATE = Condition((Atom("拖延", "gt", Decimal(3)),))
TROUBLED = str(Path(__file__).with_name("troubled_worker.py"))
CASES: list[Case] = [(n,) for n in range(20)]
RIGHT = [(Outcome.TRUE if n > 3 else Outcome.FALSE,) for n in range(20)]


def stopped(trouble: str, *, f1: int = 14_000_000, deadline: float = 10.0) -> Problem:
    """What the run says when its worker has the trouble; f1 = 14 000 000 stands for 拖延 = 7."""
    command = (sys.executable, TROUBLED, trouble, str(f1))
    with Judge(command=command, deadline=deadline) as judge, pytest.raises(EngineFault) as fault:
        judge.verdicts([LATE], FIELDS, CASES)
    assert judge.pid is None
    return fault.value.problem


@pytest.mark.parametrize("trouble", ["dies", "crashes"])
def test_a_case_that_kills_the_worker_is_named(trouble: str) -> None:
    problem = stopped(trouble)
    assert problem.code == "judge-worker-lost"
    assert problem.args["case"] == "拖延=7"


def test_a_crash_leaves_its_trace_in_the_fault() -> None:
    assert "Fatal Python error: Aborted" in str(stopped("crashes").args["detail"])


def test_a_case_that_hangs_the_worker_is_named_after_the_deadline() -> None:
    problem = stopped("hangs", deadline=1.0)
    assert (problem.args["case"], problem.args["detail"]) == ("拖延=7", "no answer within 1 s")


def test_a_worker_that_reports_a_breach_is_believed_at_once() -> None:
    problem = stopped("breaches")
    assert problem.code == "judge-breach"
    assert (problem.args["case"], problem.args["detail"]) == ("拖延=7", "two rules fired")


def test_a_rule_and_its_negation_that_both_fire_are_a_fault() -> None:
    assert stopped("lies").args["detail"] == "a rule and its negation both fired"


def test_a_missing_engine_is_told_with_its_cure() -> None:
    problem = stopped("lacks-the-engine")
    assert problem.code == "judge-engine-missing"
    assert "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject" in problem.message("zh")


def test_what_is_printed_in_the_worker_does_not_reach_the_frames() -> None:
    with Judge(command=(sys.executable, TROUBLED, "babbles", "14000000")) as judge:
        assert judge.verdicts([LATE], FIELDS, CASES) == RIGHT


@pytest.mark.parametrize("program", ["raise SystemExit(3)", "print('no frame')", "import time; time.sleep(60)"])
def test_a_worker_that_never_greets_blames_no_case(program: str) -> None:
    with Judge(command=(sys.executable, "-c", program), deadline=1.0) as judge, pytest.raises(EngineFault) as fault:
        judge.verdicts([LATE], FIELDS, CASES)
    assert fault.value.problem.code == "judge-worker-unstarted"


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP, signal.SIGSEGV])
def test_a_worker_lost_once_is_replaced_and_the_batch_asked_again(how: signal.Signals) -> None:
    with Judge(deadline=2.0) as judge:
        judge.verdicts([LATE], FIELDS, CASES)
        lost = judge.pid
        assert lost is not None
        os.kill(lost, how)
        assert judge.verdicts([LATE], FIELDS, CASES) == RIGHT
        assert judge.pid != lost
        with pytest.raises(ChildProcessError):
            os.waitpid(lost, os.WNOHANG)


@pytest.mark.parametrize("now", [5.0, 0.0, 1.7e9])
def test_a_clock_before_the_program_s_date_is_refused(now: float) -> None:
    with Judge(clock=lambda: now) as judge, pytest.raises(EngineFault, match="Set the clock"):
        judge.verdicts([LATE], FIELDS, CASES)


def test_an_old_worker_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "RETIREMENT", 3)
    with Judge() as judge:
        pids = [judge.pid for _ in range(4) if judge.verdicts([LATE], FIELDS, CASES)]
    assert pids[0] == pids[1] != pids[2] == pids[3]


@pytest.mark.parametrize("size", [1, 7, 20, 33])
def test_batches_of_any_size_give_the_same_answers(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(retry, "BATCH", size)
    other = Condition((Atom("拖延", "le", Decimal(3)),))
    with Judge() as judge:
        found = judge.verdicts([LATE, other, LATE], FIELDS, CASES)
    assert [(a, c) for a, _, c in found] == [(a, a) for (a,) in RIGHT]
    assert all(a != b for a, b, _ in found)
