import pytest

from starcrew.cli.language import of_locale, place, voice
from starcrew.errors import Source


@pytest.mark.parametrize("argv", [["check", "--lang", "en"], ["--lang=en", "check"], ["check", "--lang=en"]])
def test_it_may_stand_anywhere(argv: list[str]) -> None:
    speaker, rest = voice(argv, {})
    assert (speaker.lang, speaker.settled, rest) == ("en", True, ["check"])


def test_after_two_dashes_it_is_no_option() -> None:
    assert voice(["intake", "--", "--lang"], {})[1] == ["intake", "--", "--lang"]


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
    ],
)
def test_else_the_locale_decides(environ: dict[str, str], lang: str) -> None:
    assert of_locale(environ) == lang


def test_a_site_is_followed_unless_the_user_asked() -> None:
    free, _ = voice([], {"LANG": "en_GB.UTF-8"})
    free.follow("zh")
    asked, _ = voice(["--lang", "en"], {})
    asked.follow("zh")
    assert (free.lang, asked.lang) == ("zh", "en")


@pytest.mark.parametrize(
    ("source", "words"),
    [(Source("a.csv"), "a.csv"), (Source("a.csv", 5), "a.csv:5"), (Source("a.yaml", 5, 3), "a.yaml:5:3")],
)
def test_a_place_says_no_more_than_is_known(source: Source, words: str) -> None:
    assert place(source) == words
