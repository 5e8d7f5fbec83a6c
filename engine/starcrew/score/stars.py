"""Stars: for each subject the highest whose band, prerequisites and caps all hold, at worst and at best."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from starcrew.model.plan import SUBJECT, BandPlan, SchemePlan
from starcrew.model.points import MICRO, POINT
from starcrew.score.compare import compared
from starcrew.score.exact import FALSE, any_true
from starcrew.score.policy import NO_STAR_CAP
from starcrew.score.prerequisites import missed

NOT_REACHED, CAPPED, PREREQUISITE = "score", "cap", "prerequisite"


def reaches(scheme: SchemePlan, points: ir.Value) -> dict[int, ir.BooleanValue]:
    """Star → whether these ten-thousandths lie in its band or in a higher one."""
    per_band = {band.written.star: compared(band.score, points * (MICRO // POINT), 1) for band in scheme.bands}
    return {star: any_true([held for other, held in per_band.items() if other >= star]) for star in per_band}


@dataclass(frozen=True, slots=True)
class Needed:
    """One prerequisite of one band, and the column prefix it stands under."""

    star: int
    number: int

    @property
    def column(self) -> str:
        return f"need:{self.star}:{self.number}"


def with_prerequisites(cards: ir.Table, lines: ir.Table, scheme: SchemePlan) -> ir.Table:
    """Each scorecard with `<need>.missed` and `<need>.untold`, the numbers of parts that fail or cannot be told."""
    for band in scheme.bands:
        for number, needed in enumerate(band.written.requires):
            prefix = Needed(band.written.star, number).column
            found = missed(lines, needed, band.rates[number])
            found = found.rename({f"{prefix}.missed": "missed", f"{prefix}.untold": "untold"})
            cards = cards.left_join(found, SUBJECT).drop(f"{SUBJECT}_right")
            cards = cards.mutate(**{n: cards[n].fill_null(0) for n in (f"{prefix}.missed", f"{prefix}.untold")})
    return cards


def with_stars(cards: ir.Table, scheme: SchemePlan, worst_cap: ir.Value) -> ir.Table:
    """star_low, star_high: the star if everything untold goes against or for the subject; stars where they agree.

    worst_cap: the lowest star that what is untold might still impose.
    Not eligible or disqualified subjects have no star: 0 in all three.
    """
    high = _star(cards, scheme, cards.total, cards.cap_star, untold_is_met=True)
    low = _star(cards, scheme, cards.total_low, ibis.least(cards.cap_star, worst_cap), untold_is_met=False)
    rated = cards.eligible & ~cards.disqualified & cards.total.notnull()
    starred = cards.mutate(star_high=rated.ifelse(high, 0).cast("int64"), star_low=rated.ifelse(low, 0).cast("int64"))
    same = starred.star_low == starred.star_high
    return starred.mutate(stars=same.ifelse(starred.star_low, ibis.null("int64")))


def _star(cards: ir.Table, scheme: SchemePlan, points: ir.Value, cap: ir.Value, *, untold_is_met: bool) -> ir.Value:
    reached = reaches(scheme, points)
    branches = []
    for band in sorted(scheme.bands, key=lambda b: -b.written.star):
        star = band.written.star
        obstacles = [_obstacle(cards, need, untold_is_met=untold_is_met) for need in _needs(band)]
        held = reached[star].fill_null(FALSE) & (cap >= star) & ~any_true(obstacles)
        branches.append((held, star))
    return ibis.cases(*branches, else_=0)


def _needs(band: BandPlan) -> list[Needed]:
    return [Needed(band.written.star, number) for number in range(len(band.written.requires))]


def _obstacle(cards: ir.Table, need: Needed, *, untold_is_met: bool) -> ir.BooleanValue:
    failed = cards[f"{need.column}.missed"] > 0
    return failed if untold_is_met else failed | (cards[f"{need.column}.untold"] > 0)


def with_ranks(cards: ir.Table) -> ir.Table:
    """rank: 1 for the highest exact total among rated subjects nothing of whom is untold; equal totals share a rank."""
    ranked = cards.eligible & ~cards.disqualified & cards.total.notnull() & cards.stars.notnull()
    order = ibis.window(group_by=ranked, order_by=cards.total.desc())
    return cards.mutate(rank=ranked.ifelse(ibis.rank().over(order) + 1, ibis.null("int64")).cast("int64"))


def gaps(cards: ir.Table, scheme: SchemePlan) -> ir.Table:
    """subject, star, obstacle (score, cap, prerequisite), number: all that keeps a higher star away."""
    reached = reaches(scheme, cards.total)
    tables = []
    for band in scheme.bands:
        star = band.written.star
        above = cards.filter((cards.star_low < star) & cards.total.notnull())
        tables.append(_gap(above.filter(~reached[star]), star, NOT_REACHED, 0))
        tables.append(_gap(above.filter(above.cap_star < star), star, CAPPED, 0))
        for need in _needs(band):
            parts = above[f"{need.column}.missed"] + above[f"{need.column}.untold"]
            tables.append(_gap(above.filter(parts > 0), star, PREREQUISITE, need.number))
    return ibis.union(*tables, distinct=False)


def _gap(cards: ir.Table, star: int, obstacle: str, number: int) -> ir.Table:
    return cards.select(
        SUBJECT,
        star=ibis.literal(star, "int64"),
        obstacle=ibis.literal(obstacle),
        number=ibis.literal(number, "int64"),
    )


def worst_caps(lines: ir.Table, caps: Mapping[str, int]) -> ir.Table:
    """subject, worst: the lowest star that items about which something is untold might still impose (0: none at all).

    A gate that failed already counts too: what is untold may be graver than what failed it.
    """
    open_items = lines.filter(lines.untold & lines.item.isin(list(caps)))
    branches = [(open_items.item == item, cap) for item, cap in caps.items()] or [(FALSE, NO_STAR_CAP)]
    worst = ibis.cases(*branches, else_=NO_STAR_CAP)
    return open_items.mutate(worst_=worst).group_by(SUBJECT).agg(worst=ibis._.worst_.min().cast("int64"))
