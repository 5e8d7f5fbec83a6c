"""The two schemes in plain Python with exact fractions: from the lines that SQL found to totals, stars and ranks."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from tests.quarter.meant import Meant, MeantLine, MeantStanding

Lines = Mapping[str, MeantLine]
FLOORS = {5: 95, 4: 90, 3: 85, 2: 80, 1: 70}
"""Star → the lowest total that reaches it; the same in both schemes."""

WORST_CAPS = {
    "LB-1": 3,
    "LB-2": 0,
    "LB-3": 0,
    "LB-4": 1,
    "LB-5": 3,
    "JC-1": 3,
    "JC-4": 3,
    "JC-7": 3,
    "ZG-1": 3,
    "ZG-2": 2,
    "ZG-8": 0,
}
"""The lowest star that an item's clauses can leave, for items that nobody can judge; 0: none at all."""


@dataclass(frozen=True, slots=True)
class MeantCard:
    """total: ten-thousandths are its finest step. low, high: the star at worst and at best; they differ where a line
    cannot be judged. rank None: not ranked."""

    total: Fraction
    low: int
    high: int
    eligible: bool
    disqualified: bool
    rank: int | None = None


def meant_cards(found: Meant) -> dict[str, MeantCard]:
    """Subject → its card, ranked among the subjects of its kind."""
    cards = {subject: _card(lines, found.standing[subject]) for subject, lines in found.lines.items()}
    return {subject: _ranked(subject, card, cards, found.standing) for subject, card in cards.items()}


def _card(lines: Lines, standing: MeantStanding) -> MeantCard:
    rated = standing.roster and standing.days >= 60 and standing.shifts >= 1 and _applicable(lines) >= Fraction(60, 100)
    barred = any(line.disqualify for line in lines.values())
    low, high = (_star(lines, standing.kind, worst=worst) if rated and not barred else 0 for worst in (True, False))
    return MeantCard(_total(lines, standing.kind, worst=False), low, high, rated, barred)


def _ranked(
    subject: str, card: MeantCard, cards: Mapping[str, MeantCard], standing: Mapping[str, MeantStanding]
) -> MeantCard:
    """Equal totals share the better place: 1, 2, 2, 4. Whoever is not rated or not yet known has none."""
    if not _in_order(card):
        return card
    peers = (c for s, c in cards.items() if standing[s].kind == standing[subject].kind and _in_order(c))
    rank = 1 + sum(peer.total > card.total for peer in peers)
    return MeantCard(card.total, card.low, card.high, card.eligible, card.disqualified, rank)


def _in_order(card: MeantCard) -> bool:
    return card.eligible and not card.disqualified and card.low == card.high


def _applicable(lines: Lines) -> Fraction:
    marks = sum(line.marks for line in lines.values())
    return Fraction(sum(line.marks for line in lines.values() if line.state != "not_applicable"), marks)


def _total(lines: Lines, kind: str, *, worst: bool) -> Fraction:
    """Re-based, weighted, with additions of at most five; zero if anything says so."""
    if any(line.zero_total for line in lines.values()):
        return Fraction(0)
    weights = {"六项要求": (40, 100), "季度检查": (60, 100)} if kind == "team" else {"职工安全": (100, 100)}
    weighted = sum(
        _rounded(Fraction(*weight) * _rounded(100 * _rate(lines, sheet=sheet, worst=worst)))
        for sheet, weight in weights.items()
    )
    return weighted + min(Fraction(5), sum((line.added for line in lines.values()), Fraction(0)))


def _rate(lines: Lines, *, worst: bool, sheet: str | None = None, category: str | None = None) -> Fraction:
    mine = [n for n in lines.values() if sheet in (None, n.sheet) and category in (None, n.category)]
    mine = [line for line in mine if line.state != "not_applicable"]
    got = sum((_score(line, worst=worst) for line in mine), Fraction(0))
    return Fraction(got, sum(line.marks for line in mine) or 1)


def _score(line: MeantLine, *, worst: bool) -> Fraction:
    return Fraction(0) if worst and line.unknown else line.marks - line.deducted


def _rounded(points: Fraction) -> Fraction:
    """Half up, to the ten-thousandth."""
    return Fraction(floor(points * 10_000 + Fraction(1, 2)), 10_000)


def _star(lines: Lines, kind: str, *, worst: bool) -> int:
    """The highest star whose score, must-haves and caps hold. worst: what cannot be judged went as badly as it can."""
    total = _total(lines, kind, worst=worst)
    caps = [line.cap_star for line in lines.values() if line.cap_star is not None]
    if worst:
        caps += [WORST_CAPS[item] for item, line in lines.items() if line.unknown and item in WORST_CAPS]
    reached = (s for s, least in FLOORS.items() if total >= least and s <= min(caps, default=5))
    return next((s for s in reached if _must_haves(s, lines, kind, worst=worst)), 0)


def _must_haves(star: int, lines: Lines, kind: str, *, worst: bool) -> bool:
    def met(*items: str) -> bool:
        return all(_met(lines[item], worst=worst) for item in items)

    def rates(least: int) -> bool:
        categories = {n.category for n in lines.values() if n.marks > 0 and n.state != "not_applicable"}
        return all(_rate(lines, category=c, worst=worst) >= Fraction(least, 100) for c in categories)

    match kind, star:
        case "team", 5:
            return met("LB-1", "LB-2", "LB-3", "LB-4", "LB-5", "JC-3", "JC-4") and rates(85)
        case "team", 4:
            return met("LB-2", "LB-3", "JC-4")
        case "team", 3:
            return met("LB-3")
        case "worker", 5:
            return met("ZG-2", "ZG-8") and rates(80)
        case "worker", 4:
            return met("ZG-2")
    return True


def _met(line: MeantLine, *, worst: bool) -> bool:
    """A gate that holds, an item without deduction; an item left out stands in nobody's way."""
    if line.unknown and worst:
        return False
    if line.state == "cannot_judge":
        return line.deducted == 0
    return line.state in {"met", "not_applicable"} or (line.state == "judged" and line.deducted == 0)
