from pathlib import Path

import xlsxwriter

from tests.intake.plant import book, codes, taken

ROW = ["WZ-1", "2026-07-01", "机电一班", "李喆", 2, "x"]


def test_a_heading_of_two_rows_with_merged_parents(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(str(path)) as wb:
        sheet = wb.add_worksheet("三违台账")
        sheet.merge_range(0, 0, 0, 5, "三违台账")
        for column, text in enumerate(["编 号", "日\n期", "班组（全称）"]):
            sheet.merge_range(1, column, 2, column, text)
        sheet.merge_range(1, 3, 1, 4, "处理")
        for column, text in ((3, "违章人"), (4, "扣分数(分)")):
            sheet.write(2, column, text)
        for column, cell in enumerate(ROW):
            sheet.write(3, column, cell)
    found = taken(path)
    assert (found.control[0].read, found.control[0].accepted) == (1, 1)
    assert found.records[0].values["扣分"] == 2


def test_a_heading_of_two_rows_in_csv(tmp_path: Path) -> None:
    path = tmp_path / "三违台账.csv"
    path.write_text("编号,日期,单位情况,,扣分\n,,班组,违章人,\nWZ-1,2026-07-01,机电一班,李喆,2\n", encoding="utf-8")
    found = taken(path)
    assert found.records[0].values["班组"] == "T01"
    assert found.control[0].read == 1


def test_a_missing_required_column_is_named(tmp_path: Path) -> None:
    found = taken(
        book(tmp_path / "x.xlsx", {"违章台账": [["编号", "日期", "班组", "扣分"], ["WZ-1", "2026-07-01", "甲", 1]]})
    )
    assert codes(found) == ["intake-column-missing"]
    assert found.problems[0].message() == (
        "《违章》缺少必填的列: 违章人。请补上这些列,或在记录种类的“表头”中登记表里的写法。"
    )
    assert found.control == ()


def test_a_sheet_is_known_by_its_columns_alone_if_they_say_enough(tmp_path: Path) -> None:
    heading = ["编号", "日期", "班组", "违章人", "扣分", "内容"]
    assert taken(book(tmp_path / "a.xlsx", {"Sheet1": [heading, ROW]})).control[0].kind == "违章"


def test_a_table_that_is_no_ledger_is_an_error_and_an_empty_sheet_is_nothing(tmp_path: Path) -> None:
    found = taken(book(tmp_path / "a.xlsx", {"菜单": [["菜名", "价格"], ["豆腐", 5]], "Sheet2": []}))
    assert codes(found) == ["intake-sheet-unknown"]
    assert found.problems[0].severity == "error"


def test_a_sheet_that_two_kinds_fit_equally_is_refused(tmp_path: Path) -> None:
    from starcrew.intake import intake  # noqa: PLC0415
    from tests.intake.plant import SHIFTS, kind  # noqa: PLC0415

    kinds = {name: kind(name, {"日期": {"type": "date"}, "内容": {"type": "text"}}) for name in ("甲记录", "乙记录")}
    path = book(tmp_path / "a.xlsx", {"S": [["日期", "内容"], ["2026-07-01", "x"]]})
    assert codes(intake([path], kinds, SHIFTS)) == ["intake-sheet-ambiguous"]
    named = book(tmp_path / "b.xlsx", {"乙记录": [["日期", "内容"], ["2026-07-01", "x"]]})
    assert intake([named], kinds, SHIFTS).control[0].kind == "乙记录"


def test_columns_that_are_not_used_are_named(tmp_path: Path) -> None:
    heading = ["序号", "编号", "日期", "班组", "违章人", "扣份", "备注"]
    found = taken(book(tmp_path / "a.xlsx", {"违章台账": [heading, [1, *ROW]]}))
    assert (codes(found), found.problems[0].severity) == (["intake-columns-unused"], "warning")
    assert found.problems[0].args["columns"] == "扣份"
