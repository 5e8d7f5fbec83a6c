"""Runs a site's features in child processes and says what became of every scenario and every clause."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from starcrew.check import programme
from starcrew.errors import Problem, Source, sort_problems
from starcrew.load import load_site
from starcrew.spec.coverage import ClauseId, clauses
from starcrew.spec.parse import feature_problems

Outcome = Literal["passed", "failed", "skipped"]
FOLDER = "features"
_BENIGN = {0, 1, 5}
"""pytest: all passed, some failed, none collected."""


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """One scenario, or one line of its examples. message: why it failed, with 期望 and 实际."""

    source: Source
    name: str
    outcome: Outcome
    message: str


@dataclass(frozen=True, slots=True)
class FeatureReport:
    """problems: of the site and of the form of feature files. reached: clauses that held for some case of a passed scenario.

    spared: clauses some passed scenario judged without their holding. unreached: clauses that held in none.
    """

    scenarios: tuple[ScenarioResult, ...]
    problems: tuple[Problem, ...]
    reached: frozenset[ClauseId]
    spared: frozenset[ClauseId]
    unreached: tuple[ClauseId, ...]

    @property
    def failed(self) -> tuple[ScenarioResult, ...]:
        """Scenarios that did not pass."""
        return tuple(scenario for scenario in self.scenarios if scenario.outcome != "passed")

    @property
    def sound(self) -> bool:
        """Whether every file was understood and every scenario passed. Unreached clauses are no failure."""
        return not self.failed and all(problem.severity != "error" for problem in self.problems)


def run_features(site: Path, *, jobs: int | None = None) -> FeatureReport:
    """Every `features/**/*.feature` of the site. jobs: processes at a time; None: as many as there are processors, at most 4."""
    loaded = load_site(site)
    if loaded.site is None or not loaded.sound:
        return _nothing(loaded.problems)
    plan, found = programme(loaded.site, loaded.places)
    if any(problem.severity == "error" for problem in found):
        return _nothing(found)
    files = sorted((site / FOLDER).rglob("*.feature"))
    faults = {path: feature_problems(path, _shown(path, site)) for path in files}
    parts = _parts([path for path in files if not faults[path]], jobs or min(os.cpu_count() or 1, 4))
    with ThreadPoolExecutor(max(len(parts), 1)) as pool:
        answers = list(pool.map(lambda part: _run(site, part), parts))
    problems = [p for fault in faults.values() for p in fault] + [p for answer in answers for p in answer.problems]
    reached = frozenset(c for answer in answers for c in answer.fired)
    return FeatureReport(
        tuple(sorted((s for answer in answers for s in answer.scenarios), key=lambda s: (s.source, s.name))),
        sort_problems(problems),
        reached,
        frozenset(c for answer in answers for c in answer.spared),
        tuple(clause for clause in clauses(plan) if clause not in reached),
    )


def _nothing(problems: Sequence[Problem]) -> FeatureReport:
    return FeatureReport((), tuple(problems), frozenset(), frozenset(), ())


def _parts(files: Sequence[Path], jobs: int) -> list[list[Path]]:
    """The files dealt out by size, the largest first, so that all parts end at about the same time."""
    parts: list[list[Path]] = [[] for _ in range(jobs)]
    weights = [0] * jobs
    for path in sorted(files, key=lambda p: (-p.stat().st_size, p)):
        lightest = weights.index(min(weights))
        parts[lightest].append(path)
        weights[lightest] += path.stat().st_size
    return [part for part in parts if part]


@dataclass(frozen=True, slots=True)
class _Answer:
    scenarios: tuple[ScenarioResult, ...] = ()
    fired: tuple[ClauseId, ...] = ()
    spared: tuple[ClauseId, ...] = ()
    problems: tuple[Problem, ...] = ()


def _run(site: Path, files: Sequence[Path]) -> _Answer:
    """pytest in a child: it changes a process too much to be run inside another program."""
    with tempfile.TemporaryDirectory(prefix="starcrew-") as folder:
        report = Path(folder) / "report.json"
        done = subprocess.run(  # our own arguments
            _command(site, report, files), env=_environment(), capture_output=True, text=True, check=False
        )
        if done.returncode not in _BENIGN or not report.exists():
            return _Answer(problems=(Problem("spec-run-failed", args={"detail": (done.stderr or done.stdout)[-2000:]}),))
        return _read(json.loads(report.read_text(encoding="utf-8")), site)


def _command(site: Path, report: Path, files: Sequence[Path]) -> list[str]:
    return [
        *(sys.executable, "-P", "-m", "pytest", "-c", os.devnull, "--rootdir", str(site), "--quiet", "--tb=short"),
        *("-p", "pytest_bdd.plugin", "-p", "starcrew.spec.collect", "-p", "starcrew.spec.steps"),
        *("-p", "no:cacheprovider", "--noconftest", "--continue-on-collection-errors"),
        *("-W", "ignore::pytest.PytestUnknownMarkWarning"),
        *("-o", "disable_test_id_escaping_and_forfeit_all_rights_to_community_support=true"),
        *(f"--starcrew-site={site}", f"--starcrew-report={report}"),
        *(str(path) for path in files),
    ]


def _environment() -> dict[str, str]:
    """Only the plugins named above: what else is installed beside the site is no concern of its features."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return kept | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONUTF8": "1"}


def _read(told: dict[str, list[dict[str, str | int]] | list[list[str | int]]], site: Path) -> _Answer:
    scenarios = tuple(
        ScenarioResult(Source(_shown(Path(str(o["file"])), site), int(o["line"])), str(o["name"]), o["outcome"], str(o["message"]))  # type: ignore[call-overload, arg-type]
        for o in told["outcomes"]
    )
    fired, spared = (tuple(ClauseId(*ids) for ids in told[key]) for key in ("fired", "spared"))  # type: ignore[arg-type]
    return _Answer(scenarios, fired, spared)


def _shown(path: Path, site: Path) -> str:
    absolute = site.resolve()
    found = path.resolve()
    return found.relative_to(absolute).as_posix() if found.is_relative_to(absolute) else str(path)
