"""Every format gives the same records."""

import json
import zipfile
from pathlib import Path

import pytest
import xlwt

from tests.intake.plant import book, codes, taken

HEADING = ["编号", "日期", "班组", "违章人", "扣分", "内容"]
ROW = ["WZ-1", "2026-07-01", "机电一班", "李喆、张三", "2", "没戴，安全帽"]
CSV = "三违台账\n" + ",".join(HEADING) + "\n" + ",".join(ROW) + "\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_the_encodings_of_office_machines(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "三违.csv"
    path.write_bytes(CSV.encode(encoding))
    found = taken(path)
    assert found.records[0].values["内容"] == "没戴，安全帽"
    assert (found.records[0].origin.row, found.repairs) == (3, ())


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_csv_with_other_separators(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "三违台账.csv"
    path.write_text(CSV.replace(",", mark), encoding="utf-8")
    assert taken(path).control[0].accepted == 1


def test_old_workbooks(tmp_path: Path) -> None:
    wb = xlwt.Workbook()
    sheet = wb.add_sheet("三违台账")
    for number, row in enumerate([HEADING, ROW, ["WZ-2", *ROW[1:]]]):
        for column, cell in enumerate(row):
            if (number, column) not in {(1, 2), (2, 2)}:
                sheet.write(number, column, cell)
    sheet.write_merge(1, 2, 2, 2, "机电一班")
    wb.save(str(tmp_path / "三违.xls"))
    found = taken(tmp_path / "三违.xls")
    assert [record.values["班组"] for record in found.records] == ["T01", "T01"]


def test_json_lines_by_kind_with_numbers_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "推送.jsonl"
    row = {"记录": "违章", "编号": "WZ-1", "日期": "2026-07-01", "班组": "T01", "违章人": ["李喆", "张三"], "扣分": 2}
    talk = {"kind": "谈心", "日期": "2026-07-02", "班组": "T01", "谈话人": None, "方式": "面谈"}
    lines = [json.dumps(row, ensure_ascii=False), "", json.dumps(talk, ensure_ascii=False)]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = taken(path)
    assert {record.kind: record.origin.row for record in found.records} == {"谈心": 3, "违章": 1}
    assert found.control[-1].sheet == "违章"


@pytest.mark.parametrize("line", ["[1]", "{", '{"编号": {"a": 1}}', '{"编号": [[1]]}', "[" * 5000, '{"a": 1, "a": 2}'])
def test_a_line_that_is_no_record_refuses_the_file(tmp_path: Path, line: str) -> None:
    path = tmp_path / "违章.jsonl"
    path.write_text('{"编号": "WZ-1"}\n' + line, encoding="utf-8")
    found = taken(path)
    assert codes(found) == ["intake-json"]
    assert found.problems[0].args["line"] == 2


def test_an_infinite_number_in_a_workbook_is_no_number(tmp_path: Path) -> None:
    path = book(tmp_path / "三违.xlsx", {"三违台账": [HEADING, [*ROW[:4], 12345, ROW[5]]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b"<v>12345</v>", b"<v>1e999</v>"))
    assert [rejection.code for rejection in taken(path).rejections] == ["intake-no-number"]
