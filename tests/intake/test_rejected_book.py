from pathlib import Path

import openpyxl

from starcrew.intake import validate_rows, write_rejected
from tests.intake.plant import KINDS, KNOWN, VIOLATION, WORDS, taken

ROW = {"编号": "WZ-1", "日期": "2026-06-31", "班组": "机电九班", "违章人": "李喆", "内容": "=1+1"}


def test_the_corrected_workbook_can_be_sent_again(tmp_path: Path) -> None:
    rejected = validate_rows(VIOLATION, [ROW, {**ROW, "编号": ""}], WORDS, file="违章.xlsx", known=KNOWN)
    (path,) = write_rejected(tmp_path / "退回", rejected.rejections, KINDS)
    assert path.name == "违章.xlsx"
    wb = openpyxl.load_workbook(path)
    sheet = wb["违章"]
    assert sheet.max_row == 3
    for row in (2, 3):
        sheet.cell(row, 1).value, sheet.cell(row, 2).value, sheet.cell(row, 3).value = (
            f"WZ-{row}",
            "2026-06-30",
            "机电一班",
        )
    wb.save(path)
    found = taken(path)
    assert (found.rejections, found.problems, found.control[0].accepted) == ((), (), 2)


def test_it_says_what_is_wrong_and_where_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    rejected = validate_rows(VIOLATION, [ROW], WORDS, file="违章.xlsx", known=KNOWN)
    (path,) = write_rejected(tmp_path, rejected.rejections, KINDS)
    cells = {cell.value: cell for cell in openpyxl.load_workbook(path)["违章"][2] if cell.value is not None}
    assert cells["=1+1"].data_type == "s"
    assert "没有 6 月 31 日" in next(str(text) for text in cells if "6 月" in str(text))
    assert {"违章.xlsx", "1"} <= set(cells)


def test_one_workbook_per_kind_and_none_without_rejections(tmp_path: Path) -> None:
    assert write_rejected(tmp_path / "空", (), KINDS) == ()
