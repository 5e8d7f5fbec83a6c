from fractions import Fraction

from starcrew.judge.show import shown, shown_case


def test_a_blank_a_text_and_a_ratio_are_shown() -> None:
    assert shown_case({"率": Fraction(4, 5), "结果": "缺", "日": None}) == "率=4/5, 结果=缺, 日=-"


def test_what_is_too_long_is_cut() -> None:
    assert shown("甲" * 100) == "甲" * 80 + "…"
    assert shown(10**5000) == "≈2^16609"
    assert shown(Fraction(1, 10**5000)) == "≈2^-16609"
