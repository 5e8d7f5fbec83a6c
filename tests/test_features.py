from pathlib import Path

from starcrew.spec import run_features

SITE = Path(__file__).resolve().parents[1]


def test_every_scenario_of_the_reference_site_passes_and_reaches_every_clause() -> None:
    report = run_features(SITE)
    assert [problem.text() for problem in report.problems] == []
    assert [f"{found.source}: {found.name}\n{found.message}" for found in report.failed] == []
    assert len(report.scenarios) >= 400
    assert report.unreached == ()
