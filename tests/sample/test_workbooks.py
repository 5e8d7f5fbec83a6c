import csv
import json
from pathlib import Path

from openpyxl import load_workbook

from starcrew.sample import SampleTruth


def test_facts_stand_where_the_truth_says(folder: Path, truth: SampleTruth) -> None:
    dirty = {(each.file, each.sheet, each.row) for each in truth.dirt}
    for fact in [f for f in truth.facts["违章"] if f.file.endswith(".xlsx") and (f.file, f.sheet, f.row) not in dirty][
        :5
    ]:
        cells = [cell.value for cell in load_workbook(folder / fact.file)[fact.sheet][fact.row]]
        assert fact.values["违章编号"] in cells


def test_one_sheet_is_hidden(folder: Path, truth: SampleTruth) -> None:
    book = load_workbook(folder / "1基础资料/班组与人员.xlsx")
    assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == ["数据字典"]


def test_merged_ranges_are_merged(folder: Path, truth: SampleTruth) -> None:
    sheet = load_workbook(folder / "隐患/机加车间隐患整改台账.xlsx")["隐患整改台账"]
    assert {"D3:E3", "A3:A4"} <= {str(merged) for merged in sheet.merged_cells.ranges}


def test_a_formula_without_value_and_one_with(folder: Path, truth: SampleTruth) -> None:
    bare = next(each for each in truth.dirt if each.dirt == "formula_without_value")
    values = load_workbook(folder / bare.file, data_only=True)[bare.sheet][bare.row]
    assert "=COUNTA(K5:T5)" in [cell.value for cell in load_workbook(folder / bare.file)[bare.sheet][bare.row]]
    assert "=COUNTA(K5:T5)" not in [cell.value for cell in values]


def test_csv_encodings(folder: Path, truth: SampleTruth) -> None:
    assert (folder / "1基础资料/台账交付说明.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader((folder / "谈心谈话记录.csv").read_text(encoding="gb18030").splitlines()))
    assert rows[0] == ["职工", "班组", "日期", "谈话人", "方式", "录入时间"]


def test_json_lines(folder: Path, truth: SampleTruth) -> None:
    lines = (folder / "作业/作业记录_2026-07.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0])["作业票号"] == "ZY2026000001"
