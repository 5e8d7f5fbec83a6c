"""The pages that list every subject of a scheme with total and stars."""

from collections.abc import Sequence

from starcrew.errors.problem import Lang
from starcrew.model.evaluation import Scorecard
from starcrew.model.points import POINT, display, exact
from starcrew.report.contents import Contents
from starcrew.report.explain import Explanation
from starcrew.report.gaps import next_star
from starcrew.report.headings import heading, headings
from starcrew.report.layout import Book, Cell, Page
from starcrew.report.phrases import joined, phrase
from starcrew.report.words import stars_words, state_words

_FRONT = (6, 10, 16)
_RESULTS = "exact shown bonus stars vetoes blocked next"
_BACK = (12, 8, 8, 14, 30, 34, 44)


def summary_page(book: Book, name: str, explained: Sequence[Explanation], contents: Contents) -> None:
    """One table per scheme, best first."""
    sheets = max((len(_scored(explained, e.card.scheme)) for e in explained), default=0)
    page = book.page(name, [*_FRONT, *[11] * sheets, *_BACK])
    for number, scheme in enumerate(dict.fromkeys(e.card.scheme for e in explained)):
        _table(page, scheme, [e for e in explained if e.card.scheme == scheme], contents, frozen=number == 0)


def _table(page: Page, scheme: str, explained: Sequence[Explanation], contents: Contents, *, frozen: bool) -> None:
    lang, found = contents.lang, contents.evaluation
    page.title(heading("title", lang, scheme=scheme, period=found.period), until(contents))
    sheets = _scored(explained, scheme)
    page.head([*headings("rank id name", lang), *sheets, *headings(_RESULTS, lang)], frozen=frozen)
    points = ["points"] * (len(sheets) + 1)
    for each in sorted(explained, key=lambda e: by_rank(e.card)):
        page.cells(
            _row(each, sheets, lang), ["middle", "text", "text", *points, "shown", "points", "middle", *["text"] * 3]
        )
    page.row += 1


def _scored(explained: Sequence[Explanation], scheme: str) -> list[str]:
    """The sheets of which somebody has a score: gates have none."""
    cards = [each.card for each in explained if each.card.scheme == scheme]
    return list(dict.fromkeys(s for card in cards for s, score in card.sheets.items() if score is not None))


def until(contents: Contents) -> str:
    """The period's days and the day on which it was looked at."""
    found = contents.evaluation
    return heading("until", contents.lang, first=found.first, last=found.last, as_of=found.as_of)


def by_rank(card: Scorecard) -> tuple[bool, int, int, str]:
    """Ranked ones first by rank, then the others by total, then by id."""
    return card.rank is None, card.rank or 0, -(card.total or 0), card.id


def _row(each: Explanation, sheets: Sequence[str], lang: Lang) -> list[Cell]:
    card = each.card
    return [
        card.rank,
        card.id,
        card.name if card.kind != "worker" else f"{card.name} ({card.group})",
        *(in_points(card.sheets.get(sheet)) for sheet in sheets),
        in_points(card.total),
        None if card.total is None else float(display(card.total)),
        in_points(card.bonus),
        stars_words(card, lang),
        joined(vetoes(each, lang), lang, "semicolon"),
        joined(blocked(each, lang), lang, "semicolon"),
        joined([*each.not_rated, *(m.words for m in next_star(each.missing))], lang, "semicolon"),
    ]


def in_points(points: int | None) -> float | None:
    """Ten-thousandths as the number of points that a spreadsheet holds."""
    return None if points is None else points / POINT


def total_words(card: Scorecard) -> str:
    """The exact total, or a dash."""
    return "–" if card.total is None else exact(card.total)


def vetoes(each: Explanation, lang: Lang) -> list[str]:
    """Every gate that failed and every cap, by item."""
    found = []
    for line in (explained.line for explained in each.lines):
        effects = [state_words("not_met", lang)] if line.state == "not_met" else []
        effects += [phrase(flag, lang) for flag in ("zero_total", "disqualify") if getattr(line, flag)]
        effects += [phrase("cap_star", lang, star=line.cap_star)] if line.cap_star is not None else []
        if effects:
            found.append(f"{line.item} {joined(effects, lang)}")
    return found


def blocked(each: Explanation, lang: Lang) -> list[str]:
    """What cannot be judged and why; the same reason once, with its items."""
    by_reason: dict[str, list[str]] = {}
    for line in each.lines:
        for reason in line.blocked:
            by_reason.setdefault(reason, []).append(line.line.item)
    return [f"{joined(items, lang)}{phrase('colon', lang)}{reason}" for reason, items in by_reason.items()]
