"""What keeps a subject from the next star, in words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne

from starcrew.errors.problem import Lang
from starcrew.model.conditions import Atom, Comparison, Condition
from starcrew.model.evaluation import Gap, Line, Scorecard
from starcrew.model.plan import BandPlan, SchemePlan
from starcrew.model.points import exact, half_up
from starcrew.model.schemes import Prerequisite
from starcrew.report.phrases import joined, phrase
from starcrew.report.words import comparison_words, share_words, state_words, tests_words

_FINE = ("met", "not_applicable")
_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "eq": eq,
    "ne": ne,
    "lt": lt,
    "le": le,
    "gt": gt,
    "ge": ge,
}


@dataclass(frozen=True, slots=True)
class Missing:
    """One obstacle before one star."""

    star: int
    obstacle: str
    words: str


def missing(card: Scorecard, scheme: SchemePlan, names: Mapping[str, str], lang: Lang) -> tuple[Missing, ...]:
    """Every obstacle, the nearest star first. names: item → name."""
    bands = {band.written.star: band for band in scheme.bands}
    ordered = sorted(card.gaps, key=lambda gap: (gap.star, gap.obstacle != "score", gap.obstacle, gap.number))
    return tuple(
        Missing(gap.star, gap.obstacle, _obstacle(gap, bands[gap.star], card, names, lang=lang))
        for gap in ordered
        if gap.star in bands
    )


def next_star(found: tuple[Missing, ...]) -> tuple[Missing, ...]:
    """Only the obstacles before the nearest star."""
    return tuple(each for each in found if each.star == found[0].star) if found else ()


def not_rated(card: Scorecard, scheme: SchemePlan, names: Mapping[str, str], lang: Lang) -> tuple[str, ...]:
    """Why there is no star whatever the score; nothing for those who are rated."""
    found: list[str] = []
    if not card.eligible:
        found.extend(_ineligible(card, scheme, lang))
    if card.disqualified:
        items = [_named(line.item, names) for line in card.lines if line.disqualify]
        found.append(phrase("why_disqualified", lang, items=joined(items, lang)))
    if card.total is None:
        found.append(phrase("why_no_total", lang))
    elif card.applicable < scheme.written.min_applicable:
        shares = {"found": card.applicable, "needed": scheme.written.min_applicable}
        found.append(phrase("why_applicable", lang, **{name: share_words(share) for name, share in shares.items()}))
    return tuple(found)


def _ineligible(card: Scorecard, scheme: SchemePlan, lang: Lang) -> Iterator[str]:
    needed = scheme.written.eligibility
    asked = (
        ("field_days", card.days_on_roster, needed.days_on_roster, scheme.days_on_roster),
        ("field_shifts", card.scheduled_shifts, needed.scheduled_shifts, scheme.scheduled_shifts),
    )
    failed = [each for each in asked if not holds(each[3], Fraction(each[1]))]
    for code, found, test, _ in failed:
        words = comparison_words(test or Comparison(), lang)
        yield phrase("why_days", lang, field=phrase(code, lang), found=found, needed=words)
    if needed.roster and not failed:
        yield phrase("why_roster", lang, tests=tests_words(needed.roster, lang))


def _obstacle(gap: Gap, band: BandPlan, card: Scorecard, names: Mapping[str, str], *, lang: Lang) -> str:
    if gap.obstacle == "score":
        total = "–" if card.total is None else exact(card.total)
        return phrase("gap_score", lang, total=total, score=_from_below(band.written.score, lang))
    if gap.obstacle == "cap":
        items = [_named(line.item, names) for line in card.lines if line.cap_star is not None]
        return phrase("gap_cap", lang, star=card.cap_star, items=joined(items, lang))
    needed = band.written.requires[gap.number]
    if needed.category_rate is not None:
        return _rates(needed, card, band.rates[gap.number], lang)
    return _prerequisite(needed, card, names, lang)


def _prerequisite(needed: Prerequisite, card: Scorecard, names: Mapping[str, str], lang: Lang) -> str:
    if needed.item is not None:
        states = [_state(line, lang) for line in card.lines if line.item == needed.item]
        return phrase("gap_item", lang, item=_named(needed.item, names), state=joined(states, lang))
    open_items = [_named(line.item, names) for line in card.lines if line.sheet == needed.sheet and not _met(line)]
    return phrase("gap_sheet", lang, sheet=needed.sheet, items=joined(open_items, lang))


def _rates(needed: Prerequisite, card: Scorecard, rate: Condition, lang: Lang) -> str:
    """The categories that fall short; those that fall short only at worst too, when none does for certain."""
    found = {c: r for c, r in category_rates(card.lines).items() if needed.category in {None, c}}
    short = {category: share for category, share in found.items() if not holds(rate, share)} or found
    rates = [phrase("rate_of", lang, category=category, share=_percent(share)) for category, share in short.items()]
    words = phrase("field_rate", lang) + comparison_words(needed.category_rate or Comparison(), lang)
    return phrase("gap_rate", lang, rate=words, rates=joined(rates, lang))


def holds(condition: Condition, value: Fraction) -> bool:
    """Whether a number meets a condition that asks about nothing else. No terms: always."""
    return all(
        _atom(term, value) if isinstance(term, Atom) else any(all(_atom(a, value) for a in b) for b in term.branches)
        for term in condition.terms
    )


def _atom(atom: Atom, value: Fraction) -> bool:
    constant = atom.constant if isinstance(atom.constant, Decimal) else Decimal(0)
    return _COMPARE[atom.operator](value, Fraction(constant))


def category_rates(lines: tuple[Line, ...]) -> dict[str, Fraction]:
    """Category → score ÷ applicable marks, exact; categories of which nothing applies are left out."""
    sums: dict[str, tuple[int, int]] = {}
    for line in lines:
        got, base = sums.get(line.category, (0, 0))
        sums[line.category] = (got + line.score, base + line.applicable)
    return {category: Fraction(got, base) for category, (got, base) in sums.items() if base}


def _percent(share: Fraction) -> str:
    """Two decimals, half up: for people to read."""
    return f"{exact(half_up(share * 10_000) * 100)}%"


def _from_below(test: Comparison, lang: Lang) -> str:
    """The lower end of a band: who is above its upper end has passed it."""
    least = test.between[0] if test.between else test.at_least
    return comparison_words(Comparison(at_least=least, above=test.above), lang)


def _met(line: Line) -> bool:
    return line.state in _FINE or (line.state == "judged" and line.deducted == 0)


def _state(line: Line, lang: Lang) -> str:
    if line.state == "judged":
        return phrase("deducted", lang, points=exact(line.deducted))
    return state_words(line.state, lang)


def _named(item: str, names: Mapping[str, str]) -> str:
    return f"{item} {names[item]}" if item in names else item
