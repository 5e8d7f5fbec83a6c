"""Which records hold: additions with their amendments applied, as Ibis expressions."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir


def current(rows: ir.Table) -> ir.Table:
    """One row per record that holds, same columns.

    rows: all rows of a kind's table as of the batch in question (`Ledger.files(kind, as_of)`), unfiltered, because an
    amendment may lie in another month than what it amends. Of several amendments of a record the last by
    (`_batch`, `_order`) holds, whichever of the earlier ones it named; a withdrawn record is gone unless a later
    correction brought it back. A corrected record keeps the `_id` under which it was added (evidence, repeats and
    order are the record's, not the version's), and has the correction's values and origin.
    """
    last = _last_amendments(rows)
    untouched = rows.filter(rows["_op"] == "add").anti_join(last, [("_id", "_replaces")])
    corrected = last.filter(last["_op"] == "correct")
    return untouched.union(corrected.mutate(_id=corrected["_replaces"]))


def origins(rows: ir.Table, ids: Sequence[str]) -> ir.Table:
    """`_id`, `_file`, `_sheet`, `_row` of those records that hold: where their values stood."""
    holding = current(rows)
    return holding.filter(holding["_id"].isin(ids)).select("_id", "_file", "_sheet", "_row")


def _last_amendments(rows: ir.Table) -> ir.Table:
    amendments = rows.filter(rows["_op"] != "add")
    newest_first = ibis.window(
        group_by="_replaces", order_by=[ibis.desc("_batch"), ibis.desc("_order"), ibis.desc("_id")]
    )
    ranked = amendments.mutate(_rank=ibis.row_number().over(newest_first))
    return ranked.filter(ranked["_rank"] == 0).drop("_rank")
