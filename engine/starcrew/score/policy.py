"""What items, checks and clauses say about points, as tables: scoring is one join for all of them."""

from collections.abc import Iterable, Sequence
from math import gcd

from starcrew.model.plan import CheckPlan, ItemPlan
from starcrew.model.points import MICRO
from starcrew.model.records import ColumnType
from starcrew.model.sheets import Amount, Clause

NO_STAR_CAP = 99
"""Stands for *no cap*; no scheme has that many stars."""

FLAGS = ("zero_item", "zero_total", "disqualify", "not_met")

CLAUSES: dict[str, ColumnType] = {
    "item": "string",
    "check": "int64",
    "clause": "int64",
    "deduct": "int64",
    "deduct_unit": "int64",
    "deduct_cap": "int64",
    "add": "int64",
    "add_unit": "int64",
    "add_cap": "int64",
    "times": "int64",
    "times_unit": "int64",
    "set_to": "int64",
    "set_rate": "int64",
    "cap_star": "int64",
    **dict.fromkeys(FLAGS, "bool"),
}
CHECKS: dict[str, ColumnType] = {
    "item": "string",
    "check": "int64",
    "heaviest": "bool",
    "cap": "int64",
    "optional": "bool",
}
ITEMS: dict[str, ColumnType] = {
    "item": "string",
    "sheet": "string",
    "category": "string",
    "marks": "int64",
    "gate": "bool",
    "bonus_cap": "int64",
    "full": "bool",
}
"""Amounts in ten-thousandths, set_rate in millionths; blank caps and settings are not meant; cap_star NO_STAR_CAP.

deduct ÷ deduct_unit and add ÷ add_unit are the points per one of what they are multiplied by, times ÷ times_unit what
makes the multiplier millionths: a decimal is kept in millionths, and the fractions are reduced so that products of
several stay small.
"""

Rows = list[tuple[object, ...]]


def clause_rows(checks: Iterable[CheckPlan]) -> Rows:
    """One row of CLAUSES per clause."""
    return [
        (
            check.item,
            check.number,
            number,
            *_amount(check, clause.written.deduct),
            *_amount(check, clause.written.add),
            *_times(check, clause.written),
            clause.written.set_to,
            clause.written.set_rate,
            NO_STAR_CAP if clause.written.cap_star is None else clause.written.cap_star,
            *(bool(getattr(clause.written, flag)) for flag in FLAGS),
        )
        for check in checks
        for number, clause in enumerate(check.clauses, start=1)
    ]


def _amount(check: CheckPlan, amount: Amount | None) -> tuple[int, int, int | None]:
    return (0, 1, None) if amount is None else (*_reduced(amount.points, _unit(check, amount)), amount.cap)


def _times(check: CheckPlan, clause: Clause) -> tuple[int, int]:
    taken = clause.deduct if clause.deduct is not None and clause.deduct.points else clause.add
    return _reduced(MICRO, 1 if taken is None else _unit(check, taken))


def _unit(check: CheckPlan, amount: Amount) -> int:
    """What the product of the stored multipliers is too large by."""
    return int(MICRO ** sum(check.fields[name].type == "decimal" for name in amount.times))


def _reduced(over: int, under: int) -> tuple[int, int]:
    common = gcd(over, under)
    return over // common, under // common


def check_rows(checks: Iterable[tuple[CheckPlan, bool]]) -> Rows:
    """One row of CHECKS per check; the flag says whether no case means *not applicable*."""
    return [(c.item, c.number, c.hit == "heaviest", c.cap, optional) for c, optional in checks]


def item_rows(items: Sequence[tuple[str, ItemPlan]]) -> Rows:
    """One row of ITEMS per (sheet, item). A gate has neither marks nor a bonus to give."""
    return [
        (
            item.written.id,
            sheet,
            item.category,
            item.written.marks or 0,
            item.written.marks is None and item.written.bonus_cap is None,
            item.written.bonus_cap,
            item.written.not_applicable == "full",
        )
        for sheet, item in items
    ]
