"""The main path: a folder of workbooks in, records, rejections and totals out."""

import datetime as dt
from pathlib import Path

from starcrew.intake import intake
from starcrew.model.records import ControlTotal
from tests.intake.plant import KINDS, KNOWN, Q3, SHIFTS, Stored, book, codes, messages, taken

HEADING: list[object] = ["序号", "编号", "日期", "班组", "违章人", "扣分", "内容", "备注"]
ROW: list[object] = [1, "WZ-1", "2026-07-01", "机电一班", "李喆", 2, "没戴安全帽", ""]


def ledger(*rows: list[object], title: str = "机电车间2026年第三季度三违台账") -> dict[str, list[list[object]]]:
    return {"Sheet1": [[title], ["填报单位: 机电车间  填报日期: 2026年10月8日"], HEADING, *rows]}


def test_a_row_becomes_a_record_with_its_place(tmp_path: Path) -> None:
    found = taken(book(tmp_path / "违章.xlsx", ledger(ROW)))
    record = found.records[0]
    assert record.values == {
        "编号": "WZ-1",
        "日期": dt.date(2026, 7, 1),
        "班组": "T01",
        "违章人": ("W003",),
        "扣分": 2,
        "内容": "没戴安全帽",
    }
    assert (record.origin.file, record.origin.sheet, record.origin.row) == ("违章.xlsx", "Sheet1", 4)
    assert found.control == (ControlTotal("违章.xlsx", "Sheet1", "违章", 1, 1, 0, 0, 0, 0),)
    assert found.problems == ()


def test_totals_notes_and_headings_are_skipped_and_counted(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ROW,
        ["小计", None, None, None, 1],
        [],
        HEADING,
        [2, "WZ-2", "7.2", "机电二班", "王伟", "扣5分", "x"],
        ["", "", "合 计", "", 2],
        ["注:夜班的写开会当天"],
        ["     二、缺勤的须补学"],
        ["制表:王敏   审核:赵科"],
    ]
    found = taken(book(tmp_path / "违章.xlsx", ledger(*rows)))
    total = found.control[0]
    assert (total.read, total.accepted, total.skipped) == (8, 2, 6)


def test_rejected_rows_say_where_what_and_the_cure(tmp_path: Path) -> None:
    bad = [2, "WZ-2", "6月31日", "机电九班", "张三等3人", "五好", "x"]
    found = taken(book(tmp_path / "违章.xlsx", ledger(ROW, bad)))
    assert [rejection.column for rejection in found.rejections] == ["日期", "班组", "违章人", "扣分"]
    assert messages(found)[0] == "违章.xlsx[Sheet1]:5: 日期“6月31日”: 没有 6 月 31 日。请核对日期。"
    assert found.rejections[0].cells["内容"] == "x"
    assert (found.control[0].accepted, found.control[0].rejected) == (1, 1)


def test_the_same_file_twice_adds_nothing_and_a_longer_one_only_what_is_new(tmp_path: Path) -> None:
    first = taken(book(tmp_path / "1" / "违章.xlsx", ledger(ROW)))
    stored = Stored(first, rosters=KNOWN.rosters())
    again = taken(tmp_path / "1" / "违章.xlsx", known=stored)
    assert (again.records, again.control[0].duplicate) == ((), 1)
    more = taken(book(tmp_path / "2" / "违章.xlsx", ledger(ROW, [2, "WZ-2", *ROW[2:]])), known=stored)
    assert [record.values["编号"] for record in more.records] == ["WZ-2"]


def test_the_same_key_with_other_content_is_a_conflict_that_names_the_first(tmp_path: Path) -> None:
    other = [9, "WZ-1", "2026-07-01", "机电一班", "李喆", 3, "没戴安全帽"]
    found = taken(book(tmp_path / "违章.xlsx", ledger(ROW, other, ROW)))
    total = found.control[0]
    assert (total.accepted, total.rejected, total.duplicate) == (1, 1, 1)
    assert "违章.xlsx Sheet1 第 4 行" in messages(found)[0]
    later = taken(book(tmp_path / "后.xlsx", ledger(other)), known=Stored(found, rosters=KNOWN.rosters()))
    assert later.rejections[0].code == "intake-conflict-stored"


