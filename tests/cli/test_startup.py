import os
import resource
import subprocess
import sys

HEAVY = ("deltalake", "duckdb", "ibis", "python_calamine", "sqlglot", "xlsxwriter", "pytest", "durable_rules_engine")
HELP = """
import sys
from starcrew.cli import main
sys.argv = ["starcrew", "--help"]
try:
    main()
finally:
    print("loaded:", *sorted(sys.modules), file=sys.stderr)
"""


def ask_for_help() -> subprocess.CompletedProcess[str]:
    env = {name: text for name, text in os.environ.items() if not name.startswith("COV")}
    return subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=False, env=env)


def cpu_seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_help_loads_nothing_heavy() -> None:
    done = ask_for_help()
    assert done.returncode == 0, done.stderr
    assert set(HEAVY) & set(done.stderr.split()) == set()


def test_help_takes_less_than_half_a_second() -> None:
    """Of processor time, best of three: wall time would measure what else the machine does."""
    taken = []
    for _ in range(3):
        before = cpu_seconds_of_children()
        ask_for_help()
        taken.append(cpu_seconds_of_children() - before)
    assert min(taken) < 0.5
