"""Facts on which eligibility rests: days on the roster and scheduled shifts inside the period."""

import ibis
import ibis.expr.types as ir

from starcrew.count.columns import as_date, day_number, days
from starcrew.count.filters import met
from starcrew.count.population import shifts_of
from starcrew.count.world import ROSTER, World
from starcrew.model.kinds import SubjectKind
from starcrew.model.plan import SUBJECT, RowTests


def standing(subject: SubjectKind, tests: RowTests, world: World) -> ir.Table:
    """subject, days_on_roster, scheduled_shifts, roster (whether the roster entry meets the tests).

    Both counts are of days up to the last one that can be judged; suspended shifts are not scheduled ones.
    """
    roster = world.subjects[subject]
    kind = world.programme.purposes[ROSTER[subject]]
    begin, end = kind.valid or ("", None)
    first = ibis.greatest(days(as_date(roster[begin])), day_number(world.period.start))
    closing = ibis.literal(day_number(world.last))
    last = ibis.least(days(as_date(roster[end])).fill_null(closing), closing) if end else closing
    rows = roster.select(
        SUBJECT,
        days_on_roster=ibis.greatest(last - first + 1, 0).cast("int64"),
        roster=met(roster, tests, world.fields(kind.kind)),
    )
    if world.worked is None:
        return rows.mutate(scheduled_shifts=ibis.literal(0, "int64"))
    shifts = shifts_of(subject, world)
    inside = shifts.filter(
        shifts.day.between(ibis.date(world.period.start.isoformat()), ibis.date(world.last.isoformat()))
    )
    counted = inside.group_by(SUBJECT).agg(scheduled_shifts=inside.count())
    both = rows.left_join(counted, SUBJECT).drop(f"{SUBJECT}_right")
    return both.mutate(scheduled_shifts=both.scheduled_shifts.fill_null(0))
