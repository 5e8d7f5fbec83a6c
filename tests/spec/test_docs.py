"""The examples of the two user pages, tried as a user would: a new sheet and its feature, and no Python."""

import re
import shutil
from pathlib import Path

import pytest

from starcrew.spec import run_features
from tests.spec.conftest import SITE

SCHEME = """
方案: 危废星级
对象: 班组
考核表: {危废管理: 100%}
星级: [{星: 1, 得分: {至少: 60}}]
"""


def example(page: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.+?)```", (SITE / "docs" / page).read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(SITE / "schemas", tmp_path / "schemas")
    (tmp_path / "rules").mkdir()
    (tmp_path / "features").mkdir()
    settings = (SITE / "rules" / "site.yaml").read_text(encoding="utf-8")
    (tmp_path / "site.yaml").write_text(re.sub(r"评星方案:.*", "评星方案: 危废星级", settings), encoding="utf-8")
    (tmp_path / "rules" / "危废管理.yaml").write_text(example("写规则.md", "yaml"), encoding="utf-8")
    (tmp_path / "features" / "WF-1.feature").write_text(example("写场景.md", "gherkin"), encoding="utf-8")
    return tmp_path


def test_the_examples_of_the_user_pages_work(site: Path) -> None:
    (site / "rules" / "星级.yaml").write_text(SCHEME, encoding="utf-8")
    report = run_features(site, jobs=1)
    assert [problem.text() for problem in report.problems] == []
    assert [found.message for found in report.failed] == []
    assert len(report.scenarios) == 3
    assert report.unreached == ()


def test_a_sheet_that_no_scheme_uses_is_said_to_be_unused(site: Path) -> None:
    other = SCHEME.replace("危废管理", "别的")
    sheet = example("写规则.md", "yaml").replace("WF-1", "BD-1").replace("危废管理", "别的")
    (site / "rules" / "别的.yaml").write_text(sheet, encoding="utf-8")
    (site / "rules" / "星级.yaml").write_text(other, encoding="utf-8")
    report = run_features(site, jobs=1)
    assert "所在的考核表“危废管理”没有列入 site.yaml 正在用的评星方案" in report.failed[0].message
