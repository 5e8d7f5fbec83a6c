import datetime as dt

from starcrew.intake import Words, validate_rows
from tests.intake.plant import KINDS, KNOWN, Q3, SHIFTS, VIOLATION, WORDS

ROW = {"编号": "WZ-1", "日期": "2026-07-01", "班组": "机电一班", "违章人": "李喆"}


def test_a_table_of_a_feature_takes_the_same_path_as_a_sheet() -> None:
    found = validate_rows(
        VIOLATION, [ROW, {**ROW, "编号": "WZ-2", "扣分": "五好"}], WORDS, file="a.feature", known=KNOWN
    )
    assert found.records[0].values["日期"] == dt.date(2026, 7, 1)
    assert (found.records[0].origin.file, found.records[0].origin.row) == ("a.feature", 1)
    assert [(rejection.origin.row, rejection.column) for rejection in found.rejections] == [(2, "扣分")]
    assert (found.control[0].read, found.control[0].accepted, found.control[0].rejected) == (2, 1, 1)


def test_headings_of_the_kind_are_known_and_others_are_a_problem() -> None:
    renamed = {"通知书编号": "WZ-1", **{name: text for name, text in ROW.items() if name != "编号"}}
    assert len(validate_rows(VIOLATION, [renamed], WORDS, file="a", known=KNOWN).records) == 1
    found = validate_rows(VIOLATION, [{**ROW, "扣份": "1"}], WORDS, file="a", known=KNOWN)
    assert [problem.message() for problem in found.problems] == [
        "《违章》没有字段“扣份”。请核对写法;有的字段: 编号、日期、班组、违章人、扣分、内容。"
    ]
    assert found.records == ()


def test_a_missing_required_field_rejects_the_row() -> None:
    found = validate_rows(VIOLATION, [{"编号": "WZ-1"}], WORDS, file="a", known=KNOWN)
    assert {rejection.column for rejection in found.rejections} == {"日期", "班组", "违章人"}


def test_the_period_gives_the_year() -> None:
    words = Words(KINDS, SHIFTS, Q3)
    found = validate_rows(VIOLATION, [{**ROW, "日期": "7月1日"}], words, file="a", known=KNOWN)
    assert found.records[0].values["日期"] == dt.date(2026, 7, 1)


def test_no_rows_are_no_records() -> None:
    assert validate_rows(VIOLATION, [], WORDS, file="a").control[0].read == 0
