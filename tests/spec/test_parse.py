from pathlib import Path

import pytest

from starcrew.spec.parse import feature_problems

SCENARIO = "  场景: 一\n    当 评定2026年第三季度\n    那么 职工“张三”参评\n"
GOOD = f"# language: zh-CN\n功能: 甲\n{SCENARIO}"
OUTLINE = GOOD.replace("场景:", "场景大纲:")


def problems(tmp_path: Path, content: bytes) -> list[tuple[str, int]]:
    path = tmp_path / "甲.feature"
    path.write_bytes(content)
    return [(problem.code, problem.source.line) for problem in feature_problems(path, "features/甲.feature")]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_good_file_has_no_problem_with_a_byte_order_mark_or_without(tmp_path: Path, mark: bytes) -> None:
    assert problems(tmp_path, mark + GOOD.encode()) == []


@pytest.mark.parametrize(
    "code, line, content",
    [
        ("spec-no-language", 1, f"功能: 甲\n{SCENARIO}".encode()),
        ("spec-not-utf8", 2, GOOD.encode("gbk")),
        ("spec-full-width-colon", 2, GOOD.replace("功能:", "功能\uff1a").encode()),
        ("spec-full-width-colon", 3, GOOD.replace("场景:", "场景\uff1a").encode()),
        ("spec-syntax", 6, f"{GOOD}  而是 什么\n".encode()),
        ("spec-table-width", 7, f"{GOOD}      | a | b |\n      | 1 |\n".encode()),
        ("spec-no-scenario", 0, "# language: zh-CN\n功能: 甲\n".encode()),
        ("spec-repeated-scenario", 6, f"{GOOD}{SCENARIO}".encode()),
        ("spec-nothing-expected", 3, GOOD.replace("当 ", "").replace("那么 ", "").encode()),
        ("spec-nothing-expected", 3, GOOD.partition("    那么")[0].encode()),
        ("spec-no-example", 6, f"{OUTLINE}    例子:\n      | 天 |\n".encode()),
    ],
)
def test_each_fault_of_form_is_named_with_its_line(tmp_path: Path, code: str, line: int, content: bytes) -> None:
    assert (code, line) in problems(tmp_path, content)


def test_one_name_in_two_rules_is_one_name_too_many(tmp_path: Path) -> None:
    rules = "".join(f"  规则: {rule}\n{SCENARIO}" for rule in "甲乙")
    assert problems(tmp_path, f"# language: zh-CN\n功能: 丙\n{rules}".encode()) == [("spec-repeated-scenario", 8)]


def test_what_was_expected_is_said_in_the_words_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "甲.feature"
    path.write_text(f"{GOOD}  而是 什么\n", encoding="utf-8")
    (problem,) = feature_problems(path, "features/甲.feature")
    assert problem.text("zh").startswith("features/甲.feature:6:3: 看不懂这一行:而是 什么。这里可以写:")
    assert "假如/当/那么" in problem.text("zh")
