import time

import pytest

from starcrew.load.compose import MAX_BYTES, nodes
from starcrew.model.places import Node


def codes(text: str) -> list[str]:
    return [problem.code for problem in nodes(text, "f.yaml")[1]]


def scalar(text: str) -> Node:
    (root,), problems = nodes(f"键: {text}\n", "f.yaml")
    assert problems == ()
    assert root.entries is not None
    return root.entries["键"].node


@pytest.mark.parametrize(
    "text", ["no", "on", "08", "010", "12:30", "1.10", "1e3", "2026-07-01", "0x1F", "1_000", ".inf", "是", "="]
)
def test_scalars_stay_as_they_were_written(text: str) -> None:
    assert scalar(text).text == text


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_nothing_written_is_none_but_quoted_it_is_text(text: str) -> None:
    assert scalar(text).text is None
    assert scalar(f"'{text}'").text == text


def test_lines_count_over_documents_and_columns_in_characters() -> None:
    roots, _ = nodes("甲: 1\n---\n# 注释\n乙: {丙: 2}\n", "f.yaml")
    entry = (roots[1].entries or {})["乙"]
    assert (entry.line, entry.column) == (4, 1)
    assert (entry.node.line, entry.node.column) == (4, 4)


def test_a_fault_of_syntax_stops_its_document_and_no_other() -> None:
    roots, problems = nodes("甲: 1\n---\n乙: [1\n---\n丙: 3\n", "f.yaml")
    assert [list(root.entries or {}) for root in roots] == [["甲"], ["丙"]]
    assert [(problem.code, problem.source.line) for problem in problems] == [("load.bracket_open", 3)]


def test_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    roots, problems = nodes("\ufeff甲: 1\r\n乙: 2\r\n", "f.yaml")
    assert problems == ()
    assert (roots[0].entries or {})["乙"].line == 2


def test_limits_hold_at_once_and_not_after_a_while() -> None:
    start = time.process_time()
    assert codes("[" * 100_000) == ["load.too_deep"]
    assert codes("甲: " + "{a: " * 100_000) == ["load.too_deep"]
    assert codes("- a\n" * 100_000) == ["load.too_many_parts"]
    assert codes("x" * (MAX_BYTES + 1)) == ["load.too_large"]
    assert time.process_time() - start < 20  # a guard against hanging, not a measurement


def test_an_alias_bomb_is_a_list_of_problems() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True))
    assert set(codes(bomb)) == {"load.yaml_anchor", "load.yaml_alias"}


@pytest.mark.parametrize(
    "text", ['a: "\\UFFFFFFFF"', "%YAML 9.9\n---\na: 1", "%TAG ! tag:x\n---\na: 1", "a: \x00", "? [a]\n: b"]
)
def test_odd_corners_of_yaml_are_problems_not_crashes(text: str) -> None:
    assert codes(text)
