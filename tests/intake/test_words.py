import pytest

from starcrew.intake import words
from starcrew.intake.outcome import Taken
from tests.intake.plant import fault, value

CLASSES = words.chosen({"A类": ["A", "严重违章"], "B类": []})


def test_texts_keep_their_inside_and_lose_what_cannot_be_seen() -> None:
    assert words.text("安全 第一\n预防 为主") == Taken("安全 第一\n预防 为主")
    assert words.text("　安全\u200b第一 \u00a0") == Taken("安全第一", "invisible")
    assert words.text(12.0) == Taken("12")
    assert fault(words.text(110101199001011234.0)) == "intake-digits-lost"


def test_identifiers_are_told_apart_from_numbers_that_lost_digits() -> None:
    assert words.identifier("ＹＨ-０１ ") == Taken("YH-01", "full-width")
    assert words.identifier("WZ1") == Taken("WZ1")
    assert fault(words.identifier("1.10101E+17")) == "intake-digits-lost"


def test_lost_leading_zeros_come_back_and_a_wrong_number_of_digits_does_not_pass() -> None:
    convert = words.digits(6, typed=True)
    assert convert(123.0) == Taken("000123", "leading-zeros")
    assert words.digits(6, typed=False)("123") == Taken("000123", "leading-zeros")
    assert value(convert("12345X")) == "12345X"
    assert fault(convert("123")) == fault(convert("12345678")) == fault(convert("12a456")) == "intake-wrong-digits"
    assert fault(words.digits(18, typed=True)(1.1e17)) == "intake-digits-lost"


@pytest.mark.parametrize("written", ["A类", "Ａ类", "a类", " A 类", "Ａ", "严重违章"])
def test_enumerations_in_every_width_and_case(written: str) -> None:
    assert value(CLASSES(written)) == "A类"


def test_a_value_outside_the_list_is_named_with_the_list() -> None:
    found = CLASSES("轻微")
    assert fault(found) == "intake-not-listed"
    assert found.args["allowed"] == "A类、B类"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "written, meant", [("√", True), ("✓", True), ("是", True), ("Y", True), ("1", True), (1.0, True), (True, True)]
)
def test_yes(written: str | float, meant: object) -> None:
    assert value(words.boolean({})(written)) is meant


def test_no_and_neither() -> None:
    convert = words.boolean({"是": ["整改到位"]})
    assert [value(convert(text)) for text in ("×", "否", "N", "0", "未整改", "整改到位")] == [*[False] * 5, True]
    assert fault(convert("整改中")) == "intake-no-boolean"
