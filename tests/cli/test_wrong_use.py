"""What a user does wrongly gets one clear message and exit code 2, never a traceback."""

from pathlib import Path

import pytest

from starcrew.cli import run
from tests.cli.small_site import evaluated_site, filled_site, small_site


def complaint(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    capsys.readouterr()
    assert run(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    return err


def test_no_such_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert "frobnicate" in complaint(capsys, "frobnicate")


def test_a_missing_argument_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert "PERIOD" in complaint(capsys, "evaluate")
    assert "--who" in complaint(capsys, "withdraw", "点名:1")


def test_no_such_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--frobnicate" in complaint(capsys, "check", "--frobnicate")


def test_no_such_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--lang en" in complaint(capsys, "check", "--lang", "fr")


def test_a_folder_that_is_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "site.yaml" in complaint(capsys, "check", "--site", str(tmp_path))


def test_a_period_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    assert "2026Q5" in complaint(capsys, "evaluate", "2026Q5", "--site", str(site))


def test_a_day_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    assert "昨天" in complaint(capsys, "evaluate", "2026Q3", "--as-of", "昨天", "--site", str(site))


def test_a_scheme_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    assert "季度星级" in complaint(capsys, "evaluate", "2026Q3", "--scheme", "月度", "--site", str(site))


def test_a_period_never_evaluated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    assert "starcrew evaluate 2026Q3" in complaint(capsys, "explain", "2026Q3", "T1", "--site", str(site))


def test_nobody_of_that_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = evaluated_site(tmp_path)
    assert "T1 甲班" in complaint(capsys, "explain", "2026Q3", "甲", "--site", str(site))


def test_a_batch_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = filled_site(tmp_path)
    assert "99" in complaint(capsys, "evaluate", "2026Q3", "--batch", "99", "--site", str(site))


def test_a_record_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = filled_site(tmp_path)
    words = ("--who", "张三", "--why", "误", "--site", str(site))
    assert "点名:0" in complaint(capsys, "withdraw", "点名:0", *words)


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    assert "没有.xlsx" in complaint(capsys, "intake", str(tmp_path / "没有.xlsx"), "--site", str(site))


def test_a_change_without_a_sign(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = filled_site(tmp_path)
    words = ("--set", "缺席1", "--who", "张三", "--why", "误", "--site", str(site))
    assert "--set" in complaint(capsys, "correct", "班组:0", *words)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "我的.txt").write_text("要紧", encoding="utf-8")
    assert str(tmp_path) in complaint(capsys, "init", str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["我的.txt"]


def test_a_ledger_that_is_no_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    days = ("--from", "2026-07-01", "--to", "2026-09-30", "--who", "张三")
    assert "点名" in complaint(capsys, "deliver", "点命", *days, "--site", str(site))


def test_a_corrected_value_that_cannot_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault in what was sent, not in how the command was used: exit code 1."""
    site = filled_site(tmp_path)
    days = ("--from", "2026-07-40", "--to", "2026-09-30", "--who", "张三")
    capsys.readouterr()
    assert run(["deliver", "点名", *days, "--site", str(site)]) == 1
    assert "2026-07-40" in capsys.readouterr().err


def test_a_place_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = evaluated_site(tmp_path)
    below_a_file = tmp_path / "点名.csv" / "r.xlsx"
    capsys.readouterr()
    assert run(["report", "2026Q3", "--out", str(below_a_file), "--site", str(site)]) == 1
    assert "点名.csv" in capsys.readouterr().err
