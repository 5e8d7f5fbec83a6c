"""`distinct`: of rows that share fields only the earliest counts. `repeat`: which occurrence a row is."""

import ibis
import ibis.expr.types as ir

from starcrew.count.columns import DATE, KEY, MOMENT, PROOF, RECORD, TRUE, days
from starcrew.model.plan import SUBJECT, RepeatPlan

_DAY, _WHOLE = "_day", "_whole"


def distinct(rows: ir.Table, names: tuple[str, ...]) -> ir.Table:
    """The earliest row per subject and combination of fields, by time, then key; a blank is a value like any other."""
    if not names:
        return rows
    order = ibis.window(group_by=[rows[SUBJECT], *(rows[n] for n in names)], order_by=[rows[MOMENT], rows[KEY]])
    ranked = rows.mutate(nth=ibis.row_number().over(order))
    return ranked.filter(ranked.nth == 0).drop("nth")


def repeated(rows: ir.Table, repeat: RepeatPlan) -> ir.Table:
    """Each row with `occurrence` (itself included, ties by time and key), `group_size`, and the earlier ones as proof.

    Window of n days: dates d with row date − d ≤ n. A row with a blank among the fields stands alone: 1 and 1.
    """
    same = [rows[name] for name in repeat.same]
    whole = TRUE
    for column in same:
        whole = whole & column.notnull()
    dated = rows.mutate(**{_DAY: days(rows[DATE]), _WHOLE: whole})
    occurrence, size = _in_period(dated, repeat) if repeat.days is None else _rolling(dated, repeat, repeat.days)
    counted = dated.mutate(
        occurrence=dated[_WHOLE].ifelse(occurrence, 1).cast("int64"),
        group_size=dated[_WHOLE].ifelse(size, 1).cast("int64"),
    )
    return _proved(counted, repeat).drop(_DAY, _WHOLE)


def _in_period(rows: ir.Table, repeat: RepeatPlan) -> tuple[ir.Value, ir.Value]:
    group = [rows[name] for name in repeat.same]
    order = ibis.window(group_by=group, order_by=[rows[MOMENT], rows[KEY], rows[SUBJECT]])
    return ibis.row_number().over(order) + 1, rows.count().over(ibis.window(group_by=group))


def _rolling(rows: ir.Table, repeat: RepeatPlan, reach: int) -> tuple[ir.Value, ir.Value]:
    """The range counts whole days, so that day's later rows are taken off again: exact with a total order."""
    group = [rows[name] for name in repeat.same]
    in_window = rows.count().over(ibis.range_window(group_by=group, order_by=rows[_DAY], preceding=reach, following=0))
    same_day = [*group, rows[_DAY]]
    that_day = rows.count().over(ibis.window(group_by=same_day))
    nth_that_day = ibis.row_number().over(
        ibis.window(group_by=same_day, order_by=[rows[MOMENT], rows[KEY], rows[SUBJECT]])
    )
    return in_window - that_day + nth_that_day + 1, in_window


def _proved(rows: ir.Table, repeat: RepeatPlan) -> ir.Table:
    """The records of the earlier occurrences join the proof. Only rows that repeat one are looked up: they are few."""
    named = {f"_earlier:{name}": name for name in dict.fromkeys((*repeat.same, MOMENT, KEY, SUBJECT, _DAY, RECORD))}
    earlier = rows.select(*named.values()).rename(named)
    again = rows.filter(rows.occurrence > 1)
    alike = [again[name] == earlier[f"_earlier:{name}"] for name in repeat.same]
    near = [] if repeat.days is None else [again[_DAY] - earlier[f"_earlier:{_DAY}"] <= repeat.days]
    pairs = again.inner_join(earlier, [*alike, *near, _before(earlier, again)])
    ids = pairs[f"_earlier:{RECORD}"].collect(distinct=True).sort()
    both = rows.left_join(pairs.group_by([SUBJECT, KEY]).agg(_occurrences=ids), [SUBJECT, KEY])
    none = ibis.literal([], type="array<string>")
    proof = both[PROOF].fill_null(none).concat(both["_occurrences"].fill_null(none))
    return both.mutate(**{PROOF: proof}).drop("_occurrences", f"{SUBJECT}_right", f"{KEY}_right")


def _before(earlier: ir.Table, rows: ir.Table) -> ir.BooleanValue:
    """In the order in which occurrences are counted: time, key, subject."""
    first: ir.BooleanValue = earlier[f"_earlier:{SUBJECT}"] < rows[SUBJECT]
    for name in (KEY, MOMENT):
        there, here = earlier[f"_earlier:{name}"], rows[name]
        first = (there < here) | ((there == here) & first)
    return first
