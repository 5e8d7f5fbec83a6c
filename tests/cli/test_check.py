from pathlib import Path

import pytest

from starcrew.cli import run
from tests.cli.small_site import small_site, told


def broken(tmp_path: Path) -> Path:
    site = small_site(tmp_path)
    path = site / "rules" / "点名表.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("当: {缺席", "当: {缺席人"), encoding="utf-8")
    return site


def test_a_sound_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--site", str(small_site(tmp_path))]) == 0
    assert "错误 0 个" in capsys.readouterr().out


def test_a_problem_has_a_place_and_a_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    problem = told(capsys, "check", "--site", str(broken(tmp_path)), "--json")["problems"][0]
    assert set(problem) == {"file", "line", "column", "code", "severity", "message"}
    assert (problem["file"], problem["line"]) == ("rules/点名表.yaml", 12)
    assert (problem["code"], problem["severity"]) == ("check.unknown_field", "error")


def test_a_typo_in_a_key_is_one_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    path = site / "rules" / "点名表.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("扣:", "扣分:", 1), encoding="utf-8")
    problems = told(capsys, "check", "--site", str(site), "--json")["problems"]
    assert [problem["code"] for problem in problems] == ["load.unknown_key_guess"]
    assert problems[0]["file"] == "rules/点名表.yaml"


def test_problems_are_exit_code_1_in_either_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = broken(tmp_path)
    assert run(["check", "--site", str(site)]) == 1
    assert "没有字段" in capsys.readouterr().out
    assert run(["check", "--lang=en", "--site", str(site)]) == 1
    assert "there is no field" in capsys.readouterr().out


def test_a_site_with_broken_rules_is_not_evaluated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "2026Q3", "--site", str(broken(tmp_path))]) == 1
    assert "rules/点名表.yaml:12" in capsys.readouterr().err


def test_broken_rules_do_not_stop_intake(tmp_path: Path) -> None:
    assert run(["intake", str(tmp_path / "班组.csv"), "--site", str(broken(tmp_path))]) == 0


def test_feature_files_are_looked_at_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    (site / "features").mkdir()
    uneven = '    假如 有班组"甲"\n      | 一 | 二 |\n      | 1 |\n'
    (site / "features" / "坏.feature").write_text(f"# language: zh-CN\n功能: 坏\n  场景: 一\n{uneven}", "utf-8")
    assert run(["check", "--site", str(site)]) == 1
    assert "features/坏.feature:" in capsys.readouterr().out


def test_the_checkout_itself_is_a_site(capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(__file__).parents[2]
    assert run(["check", "--site", str(root)]) == 0
