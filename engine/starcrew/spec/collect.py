"""The pytest plugin: .feature files as tests, with no Python beside them, and a report of what became of each."""

import sys
import types
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_bdd.exceptions import StepDefinitionNotFoundError
from pytest_bdd.feature import get_feature
from pytest_bdd.parser import Feature, Scenario

from starcrew.errors import Problem, Source
from starcrew.spec.answer import ANSWER, Answer, ScenarioResult
from starcrew.spec.bench import Bench, bench_of
from starcrew.spec.coverage import Coverage
from starcrew.spec.faults import Misstated, Unfulfilled
from starcrew.spec.premise import Premise
from starcrew.spec.scene import Scene


@dataclass(slots=True)
class Run:
    """One run over one site; grows with every scenario."""

    site: Path
    answer: Answer = field(default_factory=Answer)

    def add(self, result: ScenarioResult, coverage: Coverage) -> None:
        """One more scenario, and what it reached if it passed."""
        self.answer = Answer((*self.answer.scenarios, result), self.answer.coverage | coverage)


RUN = pytest.StashKey[Run]()
SCENARIO = pytest.StashKey[Scenario]()
SCENE = pytest.StashKey[Scene]()
_LOADING = (
    "from pytest_bdd import scenarios as _scenarios\n_scenarios(FEATURE, features_base_dir=BASE, encoding='utf-8-sig')"
)


_ENCODING = "utf-8-sig"
"""With a byte-order mark or without: editors on office machines add one."""


class FeatureModule(pytest.Module):
    """A .feature file as the test module that pytest-bdd would want beside it."""

    def _getobj(self) -> types.ModuleType:
        module = types.ModuleType(f"feature_{self.path.stem}_{abs(hash(str(self.path)))}")
        module.__file__ = str(self.path)
        sys.modules[module.__name__] = module
        module.__dict__.update(FEATURE=self.path.name, BASE=str(self.path.parent))
        get_feature(str(self.path.parent), self.path.name, encoding=_ENCODING)  # pytest-bdd keeps it by its path
        exec(compile(_LOADING, str(self.path), "exec"), module.__dict__)  # noqa: S102 - our own two lines
        return module


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which site the features speak of, and where the report goes."""
    group = parser.getgroup("starcrew")
    group.addoption("--starcrew-site", type=Path, default=Path())
    group.addoption("--starcrew-report", type=Path, default=None)


def pytest_configure(config: pytest.Config) -> None:
    """Begins the report."""
    run = config.stash[RUN] = Run(config.getoption("--starcrew-site"))
    config.pluginmanager.register(_Reporter(run))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Every .feature file is a module."""
    return FeatureModule.from_parent(parent, path=file_path) if file_path.suffix == ".feature" else None


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:  # noqa: ARG001
    """Keeps the scenario with its example filled in."""
    request.node.stash[SCENARIO] = scenario


@pytest.fixture(scope="session")
def bench(pytestconfig: pytest.Config) -> Iterator[Bench]:
    """The site, loaded once."""
    found = bench_of(pytestconfig.stash[RUN].site)
    yield found
    found.close()


@pytest.fixture
def scene(request: pytest.FixtureRequest, bench: Bench) -> Scene:
    """A scenario that has said nothing yet."""
    steps = request.node.stash[SCENARIO].steps
    found = Scene(bench, tuple(step.name for step in steps if step.type == "then"))
    request.node.stash[SCENE] = found
    return found


@pytest.fixture
def premise(scene: Scene) -> Premise:
    """What the scenario says."""
    return scene.premise


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Takes the outcome from pytest itself: a scenario with an unknown step has failed."""
    report = yield
    if report.when == "call" or report.failed:
        coverage = item.stash[SCENE].coverage if report.passed and SCENE in item.stash else Coverage()
        item.config.stash[RUN].add(_result(item, call, report), coverage)
    return report


class _Reporter:
    """Hears of files that could not even be collected: they must not look like files without scenarios."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A scenario by the name of its file, failed."""
        if report.failed:
            source = Source(str(report.fspath or report.nodeid), 1, 1)
            self._run.add(ScenarioResult(source, report.nodeid, "failed", report.longreprtext), Coverage())


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Writes the report."""
    path: Path | None = session.config.getoption("--starcrew-report")
    if path is not None:
        path.write_bytes(ANSWER.dump_json(session.config.stash[RUN].answer))


def _result(item: pytest.Item, call: pytest.CallInfo[None], report: pytest.TestReport) -> ScenarioResult:
    scenario = item.stash.get(SCENARIO, None)
    source = Source(str(item.path), scenario.line_number if scenario else 1, 1)
    message = "" if report.passed else _message(call.excinfo, report)
    return ScenarioResult(source, scenario.name if scenario else item.name, report.outcome, message)


def _message(found: pytest.ExceptionInfo[BaseException] | None, report: pytest.TestReport) -> str:
    error = found.value if found else None
    if isinstance(error, (Misstated, Unfulfilled)):
        return str(error)
    if isinstance(error, StepDefinitionNotFoundError):
        return Problem("spec-unknown-step", args={"step": _unknown_step(str(error))}).message("zh")
    return report.longreprtext


def _unknown_step(text: str) -> str:
    """pytest-bdd: `Step definition is not found: Given "…". Line 5 in scenario …`."""
    return text.partition(": ")[2].partition(". Line ")[0] or text
