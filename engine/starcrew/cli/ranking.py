"""An evaluation on a terminal: who has which star, and what cannot be judged."""

from collections.abc import Iterator

from starcrew.cli.language import Voice
from starcrew.cli.tables import table
from starcrew.model.evaluation import Evaluation, Scorecard
from starcrew.model.plan import Programme
from starcrew.model.points import display
from starcrew.report.explain import Explanation, explanation
from starcrew.report.summary_pages import by_rank
from starcrew.report.words import stars_words

MOST_ROWS = 1000
"""Subjects of one scheme on a terminal; the report lists all."""
_MOST_NAMED = 8


def ranking_lines(found: Evaluation, voice: Voice) -> Iterator[str]:
    """One table per scheme, in the order of the evaluation."""
    for scheme in dict.fromkeys(card.scheme for card in found.scorecards):
        cards = [card for card in found.scorecards if card.scheme == scheme]
        yield voice.words("cli.scheme_title", scheme=scheme, count=len(cards))
        yield from _table(cards, voice)
        if len(cards) > MOST_ROWS:
            yield voice.words("cli.more", count=len(cards) - MOST_ROWS)
        yield ""


def _table(cards: list[Scorecard], voice: Voice) -> list[str]:
    grouped = any(card.kind == "worker" for card in cards)
    names = ("rank", "id", "name", *(("group",) if grouped else ()), "total", "star", "stars")
    rows = []
    for card in sorted(cards, key=by_rank)[:MOST_ROWS]:
        total = "–" if card.total is None else display(card.total)
        group = [card.group] if grouped else []
        rows.append(
            [card.rank, card.id, card.name, *group, total, "★" * (card.stars or 0), stars_words(card, voice.lang)]
        )
    head = [voice.words(f"cli.head.{name}") for name in names]
    return table(head, rows, right=frozenset({0, names.index("total")}))


def blocked_lines(found: Evaluation, programme: Programme, voice: Voice) -> Iterator[str]:
    """Each reason once, with the items and subjects it holds up."""
    held: dict[str, dict[str, list[str]]] = {}
    for card in found.scorecards:
        if any(line.state == "cannot_judge" for line in card.lines):
            _gather(explanation(card, programme, {}, voice.lang), held)
    if held:
        yield voice.words("cli.blocked_title")
    for reason, subjects in held.items():
        items = dict.fromkeys(item for each in subjects.values() for item in each)
        named = list(subjects)[:_MOST_NAMED]
        more = voice.words("cli.and_more", count=len(subjects)) if len(subjects) > len(named) else ""
        yield voice.words("cli.blocked", reason=reason, items="、".join(items), subjects="、".join(named), more=more)


def _gather(explained: Explanation, held: dict[str, dict[str, list[str]]]) -> None:
    card = explained.card
    for line in explained.lines:
        for reason in line.blocked if line.line.state == "cannot_judge" else ():
            held.setdefault(reason, {}).setdefault(f"{card.id} {card.name}", []).append(line.line.item)
