"""Expectations on a whole scorecard: total, star, rating, what a star still lacks."""

from decimal import Decimal

from starcrew.model.evaluation import Gap, Scorecard
from starcrew.model.plan import Programme
from starcrew.model.points import POINT, exact
from starcrew.model.schemes import Prerequisite
from starcrew.spec.faults import Unfulfilled
from starcrew.spec.tables import Table, records_of

_REASONS = {"score": "得分", "cap": "限星"}


def expect_total(card: Scorecard, wanted: str) -> None:
    """The exact total."""
    if card.total is None or Decimal(wanted) * POINT != card.total:
        _fail(card, f"总分{wanted}分", "没有总分" if card.total is None else f"总分{exact(card.total)}分")


def expect_star(card: Scorecard, wanted: str) -> None:
    """`4`, or `3至4`: the two ends between which the star still lies."""
    first, _, second = wanted.partition("至")
    low, high = int(first), int(second or first)
    if (card.star_low, card.star_high) != (low, high) or not card.eligible:
        _fail(card, _star(low, high), _star(card.star_low, card.star_high) if card.eligible else "不参评")


def expect_limit(card: Scorecard, star: int) -> None:
    """The highest star that vetoes leave."""
    if card.cap_star != star:
        _fail(card, f"最高{star}星", "不限星" if card.cap_star is None else f"最高{card.cap_star}星")


def expect_rated(card: Scorecard, wanted: str) -> None:
    """参评 or 不参评."""
    actual = "参评" if card.eligible else "不参评"
    if actual != wanted:
        _fail(card, wanted, f"{actual} (在册 {card.days_on_roster} 天, 应出勤 {card.scheduled_shifts} 班)")


def expect_disqualified(card: Scorecard) -> None:
    """取消资格."""
    if not card.disqualified:
        _fail(card, "取消资格", "没有取消资格")


def expect_gaps(card: Scorecard, star: int, table: Table, programme: Programme) -> None:
    """Everything that keeps the star away, and nothing else."""
    actual = sorted(_reason(gap, card, programme) for gap in card.gaps if gap.star == star)
    wanted = sorted(text for row in records_of(table) for text in row.values())
    if actual != wanted:
        _fail(card, f"距{star}星还差 {'、'.join(wanted)}", "、".join(actual) or "什么也不差")


def _reason(gap: Gap, card: Scorecard, programme: Programme) -> str:
    if gap.obstacle != "prerequisite":
        return _REASONS[gap.obstacle]
    bands = programme.schemes[card.scheme].written.bands
    needed: Prerequisite = next(band for band in bands if band.star == gap.star).requires[gap.number]
    if needed.category_rate is not None:
        return f"{needed.category or '类目'}得分率"
    return needed.item or needed.sheet or ""


def _star(low: int, high: int) -> str:
    return f"{low}星" if low == high else f"{low}至{high}星"


def _fail(card: Scorecard, wanted: str, actual: str) -> None:
    total = "没有" if card.total is None else exact(card.total)
    lines = [f"{line.item} 得{exact(line.score)}/{exact(line.applicable)}" for line in card.lines if line.marks]
    raise Unfulfilled(f"“{card.name}”: 期望 {wanted}, 实际 {actual} (总分 {total}; {', '.join(lines)})")
