"""The Excel report: summary with stars, one 考核评分表 per team, workers, findings, control totals, rejected rows."""

import os
import uuid
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from starcrew.report.contents import Contents
from starcrew.report.explain import Explanation, explanation, items_of
from starcrew.report.headings import heading
from starcrew.report.layout import TEXTS_ONLY, Book
from starcrew.report.list_pages import findings_page, returned_page, run_page, totals_page
from starcrew.report.score_page import score_page
from starcrew.report.summary_pages import by_rank, summary_page


def write_workbook(path: Path, contents: Contents) -> None:
    """The whole report; the file appears whole or not at all, replacing an older one. Raises OSError."""
    explained = [
        explanation(card, contents.programme, contents.origins, contents.lang)
        for card in contents.evaluation.scorecards
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with xlsxwriter.Workbook(str(unfinished), dict(TEXTS_ONLY)) as book:
            _pages(Book(book), explained, contents)
        os.replace(unfinished, path)  # noqa: PTH105 - one call that replaces
    finally:
        unfinished.unlink(missing_ok=True)


def _pages(book: Book, explained: Sequence[Explanation], contents: Contents) -> None:
    lang, items = contents.lang, items_of(contents.programme)
    teams = [each for each in explained if each.card.kind != "worker"]
    workers = [each for each in explained if each.card.kind == "worker"]
    if teams:
        summary_page(book, heading("summary", lang), teams, contents)
    if workers:
        summary_page(book, heading("workers", lang), workers, contents)
    for each in sorted(teams, key=lambda e: (e.card.id, by_rank(e.card))):
        score_page(book, each, items, contents)
    findings_page(book, explained, lang)
    totals_page(book, contents)
    returned_page(book, contents)
    run_page(book, contents)
