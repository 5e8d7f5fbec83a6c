"""Lookups: fields of the first matching record, by time and record id."""

import ibis
import ibis.expr.types as ir

from starcrew.count.columns import DATE, KEY, PROOF
from starcrew.count.matching import MATCHED, brought, candidates, joined, nth_by_time
from starcrew.count.world import World
from starcrew.model.plan import SUBJECT, LookupPlan

LOOKED_UP = "_looked_up"


def looked_up(rows: ir.Table, lookup: LookupPlan, world: World) -> ir.Table:
    """Each row once, with `<name>.found` and the fields the check names; they are blank where nothing matches."""
    found = candidates(
        lookup.kind, lookup.tests, lookup.same, world=world, also=lookup.valid_on or (), brings=lookup.brings
    )
    left = [name for name, _ in lookup.same]
    needed = rows.select(*dict.fromkeys([SUBJECT, KEY, DATE, *left]))
    first = nth_by_time(joined(needed, found, lookup.same, lookup.valid_on), 1)
    chosen = {SUBJECT: first[SUBJECT], KEY: first[KEY], LOOKED_UP: first[MATCHED]}
    chosen |= brought(first, lookup.name, lookup.brings)
    both = rows.left_join(first.select(**chosen), [SUBJECT, KEY]).drop(f"{SUBJECT}_right", f"{KEY}_right")
    own = both[PROOF].fill_null(ibis.literal([], type="array<string>"))
    there = both[LOOKED_UP].notnull()
    proof = there.ifelse(own.concat(ibis.array([both[LOOKED_UP]])), own)
    return both.mutate(**{f"{lookup.name}.found": there, PROOF: proof}).drop(LOOKED_UP)
