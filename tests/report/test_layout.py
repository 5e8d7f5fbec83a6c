from pathlib import Path

import xlsxwriter

from starcrew.report.layout import TEXTS_ONLY, Book, lines_needed


def test_names_of_pages_are_made_to_fit(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), dict(TEXTS_ONLY)) as book:
        pages = Book(book)
        given = ("T1 [甲]/乙班", "t1  甲  乙班", "T1 [甲]/乙班", "班" * 40, "班" * 40, "''")
        names = [pages.page(name, [10]).sheet.name for name in given]
    assert names == ["T1  甲  乙班", "t1  甲  乙班(2)", "T1  甲  乙班(3)", "班" * 31, "班" * 27 + "(2)", "-"]


def test_lines_of_a_wrapped_text() -> None:
    assert [lines_needed(text, 11) for text in ("", "五个字正好", "六个字就不行", "一\n二")] == [1, 1, 2, 2]
