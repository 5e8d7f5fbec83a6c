import pytest

from starcrew.intake import normal


@pytest.mark.parametrize(
    "written", ["机电一班", "机电1班", "机电１班", " 机电 一班", "机电一班组", "机电-一班", "机电\n一班"]
)
def test_team_names_in_all_their_spellings(written: str) -> None:
    assert normal.team_name(written) == normal.team_name("机电一班")


def test_teams_that_differ_stay_apart() -> None:
    names = ["机电一班", "机电二班", "机电一组", "机电十一班", "机电班", "组"]
    assert len({normal.team_name(name) for name in names}) == len(names)


@pytest.mark.parametrize("written", ["学时(小时)", "学 时", "学时（小时）", "学时*", "学\n时:", "学时【必填】"])
def test_headings_without_units_and_marks(written: str) -> None:
    assert normal.header(written) == "学时"


def test_chinese_numerals_up_to_99() -> None:
    assert normal.arabic("十、十二、二十、二十一、九、一百") == "10、12、20、21、9、1百"
    assert normal.arabic("二〇二六") == "2026"


def test_what_cannot_be_seen_is_blank() -> None:
    assert normal.is_blank(" \u3000\u200b\n")
    assert not normal.is_blank("\u200b.")
