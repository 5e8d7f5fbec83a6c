"""The pages that are plain lists: findings with evidence, control totals, rejected rows, facts of the run."""

from collections.abc import Iterator, Sequence

from starcrew.errors.problem import Lang
from starcrew.model.points import MICRO
from starcrew.report.contents import Contents
from starcrew.report.explain import Evidence, Explanation, Reason
from starcrew.report.headings import heading, headings
from starcrew.report.layout import Book, Cell
from starcrew.report.summary_pages import in_points

MOST_ROWS = 200_000
"""Evidence rows on the page of findings: a spreadsheet holds a million, but nobody opens it."""

_FINDINGS = "scheme id name item_id check clause outcome times points counted added case kind file sheet row record"
_COUNTS = ("read", "accepted", "rejected", "skipped", "duplicate")


def findings_page(book: Book, explained: Sequence[Explanation], lang: Lang) -> None:
    """One row per piece of evidence; numbers stand on the first row of each finding alone, so that columns add up."""
    page = book.page(heading("findings", lang), (14, 9, 12, 16, 16, 40, 9, 8, 10, 10, 10, 20, 12, 30, 14, 7, 28))
    page.head(headings(_FINDINGS, lang), filtered=True)
    formats = [*["text"] * 7, *["points"] * 4, *["text"] * 4, "middle", "text"]
    left = 0
    for row in _finding_rows(explained, lang):
        if page.row <= MOST_ROWS:
            page.cells(row, formats)
        else:
            left += 1
    if left:
        page.across(heading("cut", lang, count=left), "note")


def _finding_rows(explained: Sequence[Explanation], lang: Lang) -> Iterator[list[Cell]]:
    for each in explained:
        for line in each.lines:
            for reason in line.reasons:
                if reason.counts:
                    front = [each.card.scheme, each.card.id, each.card.name, f"{line.line.item} {line.name}"]
                    yield from _evidence_rows(front, reason, lang)


def _evidence_rows(front: Sequence[Cell], reason: Reason, lang: Lang) -> Iterator[list[Cell]]:
    found = reason.finding
    outcome = heading("holds" if found.outcome == "true" else "unknown", lang)
    numbers: list[Cell] = [found.times / MICRO, *map(in_points, (found.points, found.counted, found.added))]
    for place in reason.evidence or (None,):
        words: list[Cell] = [*front, reason.check, reason.words, outcome]
        yield [*words, *numbers, found.case, *_place(place)]
        numbers = [None] * len(numbers)


def _place(evidence: Evidence | None) -> list[Cell]:
    if evidence is None:
        return [None] * 5
    origin = evidence.origin
    return [evidence.kind, origin.file, origin.sheet, origin.row or None, evidence.id]


def totals_page(book: Book, contents: Contents) -> None:
    """Each sheet read, with read − accepted − rejected − skipped − duplicate, which is always 0."""
    lang = contents.lang
    page = book.page(heading("totals", lang), (6, 40, 16, 14, 8, 8, 8, 8, 8, 12, 8))
    page.head([*headings(f"batch file sheet kind {' '.join(_COUNTS)} repaired difference", lang)], filtered=True)
    formats = ["middle", "text", "text", "text", *["middle"] * 7]
    sums = [0] * 7
    for batch, total in contents.totals:
        counts: list[int] = [getattr(total, name) for name in _COUNTS]
        numbers = [*counts, total.repaired, counts[0] - sum(counts[1:])]
        sums = [one + more for one, more in zip(sums, numbers, strict=True)]
        page.cells([batch, total.file, total.sheet, total.kind, *numbers], formats)
    page.cells([None, heading("sum", lang), None, None, *sums], "strong")


def returned_page(book: Book, contents: Contents) -> None:
    """Every rejected row with the cell at fault, what is wrong and the cure."""
    lang = contents.lang
    page = book.page(heading("returned", lang), (6, 36, 16, 7, 14, 14, 24, 70))
    page.head(headings("batch file sheet row kind column original reason", lang), filtered=True)
    formats = ["middle", "text", "text", "middle", *["text"] * 4]
    for each in contents.returned:
        said, origin = each.rejection, each.rejection.origin
        place: list[Cell] = [each.batch, origin.file, origin.sheet, origin.row]
        page.cells([*place, said.kind, said.column, said.original, each.reason], formats)
    if not contents.returned:
        page.across(heading("nothing", lang), "note")


def run_page(book: Book, contents: Contents) -> None:
    """What this evaluation rests on, and the order of computation."""
    lang, found = contents.lang, contents.evaluation
    page = book.page(heading("run", lang), (30, 90), landscape=False)
    page.cells([heading("period", lang), f"{found.period} ({found.first} – {found.last})"], "text")
    for label, text in contents.facts.items():
        page.cells([label, text], "text")
    page.cells([heading("order", lang), heading("order_words", lang)], "text")
