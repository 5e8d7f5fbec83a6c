"""Runs a site's features in child processes and says what became of every scenario and every clause."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from starcrew.check import programme
from starcrew.errors import Problem, sort_problems
from starcrew.load import load_site
from starcrew.model.plan import Programme
from starcrew.spec.answer import ANSWER, Answer, ScenarioResult
from starcrew.spec.coverage import ClauseId, clauses
from starcrew.spec.parse import RUNS_ANYHOW, feature_problems

FOLDER = "features"
_BENIGN = {0, 1, 5}
"""pytest: all passed, some failed, none collected."""


@dataclass(frozen=True, slots=True)
class FeatureReport:
    """problems: of the site, and of the form of feature files.

    reached: clauses that held for some case of a passed scenario. spared: clauses that some passed scenario judged
    without their holding. unreached: clauses that held in none, in the order of the sheets.
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


def run_features(site: Path, *, matching: str = "", jobs: int | None = None) -> FeatureReport:
    """Every `features/**/*.feature` of the site. Runs none of the site's own Python.

    matching: only files whose path inside the site holds this text.
    jobs: processes at a time; None: one per processor, at most 4.
    """
    loaded = load_site(site)
    if loaded.site is None or not loaded.sound:
        return _nothing(loaded.problems)
    plan, found = programme(loaded.site, loaded.places)
    if any(problem.severity == "error" for problem in found):
        return _nothing(found)
    files = [path for path in sorted((site / FOLDER).rglob("*.feature")) if matching in _shown(str(path), site)]
    faults = {path: feature_problems(path, _shown(str(path), site)) for path in files}
    runnable = [path for path in files if all(problem.code in RUNS_ANYHOW for problem in faults[path])]
    parts = _parts(runnable, jobs or min(os.cpu_count() or 1, 4))
    with ThreadPoolExecutor(max(len(parts), 1)) as pool:
        answers = list(pool.map(lambda part: _answer(site, part), parts))
    problems = [problem for fault in faults.values() for problem in fault]
    return _report(plan, answers, problems)


def _report(plan: Programme, answers: Sequence[Answer | Problem], problems: list[Problem]) -> FeatureReport:
    whole = [answer for answer in answers if isinstance(answer, Answer)]
    problems += [answer for answer in answers if isinstance(answer, Problem)]
    reached = frozenset(clause for answer in whole for clause in answer.coverage.fired)
    return FeatureReport(
        tuple(sorted(scenario for answer in whole for scenario in answer.scenarios)),
        sort_problems(problems),
        reached,
        frozenset(clause for answer in whole for clause in answer.coverage.spared),
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


def _answer(site: Path, files: Sequence[Path]) -> Answer | Problem:
    """From pytest in a child: it changes a process too much to be run inside another program."""
    with tempfile.TemporaryDirectory(prefix="starcrew-") as folder:
        report = Path(folder) / "report.json"
        command = _command(site, report, files)
        done = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)
        if done.returncode not in _BENIGN or not report.exists():
            return Problem("spec-run-failed", args={"detail": (done.stderr or done.stdout)[-2000:]})
        told = ANSWER.validate_json(report.read_bytes())
    places = [replace(s, source=replace(s.source, file=_shown(s.source.file, site))) for s in told.scenarios]
    return replace(told, scenarios=tuple(places))


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


def _shown(file: str, site: Path) -> str:
    """Relative to the site where it lies inside."""
    path, folder = Path(file).resolve(), site.resolve()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else file
