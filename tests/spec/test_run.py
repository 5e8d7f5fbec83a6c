"""Features of a copied site, run as a user runs them."""

import shutil
from pathlib import Path

import pytest

from starcrew.spec import ClauseId, FeatureReport, ScenarioResult, run_features
from tests.spec.conftest import SITE

FEATURE = """# language: zh-CN
功能: 试一试

  背景:
    假如 有班组"甲班"
    而且 班组"甲班"有职工"张三"
    而且 其余台账均已交付

  场景: 说对了
    假如 有以下《危废》记录:
      | 日期       | 是否定点 |
      | 2026-07-10 | 否       |
    当 评定2026年第三季度
    那么 班组"甲班"的"JC-7"扣1分, 因为:
      | 检查     | 判定 | 分 | 依据      |
      | 定点收集 | 2    | 1  | 危废第1行 |
    但是 班组"甲班"的"JC-7"不限星

  场景: 分数说错了
    假如 有以下《危废》记录:
      | 日期       | 是否定点 |
      | 2026-07-10 | 否       |
    当 评定2026年第三季度
    那么 班组"甲班"的"JC-7"得5分

  场景: 原因说错了
    假如 有以下《危废》记录:
      | 日期       | 是否定点 |
      | 2026-07-10 | 否       |
    当 评定2026年第三季度
    那么 班组"甲班"的"JC-7"扣1分, 因为:
      | 检查     | 判定 |
      | 定点收集 | 1    |

  场景: 台账没交
    假如 《危废》台账已交付2026-07-01至2026-08-31
    当 评定2026年第三季度
    那么 班组"甲班"的"JC-7"得5分

  场景: 没有这一步
    当 太阳出来了
    那么 班组"甲班"参评

  场景: 什么也没说
    当 评定2026年第三季度

  场景: 没有这个项目
    当 评定2026年第三季度
    那么 班组"甲班"的"JC-77"得5分

  场景: 没有这个班组
    当 评定2026年第三季度
    那么 班组"乙班"的"JC-7"得5分

  场景: 没有这个检查
    当 评定2026年第三季度
    那么 班组"甲班"的"JC-7"中"定点"不扣分

  场景: 还没评定
    那么 班组"甲班"的"JC-7"得5分

  场景: 星级说错了
    假如 班组"甲班"2026-09-25上早班
    当 评定2026年第三季度
    那么 班组"甲班"评为3星
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> FeatureReport:
    site = tmp_path_factory.mktemp("站点")
    for folder in ("rules", "schemas"):
        shutil.copytree(SITE / folder, site / folder)
    (site / "features" / "子目录").mkdir(parents=True)
    (site / "features" / "子目录" / "试一试.feature").write_text(FEATURE, encoding="utf-8-sig")
    (site / "features" / "坏的.feature").write_text("功能: 没写语言\n", encoding="utf-8")
    (site / "features" / "conftest.py").write_text("raise SystemExit('a site brings no Python')\n", encoding="utf-8")
    return run_features(site, jobs=1)


def scenario(report: FeatureReport, name: str) -> ScenarioResult:
    return next(found for found in report.scenarios if found.name == name)


def test_every_scenario_is_reported_with_its_place(report: FeatureReport) -> None:
    assert len(report.scenarios) == 11
    assert scenario(report, "说对了").outcome == "passed"
    assert str(scenario(report, "说对了").source) == "features/子目录/试一试.feature:9:1"
    assert [found.name for found in report.scenarios if found.outcome == "passed"] == ["说对了", "什么也没说"]
    assert not report.sound


@pytest.mark.parametrize(
    "name, words",
    [
        ("分数说错了", '班组"甲班"的"JC-7": 期望 得5分, 实际 4分 (检查:定点收集 判定:2 分:1 依据:危废第1行)'),
        (
            "原因说错了",
            '班组"甲班"的"JC-7": 期望 因为 检查 定点收集、判定 1, 实际 检查:定点收集 判定:2 分:1 依据:危废第1行',
        ),
        ("台账没交", "期望 得5分, 实际 无法判定 (台账未交付:危废 2026-09-01 至 2026-09-30)"),
        ("没有这一步", '不认识这一步:When "太阳出来了"'),
        ("没有这个项目", "没有编号为“JC-77”的项目"),
        ("没有这个班组", "评定结果里没有班组“乙班”。有:甲班"),
        ("没有这个检查", "“JC-7”没有叫“定点”的检查。有:定点收集"),
        ("还没评定", "请先写“当 评定2026年第三季度”"),
        ("星级说错了", "“甲班”: 期望 3星, 实际 5星 (总分 98."),
    ],
)
def test_a_failure_says_what_was_expected_and_what_was_found(report: FeatureReport, name: str, words: str) -> None:
    assert words in scenario(report, name).message


def test_a_file_that_cannot_be_read_stops_no_other(report: FeatureReport) -> None:
    found = [(problem.code, problem.source.file) for problem in report.problems]
    assert found == [
        ("spec-no-language", "features/坏的.feature"),
        ("spec-nothing-expected", "features/子目录/试一试.feature"),
    ]


def test_clauses_are_reached_only_by_scenarios_that_pass(report: FeatureReport) -> None:
    assert report.reached == {ClauseId("季度检查", "JC-7", 1, 2)}
    assert ClauseId("季度检查", "JC-7", 1, 1) in report.spared
    assert ClauseId("季度检查", "JC-7", 1, 1) in report.unreached
    assert ClauseId("季度检查", "JC-7", 1, 2) not in report.unreached


def test_a_site_that_does_not_load_reports_its_problems(tmp_path: Path) -> None:
    found = run_features(tmp_path)
    assert found.problems
    assert not found.sound