def test_rosters_of_the_same_batch_resolve_its_names(tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {
        "谈心记录": [["日期", "班组", "谈话人", "方式"], ["2026-07-01", "新班", "新人", "面谈"]],
        "成员": [["工号", "班组", "自"], ["新人", "新班", "2026-01-01"]],
        "花名册": [["工号", "姓名"], ["W9", "新人"]],
        "班组名册": [["编号", "名称"], ["T9", "新班"]],
    }
    found = taken(book(tmp_path / "全.xlsx", sheets), known=Stored())
    assert found.rejections == ()
    assert [record.values["谈话人"] for record in found.records if record.kind == "谈心"] == ["W9"]


def test_rows_without_a_key_are_told_apart_by_content_and_number(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["日期", "班组", "方式"],
        ["2026-07-01", "机电一班", "面谈"],
        ["2026-07-01", "机电1班", "面谈"],
    ]
    twice = taken(book(tmp_path / "1" / "谈心记录.xlsx", {"谈心": rows}))
    assert twice.control[0].accepted == 2
    assert len({record.id for record in twice.records}) == 2
    once = taken(
        book(tmp_path / "2" / "谈心记录2.xlsx", {"谈心": rows[:2]}), known=Stored(twice, rosters=KNOWN.rosters())
    )
    assert (once.records, once.control[0].duplicate) == ((), 1)


def test_merged_cells_are_filled_down_and_nothing_else_is(tmp_path: Path) -> None:
    import xlsxwriter  # noqa: PLC0415

    with xlsxwriter.Workbook(str(tmp_path / "谈心记录.xlsx")) as wb:
        sheet = wb.add_worksheet("谈心记录")
        for column, text in enumerate(["班组", "日期", "方式"]):
            sheet.write(0, column, text)
        sheet.merge_range(1, 0, 2, 0, "机电一班")
        for row in (1, 2, 3):
            sheet.write(row, 1, "2026-07-01")
            sheet.write(row, 2, f"第{row}次")
    found = taken(tmp_path / "谈心记录.xlsx")
    assert [record.values["班组"] for record in found.records] == ["T01", "T01"]
    assert [repair.rule for repair in found.repairs] == ["merged-down"]
    assert [(rejection.origin.row, rejection.code) for rejection in found.rejections] == [(4, "intake-required")]


def test_the_year_comes_from_title_file_folder_or_period_else_the_row_is_refused(tmp_path: Path) -> None:
    row = [1, "WZ-1", "7月1日", *ROW[3:]]
    assert taken(book(tmp_path / "甲" / "违章.xlsx", ledger(row))).control[0].accepted == 1
    bare: dict[str, list[list[object]]] = {"违章台账": [HEADING, row]}
    assert taken(book(tmp_path / "乙" / "违章2026.7.xlsx", bare)).control[0].accepted == 1
    book(tmp_path / "丙" / "2026年7月" / "违章.xlsx", bare)
    assert taken(tmp_path / "丙").control[0].accepted == 1
    unknown = book(tmp_path / "丁" / "违章.xlsx", bare)
    assert taken(unknown).rejections[0].code == "intake-year-missing"
    assert taken(unknown, within=Q3).control[0].accepted == 1


def test_the_order_of_paths_changes_nothing(tmp_path: Path) -> None:
    one, two = book(tmp_path / "a.xlsx", ledger(ROW)), book(tmp_path / "b.xlsx", ledger([1, "WZ-1", *ROW[2:5], 7]))
    there, back = (intake(paths, KINDS, SHIFTS, known=KNOWN) for paths in ([one, two], [two, one]))
    assert there == back
    assert there.rejections[0].origin.file == "b.xlsx"


def test_error_cells_and_formulas_without_result_are_faults_not_blanks(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415

    path = book(tmp_path / "违章.xlsx", ledger(ROW, [2, "WZ-2", *ROW[2:]], [3, "WZ-3", *ROW[2:]]))
    wb = openpyxl.load_workbook(path)
    wb.active["F4"], wb.active["F5"], wb.active["H6"] = "=SUM(1,2)", "#N/A", "#REF!"  # type: ignore[index]
    wb.save(path)
    found = taken(path)
    assert [(r.origin.row, r.column, r.code) for r in found.rejections] == [
        (4, "扣分", "intake-no-result"),
        (5, "扣分", "intake-error-cell"),
    ]
    assert found.rejections[1].original == "#N/A"


def test_hidden_sheets_are_not_read_and_said(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415

    path = book(tmp_path / "违章.xlsx", {**ledger(ROW), "旧": [HEADING, ROW], "填表说明": [["怎样填"]]})
    wb = openpyxl.load_workbook(path)
    wb["旧"].sheet_state = "hidden"
    wb.save(path)
    found = taken(path)
    assert codes(found) == ["intake-sheet-note", "intake-sheet-hidden"]
    assert len(found.control) == 1
