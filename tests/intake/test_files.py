from pathlib import Path

from starcrew.intake.files import IGNORE_MARK, digest, sent_files


def touched(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_folders_are_walked_in_order_and_named_from_the_folder_given(tmp_path: Path) -> None:
    touched(tmp_path / "收" / "b.csv", tmp_path / "收" / "2026.8" / "a.xlsx", tmp_path / "收" / "a.xls")
    sent, problems = sent_files([tmp_path / "收"])
    assert [each.label for each in sent] == ["2026.8/a.xlsx", "a.xls", "b.csv"]
    assert sent[0].folders == ("2026.8", "收")
    assert problems == ()


def test_lock_files_hidden_files_and_marked_folders_are_passed_over(tmp_path: Path) -> None:
    touched(tmp_path / "~$a.xlsx", tmp_path / ".a.csv", tmp_path / "truth" / "t.csv", tmp_path / "truth" / IGNORE_MARK)
    assert sent_files([tmp_path]) == ((), ())


def test_other_formats_are_named_and_a_missing_file_is_an_error(tmp_path: Path) -> None:
    touched(tmp_path / "会议.docx", tmp_path / "宏.XLSM", tmp_path / "无扩展名")
    _, problems = sent_files([tmp_path, tmp_path / "没有.xlsx"])
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("intake-unknown-format", "warning"),
        ("intake-macros", "error"),
        ("intake-unknown-format", "warning"),
        ("intake-file-missing", "error"),
    ]


def test_a_file_named_twice_is_read_once_and_like_names_are_told_apart(tmp_path: Path) -> None:
    touched(tmp_path / "1" / "a.csv", tmp_path / "2" / "a.csv")
    sent, _ = sent_files([tmp_path / "1" / "a.csv", tmp_path / "1", tmp_path / "2" / "a.csv"])
    assert [each.label for each in sent] == [str(tmp_path / "1" / "a.csv"), str(tmp_path / "2" / "a.csv")]


def test_linked_folders_are_not_followed(tmp_path: Path) -> None:
    touched(tmp_path / "外" / "a.csv")
    (tmp_path / "收").mkdir()
    (tmp_path / "收" / "环").symlink_to(tmp_path)
    assert sent_files([tmp_path / "收"])[0] == ()


def test_the_digest_is_over_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert digest(tmp_path / "a").startswith("ba7816bf8f01cfea")
