import re

from starcrew.errors.texts.intake import TEXTS
from tests.shape import ENGINE

SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ENGINE / "starcrew" / "intake").glob("*.py")))


def test_every_message_is_said_somewhere_and_every_code_has_its_message() -> None:
    said = set(re.findall(r'"(intake-[a-z-]+)"', SOURCES))
    assert said == {code for code in TEXTS if not code.startswith("intake-repair-")}


def test_every_kind_of_repair_has_words_and_is_made_somewhere() -> None:
    rules = {code.removeprefix("intake-repair-") for code in TEXTS if code.startswith("intake-repair-")}
    assert {rule for rule in rules if f'"{rule}"' not in SOURCES} == set()


def test_both_languages_fill_the_same_places() -> None:
    places = {code: [set(re.findall(r"\{(\w+)\}", text)) for text in texts] for code, texts in TEXTS.items()}
    assert [code for code, (chinese, english) in places.items() if chinese != english] == []
