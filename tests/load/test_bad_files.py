"""Each file in `bad/` has one fault, is named for it, and says in its first line which message it must give."""

from pathlib import Path

import pytest

from starcrew.errors.texts.load import TEXTS
from tests.load.expected import BAD, expected, problems

FILES = sorted(BAD.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_file_gives_one_message_with_the_right_line_and_column(path: Path) -> None:
    wanted = expected(path)
    found = [(problem.source.line, problem.source.column, problem.code) for problem in problems(path)]
    assert found == [(wanted.line, wanted.column, wanted.code)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_message_is_whole_in_both_languages(path: Path) -> None:
    for problem in problems(path):
        assert problem.text("zh") != problem.text("en")
        assert problem.text("zh").startswith(f"{path.name}:{problem.source.line}:{problem.source.column}: ")


def test_there_are_forty_bad_files_and_more() -> None:
    assert len(FILES) >= 40


def test_texts_have_the_same_placeholders_in_both_languages() -> None:
    for zh, en in TEXTS.values():
        assert {part.split("}")[0] for part in zh.split("{")[1:]} == {part.split("}")[0] for part in en.split("{")[1:]}
