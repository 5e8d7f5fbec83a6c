"""Each file in `bad/` has one fault, is named for it, and says in its first line which message it must give."""

from pathlib import Path

import pytest

from starcrew.errors.texts.check import TEXTS
from tests.check.expected import BAD, base, expected, of_file, problems

FILES = sorted(BAD.glob("*.yaml"))
CODES = {expected(path).code for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_file_gives_one_message_with_the_right_line_and_column(path: Path) -> None:
    wanted = expected(path)
    found = [(problem.source.line, problem.source.column, problem.code) for problem in of_file(path)]
    assert found == [(wanted.line, wanted.column, wanted.code)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_message_is_whole_in_both_languages(path: Path) -> None:
    for problem in of_file(path):
        assert problem.text("zh") != problem.text("en")
        assert "{" not in problem.message("zh").replace(": {", "")  # `归属: {班组: …}` is what to write
        assert problem.text("zh").startswith(f"{path.name}:{problem.source.line}:{problem.source.column}: ")


def test_every_message_of_check_is_reached_by_a_file() -> None:
    assert set(TEXTS) - CODES == set()


def test_the_small_site_itself_is_sound() -> None:
    assert base().problems == ()
    assert problems("# nothing\n", "nothing.yaml")[1:] == ()  # but for the empty file


def test_texts_have_the_same_placeholders_in_both_languages() -> None:
    for code, (zh, en) in TEXTS.items():
        assert _placeholders(zh) == _placeholders(en), code


def _placeholders(text: str) -> set[str]:
    """Names between single braces."""
    plain = text.replace("{{", "").replace("}}", "")
    return {part.split("}")[0].partition(":")[0] for part in plain.split("{")[1:]}
