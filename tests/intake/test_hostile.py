"""Files that must not be read: each is refused by name, and the files beside it are read all the same."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from starcrew.intake import IntakeResult, Limits, intake
from tests.intake.plant import KINDS, KNOWN, SHIFTS, book, codes, taken

GOOD = {"违章台账": [["编号", "日期", "班组", "违章人"], ["WZ-1", "2026-07-01", "机电一班", "李喆"]]}
SHEET = "xl/worksheets/sheet1.xml"
MIB = 1 << 20


def changed(path: Path, part: str, content: bytes, *, leave: frozenset[str] = frozenset()) -> None:
    """A good workbook with one part more, or another one in its place."""
    good = book(path.with_name("good.xlsx"), GOOD)
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != part and name not in leave:
                target.writestr(name, source.read(name))
        target.writestr(part, content)
    good.unlink()


def zip_bomb(path: Path) -> None:
    changed(path, SHEET, b"<worksheet><sheetData>" + b" " * (201 * MIB))


def lying_directory(path: Path) -> None:
    """The directory says that the large part has 10 bytes."""
    changed(path, SHEET, b"\0" * (101 * MIB))
    content = bytearray(path.read_bytes())
    place = content.index(SHEET.encode(), content.index(b"PK\x01\x02"))
    header = content.rindex(b"PK\x01\x02", 0, place)
    content[header + 24 : header + 28] = struct.pack("<I", 10)
    path.write_bytes(bytes(content))


def entity_bomb(path: Path) -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    )
    changed(path, SHEET, bomb)


def hidden_entity_bomb(path: Path) -> None:
    changed(
        path, SHEET, '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'.encode("utf-16")
    )


def many_parts(path: Path) -> None:
    book(path, GOOD)
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(1200):
            archive.writestr(f"xl/media/{number}.txt", b"")


def climbing_part(path: Path) -> None:
    changed(path, "xl/../../../etc/passwd", b"x")


def macros(path: Path) -> None:
    changed(path, "xl/vbaProject.bin", b"x")


def external_links(path: Path) -> None:
    changed(path, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")


def encrypted(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1500
    )


def encrypted_parts(path: Path) -> None:
    book(path, GOOD)
    content = bytearray(path.read_bytes())
    for mark, flag in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        content[content.index(mark) + flag] |= 1
    path.write_bytes(bytes(content))


def truncated(path: Path) -> None:
    book(path, GOOD)
    path.write_bytes(path.read_bytes()[:-200])


def no_sheet(path: Path) -> None:
    changed(path, "xl/workbook.xml", b"<workbook/")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def page(path: Path) -> None:
    path.write_text("<html><table><tr><td>编号</td></tr></table></html>", encoding="utf-8")


def other_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)


def far_cell(path: Path) -> None:
    """Two cells, one in the last row and column: 17 thousand million cells between them."""
    cells = '<c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c>'
    sheet = (
        f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">{cells}'
    )
    changed(path, SHEET, f"{sheet}</row></sheetData></worksheet>".encode())


def nonsense(path: Path) -> None:
    path.write_bytes(b"\xff\x80\x81\xff" * 20)


def with_nulls(path: Path) -> None:
    path.write_bytes(b"a,b\n\0\0\n")


HOSTILE: list[tuple[str, str, Callable[[Path], None]]] = [
    ("压缩炸弹.xlsx", "intake-unpacks-too-large", zip_bomb),
    ("目录说谎.xlsx", "intake-file-damaged", lying_directory),
    ("实体炸弹.xlsx", "intake-dtd", entity_bomb),
    ("换编码的实体炸弹.xlsx", "intake-dtd", hidden_entity_bomb),
    ("部件太多.xlsx", "intake-too-many-parts", many_parts),
    ("爬出文件夹.xlsx", "intake-file-damaged", climbing_part),
    ("藏着宏.xlsx", "intake-macros", macros),
    ("宏.xlsm", "intake-macros", macros),
    ("二进制.xlsb", "intake-binary-workbook", empty),
    ("外部链接.xlsx", "intake-external-links", external_links),
    ("加密.xlsx", "intake-encrypted", encrypted),
    ("加密的部件.xlsx", "intake-encrypted", encrypted_parts),
    ("截断.xlsx", "intake-file-damaged", truncated),
    ("坏目录.xlsx", "intake-file-damaged", no_sheet),
    ("空.xlsx", "intake-file-empty", empty),
    ("网页.xls", "intake-wrong-type", page),
    ("别的压缩包.xlsx", "intake-wrong-type", other_archive),
    ("图片.xlsx", "intake-wrong-type", picture),
    ("远方单元格.xlsx", "intake-reader-memory", far_cell),
    ("空.csv", "intake-file-empty", empty),
    ("图片.csv", "intake-wrong-type", picture),
    ("工作簿.csv", "intake-wrong-type", encrypted),
    ("乱码.csv", "intake-encoding", nonsense),
    ("零字节.csv", "intake-wrong-type", with_nulls),
    ("空.jsonl", "intake-file-empty", empty),
]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> IntakeResult:
    """All of them in one folder, with a good file that is read after them."""
    folder = tmp_path_factory.mktemp("敌")
    for name, _, make in HOSTILE:
        make(folder / name)
    book(folder / "龙.xlsx", GOOD)
    return taken(folder)


@pytest.mark.parametrize("name, code", [(name, code) for name, code, _ in HOSTILE])
def test_a_hostile_file_is_refused_by_name(refused: IntakeResult, name: str, code: str) -> None:
    problems = [problem for problem in refused.problems if problem.source.file == name]
    assert [problem.code for problem in problems] == [code]
    assert problems[0].severity == "error"
    assert problems[0].text("zh") != problems[0].text("en")


def test_the_good_file_beside_them_is_read_and_nothing_else(refused: IntakeResult) -> None:
    assert [record.origin.file for record in refused.records] == ["龙.xlsx"]
    assert len(refused.problems) == len(HOSTILE)


def test_too_large_a_file_is_not_even_opened(tmp_path: Path) -> None:
    path = book(tmp_path / "大.xlsx", GOOD)
    found = intake([path], KINDS, SHIFTS, known=KNOWN, limits=Limits(file_bytes=100))
    assert codes(found) == ["intake-file-too-large"]


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    rows = [[f"WZ-{n}", "2026-07-01", "机电一班", "李喆", *range(40)] for n in range(3000)]
    book(tmp_path / "1慢.xlsx", {"违章台账": [*GOOD["违章台账"], *rows]})
    book(tmp_path / "2好.xlsx", GOOD)
    found = intake([tmp_path / "1慢.xlsx"], KINDS, SHIFTS, known=KNOWN, limits=Limits(seconds=0.001))
    assert codes(found) == ["intake-reader-late"]
    assert taken(tmp_path / "2好.xlsx").control[0].accepted == 1


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "宽.xlsx", GOOD)
    (tmp_path / "宽.csv").write_text("编号,日期,班组,违章人\n" * 5, encoding="utf-8")
    for each in (path, tmp_path / "宽.csv"):
        assert codes(intake([each], KINDS, SHIFTS, limits=Limits(cells=5))) == ["intake-too-many-cells"]


def test_every_cut_of_a_workbook_is_refused(tmp_path: Path) -> None:
    whole = book(tmp_path / "全.xlsx", GOOD).read_bytes()
    (tmp_path / "全.xlsx").unlink()
    for part in range(1, 20):
        (tmp_path / f"{part}.xlsx").write_bytes(whole[: len(whole) * part // 20])
    found = taken(tmp_path)
    assert len(found.problems) == 19
    assert found.records == ()


def test_an_old_workbook_with_macros_is_refused(tmp_path: Path) -> None:
    content = io.BytesIO(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "_VBA_PROJECT_CUR".encode("utf-16-le")
    ).getvalue()
    (tmp_path / "宏.xls").write_bytes(content)
    assert codes(taken(tmp_path / "宏.xls")) == ["intake-macros"]
