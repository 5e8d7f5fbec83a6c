from decimal import Decimal

import pytest

from starcrew.load import load_documents, load_kind, load_rules, load_scheme, load_sheet, load_site_file
from starcrew.load.documents import load_file
from starcrew.model.conditions import Comparison
from starcrew.model.points import POINT
from tests.load.samples import ENGLISH, KIND, SCHEME, SHEET, SITE


def test_a_sheet_is_loaded_with_its_values_typed() -> None:
    sheet, problems = load_sheet(SHEET, "f.yaml")
    assert problems == ()
    assert sheet is not None
    check = sheet.items[0].checks[0]
    assert sheet.items[0].marks == 20 * POINT
    assert check.expect[0].same == {"班组": "班组", "日期": "日期"}
    assert check.clauses[0].when["到会率"] == Comparison(at_least="80%", below="90%")
    assert check.clauses[1].deduct is not None
    assert Decimal(check.clauses[1].deduct.points) / POINT == Decimal("0.5")


def test_both_languages_give_the_same_model() -> None:
    chinese = "考核表: 表\n对象: 职工\n项目:\n- {编号: A, 名称: 乙, 检查: [{名称: 丙, 每个: 丁, 判定: [扣: 1]}]}\n"
    english = "sheet: 表\nsubject: worker\nitems:\n"
    english += "- {id: A, name: 乙, checks: [{name: 丙, each: 丁, clauses: [deduct: 1]}]}\n"
    assert load_sheet(chinese, "f.yaml") == load_sheet(english, "f.yaml")


@pytest.mark.parametrize("text", [SHEET, ENGLISH, SCHEME])
def test_sheets_and_schemes_are_told_apart_by_their_keys(text: str) -> None:
    loaded, problems = load_rules(text, "f.yaml")
    assert problems == ()
    assert len(loaded) == 1


def test_a_file_may_hold_several_documents() -> None:
    text = f"{SHEET}---\n{SCHEME}"
    assert load_sheet(text, "f.yaml")[0] is not None
    assert load_scheme(text, "f.yaml")[0] is not None


def test_kind_and_site_are_loaded() -> None:
    kind, problems = load_kind(KIND, "f.yaml")
    site, more = load_site_file(SITE, "site.yaml")
    assert (problems, more) == ((), ())
    assert kind is not None
    assert kind.roles == {"team": ("班组",)}
    assert site is not None
    assert site.shifts["早班"].start == 8 * 3600


def test_every_fault_is_told_at_once_and_none_hides_another() -> None:
    text = (
        SHEET.replace("对象: 班组", "对象: 班祖")
        .replace("扣: 2", "扣: 贰")
        .replace("标准分", "标准份")
        .replace("至少", "以上")
    )
    sheet, problems = load_sheet(text, "f.yaml")
    assert sheet is None
    assert [(problem.code, problem.source.line) for problem in problems] == [
        ("load.unknown_word_guess", 2),
        ("load.unknown_key_guess", 6),
        ("load.ambiguous_upward", 16),
        ("load.not_a_number", 16),
    ]


def test_words_to_choose_from_are_in_the_language_of_the_file() -> None:
    _, problems = load_sheet(ENGLISH.replace("subject: team", "subject: zzz"), "f.yaml")
    assert [problem.args["words"] for problem in problems] == ["team / worker / workshop"]
    _, problems = load_sheet(SHEET.replace("对象: 班组", "对象: 全体"), "f.yaml")
    assert [problem.args["words"] for problem in problems] == ["班组 / 职工 / 车间"]


def test_an_empty_file_is_only_a_warning() -> None:
    documents = load_documents("# 以后再写\n", "f.yaml")
    assert [(problem.code, problem.severity) for problem in documents.problems] == [("load.empty_file", "warning")]


def test_a_document_with_a_fault_does_not_spoil_its_neighbour() -> None:
    loaded, problems = load_file(f"{SHEET}---\n方案: 坏\n", "f.yaml", "sheet", "scheme")
    assert [one.key for one in loaded] == [("sheet", "六项要求")]
    assert {problem.code for problem in problems} == {"load.missing_key"}
