"""Rejected rows as workbooks to correct and send again."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from starcrew.errors.problem import Lang
from starcrew.intake import spellings
from starcrew.intake.result import rejection_problem
from starcrew.model.kinds import Kind
from starcrew.model.records import Origin, Rejection

_TEXTS_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDE = 60


def write_rejected(
    folder: Path, rejections: Sequence[Rejection], kinds: Mapping[str, Kind], *, lang: Lang = "zh"
) -> tuple[Path, ...]:
    """One workbook per kind in `folder`, which is made; the paths written, in the order of kinds.

    Each has the kind's columns, the cells as they were sent, and columns that say what is wrong and where the row
    stood; these are passed over when the corrected workbook is sent. Files of the same name are replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ordered = sorted(rejections, key=lambda rejection: (rejection.kind, rejection.origin))
    return tuple(
        _write(folder / f"{name}.xlsx", kinds[name], list(mine), lang)
        for name, mine in groupby(ordered, key=lambda rejection: rejection.kind)
    )


def _write(path: Path, kind: Kind, rejections: Sequence[Rejection], lang: Lang) -> Path:
    import xlsxwriter  # noqa: PLC0415 - a third of the start of every parsing process

    columns = list(kind.fields)
    with xlsxwriter.Workbook(str(path), _TEXTS_ONLY) as book:
        sheet, bold, text = book.add_worksheet(kind.kind), book.add_format({"bold": True}), book.add_format()
        text.set_num_format("@")  # ids keep their digits when somebody types them again
        text.set_text_wrap()
        sheet.set_column(0, len(columns) + 3, 14, text)
        sheet.set_column(len(columns), len(columns), _WIDE, text)
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate([*columns, *spellings.REJECTED_HEADERS]):
            sheet.write_string(0, column, heading, bold)
        for row, cells in enumerate(_rows(columns, rejections, lang), start=1):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell, text)
    return path


def _rows(columns: Sequence[str], rejections: Sequence[Rejection], lang: Lang) -> list[list[str]]:
    by_row: dict[Origin, list[Rejection]] = {}
    for rejection in rejections:
        by_row.setdefault(rejection.origin, []).append(rejection)
    rows = []
    for origin, faults in by_row.items():
        said = "\n".join(rejection_problem(fault).message(lang) for fault in faults)
        cells = [faults[0].cells.get(column, "") for column in columns]
        rows.append([*cells, said, origin.file, origin.sheet, str(origin.row)])
    return rows
