"""The features of the reference site: every scenario passes, and each item's own file reaches each of its clauses."""

from pathlib import Path

import pytest

from starcrew.load import load_site
from starcrew.spec import run_features

SITE = Path(__file__).resolve().parents[1]
FEATURES = {path.stem: path.relative_to(SITE).as_posix() for path in sorted((SITE / "features").rglob("*.feature"))}


@pytest.mark.parametrize("name", FEATURES)
def test_every_scenario_passes_and_reaches_every_clause_of_its_item(name: str) -> None:
    report = run_features(SITE, matching=FEATURES[name], jobs=1)
    assert [problem.text() for problem in report.problems] == []
    assert [f"{found.source}: {found.name}\n{found.message}" for found in report.failed] == []
    assert report.scenarios
    assert [clause for clause in report.unreached if name.startswith(f"{clause.item}-")] == []


def test_every_item_and_every_scheme_has_its_feature() -> None:
    site = load_site(SITE).site
    assert site is not None
    items = [item.id for sheet in site.sheets.values() for item in sheet.items]
    without = [
        name for name in (*items, *site.schemes) if not any(f"{found}-".startswith(f"{name}-") for found in FEATURES)
    ]
    assert without == []
