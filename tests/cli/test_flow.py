"""From files to stars through the commands alone."""

from pathlib import Path

import pytest

from starcrew.cli import run
from tests.cli.small_site import evaluated_site, filled_site, small_site, told


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return evaluated_site(tmp_path)


def test_intake_says_what_became_of_every_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    said = told(capsys, "intake", str(tmp_path / "班组.csv"), str(tmp_path / "点名.csv"), "--site", str(site), "--json")
    calls = next(sheet for sheet in said["sheets"] if sheet["kind"] == "点名")
    assert calls["read"] == 4
    assert (calls["accepted"], calls["rejected"], calls["skipped"], calls["duplicate"]) == (3, 1, 0, 0)
    assert said["batch"] == 1


def test_a_rejected_row_is_no_failure_and_is_written_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site, back = small_site(tmp_path), tmp_path / "退回"
    ledgers = [str(tmp_path / "班组.csv"), str(tmp_path / "点名.csv")]
    assert run(["intake", *ledgers, "--site", str(site), "--rejected", str(back)]) == 0
    assert "丙班" in capsys.readouterr().out
    assert [path.name for path in back.iterdir()] == ["点名.xlsx"]


def test_the_same_files_again_bring_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = filled_site(tmp_path)
    said = told(capsys, "intake", str(tmp_path / "班组.csv"), str(tmp_path / "点名.csv"), "--site", str(site), "--json")
    assert said["batch"] is None
    assert {sheet["accepted"] for sheet in said["sheets"]} == {0}


def test_evaluate_keeps_the_contract(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, "evaluate", "2026Q3", "--site", str(site), "--json")
    assert (said["period"], said["as_of"], said["scheme"]) == ("2026Q3", "2026-09-30", "季度星级")
    first = said["subjects"][0]
    assert (first["kind"], first["id"], first["name"]) == ("team", "T1", "甲班")
    assert (first["total"], first["display"], first["stars"], first["rank"]) == ("94", "94.0", 1, 2)
    assert (first["star_low"], first["star_high"]) == (1, 1)
    assert first["vetoes"] == first["caps"] == first["blocked"] == []
    line = first["lines"][0]
    assert {key: line[key] for key in ("item", "marks", "deducted", "added", "score", "state")} == {
        "item": "DM-1", "marks": "100", "deducted": "6", "added": "0", "score": "94", "state": "judged"
    }  # fmt: skip


def test_every_evaluation_is_kept(site: Path) -> None:
    assert run(["evaluate", "2026Q3", "--site", str(site)]) == 0
    kept = site / "evaluations" / "2026Q3"
    assert sorted(path.name for path in kept.iterdir()) == ["1", "2"]


def test_the_ranking_has_stars(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluated_site(tmp_path)
    lines = capsys.readouterr().out.splitlines()
    ranked = [line.split() for line in lines if "★" in line]
    assert ranked == [["1", "T2", "乙班", "98.0", "★", "1", "星"], ["2", "T1", "甲班", "94.0", "★", "1", "星"]]


def test_explain_names_clause_and_row(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, "explain", "2026Q3", "T1", "--site", str(site), "--json")
    finding = next(f for line in said["lines"] for f in line["findings"])
    assert (finding["check"], finding["clause"], finding["times"], finding["points"]) == (1, 1, "3", "6")
    evidence = finding["evidence"][0]
    assert (evidence["kind"], evidence["file"], evidence["row"]) == ("点名", "点名.csv", 3)
    assert evidence["id"].startswith("点名:")


def test_explain_in_words(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["explain", "2026Q3", "甲班", "--site", str(site)]) == 0
    out = capsys.readouterr().out
    assert "缺席 至少 1 → 扣 2 分 × 缺席" in out
    assert "一人两分" in out
    assert "点名.csv 第 3 行" in out
    assert "距 2 星差" in out


def test_a_correction_changes_the_next_evaluation(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = told(capsys, "explain", "2026Q3", "T1", "--site", str(site), "--json")
    record = before["lines"][0]["findings"][0]["evidence"][0]["id"]
    change = ["correct", record, "--set", "缺席=1", "--who", "张三", "--why", "数错了", "--site", str(site)]
    assert run(change) == 0
    after = told(capsys, "evaluate", "2026Q3", "--site", str(site), "--json")
    assert after["subjects"][0]["total"] == "98"
    as_before = told(capsys, "evaluate", "2026Q3", "--batch", "2", "--site", str(site), "--json")
    assert as_before["subjects"][0]["total"] == "94"


def test_a_withdrawn_record_counts_no_more(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = told(capsys, "explain", "2026Q3", "T1", "--site", str(site), "--json")
    record = before["lines"][0]["findings"][0]["evidence"][0]["id"]
    assert run(["withdraw", record, "--who", "张三", "--why", "记错了班", "--site", str(site)]) == 0
    after = told(capsys, "evaluate", "2026Q3", "--site", str(site), "--json")
    assert (after["subjects"][0]["total"], after["subjects"][0]["stars"]) == ("100", 2)


def test_an_undelivered_ledger_blocks_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    assert run(["intake", str(tmp_path / "班组.csv"), str(tmp_path / "点名.csv"), "--site", str(site)]) == 0
    assert run(["evaluate", "2026Q3", "--site", str(site)]) == 0
    assert "台账“点名”缺 2026-07-01 至 2026-09-30" in capsys.readouterr().out
    said = told(capsys, "evaluate", "2026Q3", "--site", str(site), "--json")
    first = said["subjects"][0]
    assert (first["stars"], first["star_low"], first["star_high"]) == (None, 0, 1)
    assert first["blocked"][0] == {
        "item": "DM-1", "check": 1, "reason": "undelivered", "kind": "点名", "first": "2026-07-01", "last": "2026-09-30"
    }  # fmt: skip


def test_changed_rules_are_mentioned(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = site / "rules" / "点名表.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("分: 2", "分: 3"), encoding="utf-8")
    assert run(["explain", "2026Q3", "T1", "--site", str(site)]) == 0
    assert "rules/点名表.yaml" in capsys.readouterr().err


def test_the_report_lies_beside_the_evaluation(site: Path) -> None:
    assert run(["report", "2026Q3", "--site", str(site)]) == 0
    assert (site / "evaluations" / "2026Q3" / "1" / "starcrew-2026Q3-1.xlsx").is_file()
