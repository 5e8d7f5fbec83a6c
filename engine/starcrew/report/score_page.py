"""One subject's page in the form of a 考核评分表."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starcrew.errors.problem import Lang
from starcrew.model.plan import ItemPlan
from starcrew.model.points import exact
from starcrew.model.sheets import Check
from starcrew.report.contents import Contents
from starcrew.report.explain import Explanation, LineExplained, Reason
from starcrew.report.headings import heading, headings
from starcrew.report.layout import Book, Cell, Page
from starcrew.report.phrases import joined, phrase
from starcrew.report.scope import scope_words
from starcrew.report.summary_pages import blocked, in_points, total_words, until, vetoes
from starcrew.report.words import check_words, share_words, stars_words, state_words

_COLUMNS = "number item marks basis criteria deducted why score remarks"
_WIDTHS = (6, 16, 8, 30, 44, 8, 44, 8, 22)
_FORMATS = ("middle", "text", "points", "text", "text", "points", "text", "points", "text")


@dataclass(frozen=True, slots=True)
class Clauses:
    """A clause that holds for a subject: how often, and what it took and gave in all."""

    check: str
    words: str
    note: str
    count: int
    counted: int
    added: int


def score_page(book: Book, each: Explanation, items: dict[str, ItemPlan], contents: Contents) -> None:
    """Title, one section per sheet with its items and subtotal, what is missing, signatures."""
    card, lang = each.card, contents.lang
    page = book.page(f"{card.id} {card.name}", _WIDTHS)
    page.title(heading("form", lang, name=f"{card.id} {card.name}"), until(contents))
    rank = "–" if card.rank is None else card.rank
    words = heading("card", lang, scheme=card.scheme, total=total_words(card), stars=stars_words(card, lang), rank=rank)
    page.across(words, "note")
    page.head(headings(_COLUMNS, lang))
    number = 0
    for sheet in dict.fromkeys(line.line.sheet for line in each.lines):
        mine = [line for line in each.lines if line.line.sheet == sheet]
        page.across(_section(sheet, each, contents), "section")
        for line in mine:
            number += 1
            page.cells(_item(number, line, items.get(line.line.item), lang), _FORMATS)
        _subtotal(page, mine, card.sheets.get(sheet), lang)
    _footer(page, each, lang)


def _section(sheet: str, each: Explanation, contents: Contents) -> str:
    scheme = contents.programme.schemes.get(each.card.scheme)
    weight = scheme.written.sheets.get(sheet) if scheme else None
    if not isinstance(weight, int):
        return heading("gate_section", contents.lang, sheet=sheet)
    return heading("section", contents.lang, sheet=sheet, weight=share_words(weight))


def _item(number: int, line: LineExplained, item: ItemPlan | None, lang: Lang) -> list[Cell]:
    scored, gate = line.line, line.gate
    category = heading("category", lang, category=scored.category)
    return [
        number,
        f"{scored.item} {line.name}\n{category}",
        None if gate else in_points(scored.marks),
        line.basis,
        criteria(item.written.checks if item else (), lang),
        None if gate else in_points(scored.deducted),
        "\n".join(_words(clauses, lang) for clauses in gathered(line.reasons)),
        state_words(scored.state, lang) if gate else in_points(scored.score),
        joined(_remarks(line, lang), lang, "semicolon"),
    ]


def criteria(checks: Iterable[Check], lang: Lang) -> str:
    """Every check with its clauses in words, one below the other."""
    return "\n".join(line for check in checks for line in _criteria(check, lang))


def _criteria(check: Check, lang: Lang) -> list[str]:
    head = f"{check.name}{phrase('colon', lang)}{scope_words(check, lang)}"
    return [head, *(f"· {line}" for line in check_words(check, lang))]


def gathered(reasons: Iterable[Reason]) -> list[Clauses]:
    """Findings that count, put together by check and clause; those that cannot be told are remarks, not reasons."""
    groups: dict[tuple[int, int], list[Reason]] = {}
    for reason in reasons:
        if reason.counts and reason.finding.outcome == "true":
            groups.setdefault((reason.finding.check, reason.finding.clause), []).append(reason)
    return [
        Clauses(
            found[0].check,
            found[0].words,
            found[0].note,
            len(found),
            sum(reason.finding.counted for reason in found),
            sum(reason.finding.added for reason in found),
        )
        for _, found in sorted(groups.items())
    ]


def _words(clauses: Clauses, lang: Lang) -> str:
    note = phrase("brackets", lang, inside=clauses.note) if clauses.note else ""
    return (
        f"{clauses.check}{phrase('colon', lang)}{clauses.words}{note}{phrase('semicolon', lang)}{sums(clauses, lang)}"
    )


def sums(clauses: Clauses, lang: Lang) -> str:
    """`3 次,扣 6 分`."""
    if clauses.counted or not clauses.added:
        code = "times_taken" if clauses.counted else "times_only"
        return heading(code, lang, count=clauses.count, points=exact(clauses.counted))
    return heading("times_given", lang, count=clauses.count, points=exact(clauses.added))


def _remarks(line: LineExplained, lang: Lang) -> list[str]:
    scored = line.line
    found = [heading("bonus_given", lang, points=exact(scored.added))] if scored.added else []
    found += [phrase("cap_star", lang, star=scored.cap_star)] if scored.cap_star is not None else []
    found += [phrase(flag, lang) for flag in ("disqualify", "zero_total") if getattr(scored, flag)]
    found += [state_words(scored.state, lang)] if scored.state in {"not_applicable", "cannot_judge"} else []
    return [*found, *line.blocked]


def _subtotal(page: Page, lines: Sequence[LineExplained], of_hundred: int | None, lang: Lang) -> None:
    applicable = sum(line.line.applicable for line in lines)
    if not applicable:
        return
    taken, score = sum(line.line.deducted for line in lines), sum(line.line.score for line in lines)
    words = f"{heading('of_hundred', lang)} {exact(of_hundred)}" if of_hundred is not None else None
    row = [None, heading("subtotal", lang), in_points(applicable), None, None, in_points(taken), None]
    page.cells([*row, in_points(score), words], ["middle", *["strong"] * 8])


def _footer(page: Page, each: Explanation, lang: Lang) -> None:
    said = (
        ("vetoes", vetoes(each, lang)),
        ("blocked", blocked(each, lang)),
        ("next", [*each.not_rated, *(m.words for m in each.missing)]),
    )
    for code, words in said:
        if words:
            page.across(f"{heading(code, lang)}{phrase('colon', lang)}{joined(words, lang, 'semicolon')}", "note")
    page.row += 1
    page.across(heading("signatures", lang), "note", height=24)
