"""Which records of another kind belong to a row: the join that expectations and lookups share."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from starcrew.count.columns import DATE, KEY, RECORD, as_date, seconds
from starcrew.count.filters import keeps
from starcrew.count.world import World
from starcrew.model.plan import SUBJECT, RowField, RowTests
from starcrew.model.rows import columns

MATCHED, AT, ON = "_matched", "_at", "_on"
"""Of a candidate: its record id, its moment in seconds, its counting date (blank for some registers)."""


def candidates(
    kind: str,
    tests: RowTests,
    same: Sequence[tuple[str, str]],
    *,
    world: World,
    also: Sequence[str] = (),
    brings: Sequence[RowField] = (),
) -> ir.Table:
    """Records up to `as_of` that meet the tests: MATCHED, AT, ON, `same#i`, the fields `also` and those it brings."""
    described, table = world.programme.kinds[kind], world.rows[kind]
    rows = keeps(table, tests, world.fields(kind))
    date = as_date(rows[described.counting_date or (described.valid or ("",))[0]])
    moment = seconds(date) if described.moment is None else seconds(rows[described.moment]).fill_null(seconds(date))
    chosen = {MATCHED: rows[RECORD], AT: moment, ON: date}
    chosen |= {f"same#{n}": rows[right] for n, (_, right) in enumerate(same)}
    chosen |= {f"also#{name}": rows[name] for name in also}
    chosen |= {f"brought#{c}": rows[c] for field in brings for c in columns(field)}
    found = rows.select(**chosen)
    if described.family == "event":
        found = found.filter(found[ON] <= ibis.date(world.as_of.isoformat()))
    return found


def joined(
    rows: ir.Table, found: ir.Table, same: Sequence[tuple[str, str]], valid_on: tuple[str, str] | None
) -> ir.Table:
    """Each row with each candidate of the same fields that, if asked, holds on the row's date. Blanks never match."""
    pairs = [rows[left] == found[f"same#{n}"] for n, (left, _) in enumerate(same)]
    both = rows.inner_join(found, pairs) if pairs else rows.cross_join(found)
    if valid_on is None:
        return both
    begin, end = (both[f"also#{name}"] for name in valid_on)
    return both.filter((begin <= both[DATE]) & (end.isnull() | (end >= both[DATE])))


def nth_by_time(matches: ir.Table, nth: int) -> ir.Table:
    """Of each row's matches the nth (counted from 1) by moment, then record id."""
    order = ibis.window(group_by=[matches[SUBJECT], matches[KEY]], order_by=[matches[AT], matches[MATCHED]])
    ranked = matches.mutate(nth=ibis.row_number().over(order))
    return ranked.filter(ranked.nth == nth - 1).drop("nth")


def brought(decided: ir.Table, name: str, brings: Sequence[RowField]) -> dict[str, ir.Value]:
    """The matched fields under the names rules use: `<name>.<field>`."""
    return {
        column: decided[f"brought#{own}"]
        for field in brings
        for own, column in zip(columns(field), _named(name, field), strict=True)
    }


def _named(name: str, field: RowField) -> tuple[str, ...]:
    return columns(RowField(f"{name}.{field.name}", field.type))
