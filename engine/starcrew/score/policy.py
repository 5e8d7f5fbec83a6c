"""What items, checks and clauses say about points, as tables: scoring is one join for all of them."""

from collections.abc import Iterable, Sequence

from starcrew.model.plan import CheckPlan, ItemPlan
from starcrew.model.records import ColumnType
from starcrew.model.sheets import Amount

NO_STAR_CAP = 99
"""Stands for *no cap*; no scheme has that many stars."""

FLAGS = ("zero_item", "zero_total", "disqualify", "not_met")

CLAUSES: dict[str, ColumnType] = {
    "item": "string",
    "check": "int64",
    "clause": "int64",
    "deduct": "int64",
    "deduct_cap": "int64",
    "add": "int64",
    "add_cap": "int64",
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
"""Amounts in ten-thousandths, set_rate in millionths; blank caps and settings are not meant; cap_star NO_STAR_CAP."""

Rows = list[tuple[object, ...]]


def clause_rows(checks: Iterable[CheckPlan]) -> Rows:
    """One row of CLAUSES per clause."""
    return [
        (
            check.item,
            check.number,
            number,
            *_amount(clause.written.deduct),
            *_amount(clause.written.add),
            clause.written.set_to,
            clause.written.set_rate,
            NO_STAR_CAP if clause.written.cap_star is None else clause.written.cap_star,
            *(bool(getattr(clause.written, flag)) for flag in FLAGS),
        )
        for check in checks
        for number, clause in enumerate(check.clauses, start=1)
    ]


def _amount(amount: Amount | None) -> tuple[int, int | None]:
    return (0, None) if amount is None else (amount.points, amount.cap)


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
