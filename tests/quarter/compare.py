"""What SQL says beside what the engine says: each difference as a line that names subject and item."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from starcrew.model.evaluation import Evaluation, Line, Scorecard
from starcrew.model.points import POINT
from tests.quarter.meant import Meant, MeantLine
from tests.quarter.stars import MeantCard, meant_cards


def different_lines(evaluation: Evaluation, meant: Meant, *, only_known: bool = False) -> list[str]:
    """only_known: of lines about which something is unknown, only the state."""
    found = {(card.id, line.item): line for card in evaluation.scorecards for line in card.lines}
    expected = {(subject, item): line for subject, lines in meant.lines.items() for item, line in lines.items()}
    return [f"{key}: only on one side" for key in sorted(found.keys() ^ expected.keys())] + [
        f"{subject} {item}: expected {want}, found {got}"
        for (subject, item), line in found.items()
        for want, got in [(expected[subject, item], line)]
        if _said(want, only_known=only_known) != _read(got, only_state=only_known and want.unknown)
    ]


def _said(line: MeantLine, *, only_known: bool) -> tuple[object, ...]:
    if only_known and line.unknown:
        return (line.state,)
    left = Fraction(0) if line.state == "not_applicable" else line.marks - line.deducted
    effects = (line.cap_star, line.disqualify, line.zero_total)
    return (line.sheet, line.category, line.marks, line.deducted, line.added, left, line.state, *effects)


def _read(line: Line, *, only_state: bool) -> tuple[object, ...]:
    if only_state:
        return (line.state,)
    points = (Fraction(n, POINT) for n in (line.marks, line.deducted, line.added, line.score))
    return (line.sheet, line.category, *points, line.state, line.cap_star, line.disqualify, line.zero_total)


def different_checks(evaluation: Evaluation, meant: Meant) -> list[str]:
    """Points taken check by check, after the check's cap; items that do not apply left out."""
    found: Counter[tuple[str, str, int]] = Counter()
    for card in evaluation.scorecards:
        found.update({(card.id, f.item, f.check): 0 for f in card.findings})
        for finding in card.findings:
            found[card.id, finding.item, finding.check] += finding.counted
    expected = {k: n for k, n in meant.checks.items() if meant.lines[k[0]][k[1]].state != "not_applicable"}
    return [
        f"{key}: expected {expected.get(key, 0)}, found {Fraction(found[key], POINT)}"
        for key in sorted(found.keys() | expected.keys())
        if expected.get(key, 0) != Fraction(found[key], POINT)
    ]


def different_cards(evaluation: Evaluation, meant: Meant) -> list[str]:
    """Standing, total, stars, rank."""
    cards = meant_cards(meant)
    return [
        f"{card.id}: expected {want}, found {got}"
        for card in evaluation.scorecards
        for want, got in [(_expected_card(card.id, cards[card.id], meant), _found_card(card))]
        if want != got
    ]


def _expected_card(subject: str, card: MeantCard, meant: Meant) -> tuple[object, ...]:
    standing = meant.standing[subject]
    star = card.low if card.low == card.high else None
    rated = (card.eligible, card.disqualified, standing.days, standing.shifts)
    return (card.total, card.low, card.high, star, card.rank, *rated)


def _found_card(card: Scorecard) -> tuple[object, ...]:
    total = None if card.total is None else Fraction(card.total, POINT)
    rated = (card.eligible, card.disqualified, card.days_on_roster, card.scheduled_shifts)
    return (total, card.star_low, card.star_high, card.stars, card.rank, *rated)


def clauses_reached(evaluation: Evaluation) -> Iterator[tuple[str, int, int]]:
    for card in evaluation.scorecards:
        yield from ((f.item, f.check, f.clause) for f in card.findings if f.outcome == "true")
