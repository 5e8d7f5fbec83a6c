"""The workbook read back by another library than the one that wrote it."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from starcrew.report.workbook import write_workbook
from tests.report.samples import FORMULA, contents


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("report") / "报告" / "r.xlsx"
    write_workbook(found, contents())
    return found


def rows(path: Path, name: str) -> list[tuple[object, ...]]:
    return list(sheet(path, name).iter_rows(values_only=True))


def sheet(path: Path, name: str) -> Worksheet:
    found = openpyxl.load_workbook(path)[name]
    assert isinstance(found, Worksheet)
    return found


def test_every_page_is_there(path: Path) -> None:
    names = openpyxl.load_workbook(path).sheetnames
    assert names == ["汇总", "职工汇总", "T1 甲班", "扣分明细", "控制总数", "退回行", "运行信息"]


def test_only_the_whole_file_is_left(path: Path) -> None:
    assert [each.name for each in path.parent.iterdir()] == ["r.xlsx"]


def test_the_summary_has_exact_and_shown_total_and_stars(path: Path) -> None:
    head, team = rows(path, "汇总")[2:4]
    said = dict(zip(head, team, strict=True))
    assert (said["编号"], said["总分(精确)"], said["总分"], said["星级"]) == ("T1", 89.95, 90, "0–3 星,待定")
    assert said["否决与限星"] == "JC-4 最高 3 星"
    assert "事故" in str(said["待定事项"])
    assert "要求至少 90" in str(said["距上一星级差"])


def test_a_team_has_its_form(path: Path) -> None:
    found = rows(path, "T1 甲班")
    assert found[3] == ("序号", "考核项目", "标准分", "考核内容", "评分标准", "扣分", "扣分原因", "得分", "备注")
    item = next(row for row in found if str(row[1]).startswith("JC-4"))
    assert (item[2], item[5], item[7]) == (10, 4, 6)
    assert "同一 违章人、类别 90天内数次数" in str(item[4])
    assert item[6] == "九十天内同类第三次:次数 至少 3 → 扣 4 分、最高 3 星;1 次,扣 4 分"
    assert any("考核人" in str(row[0]) for row in found)


def test_findings_have_their_rows_and_nothing_that_counts_for_nothing(path: Path) -> None:
    head, *found = rows(path, "扣分明细")
    said = [dict(zip(head, row, strict=True)) for row in found]
    assert [(each["项目"], each["结论"], each["文件"], each["行"]) for each in said] == [
        ("LX-1 班前安全会", "不能评定", "班前会.csv", 7),
        ("JC-4 惯性违章", "成立", "违章.xlsx", 12),
    ]


def test_control_totals_balance(path: Path) -> None:
    head, total, sums = rows(path, "控制总数")
    assert (total[head.index("读取")], total[head.index("差额")]) == (10, 0)
    assert sums[head.index("接收")] == 7


def test_rejected_rows_keep_their_text(path: Path) -> None:
    head, row = rows(path, "退回行")
    assert (row[head.index("原文")], row[head.index("退回原因与改法")]) == (FORMULA, "没有这个人")


def test_no_text_becomes_a_formula_or_a_link(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        pages = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in page or b"<f " in page or b"hyperlink" in page for page in pages)
    assert any("=1+1" in str(cell) for row in rows(path, "职工汇总") for cell in row)


def test_pages_are_printed_on_a4_with_their_head(path: Path) -> None:
    page = sheet(path, "扣分明细")
    assert (page.page_setup.paperSize, page.page_setup.orientation, page.freeze_panes) == (9, "landscape", "A2")
    assert page.print_title_rows == "$1:$1"


def test_the_order_of_computation_is_told(path: Path) -> None:
    said = {row[0]: str(row[1]) for row in rows(path, "运行信息")}
    assert said["站点"] == "@小站"
    assert said["计算次序"].startswith("扣分 → 项目扣完为止")
