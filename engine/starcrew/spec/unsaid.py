"""What a required field holds when neither a step nor a default speaks of it, so that scenarios stay short."""

from collections.abc import Mapping, Sequence

from starcrew.model.kinds import Kind, Purpose
from starcrew.model.plan import Programme

LONG_AGO, FAR_AHEAD = "2000-01-01", "2099-12-31"
"""Since when a register's entry holds, and how long ledgers are delivered."""

Rows = Mapping[str, Sequence[Mapping[str, str]]]
_ROSTERS: dict[str, Purpose] = {"team": "team_roster", "person": "worker_roster", "persons": "worker_roster"}


def unsaid(kind: Kind, name: str, programme: Programme, rows: Rows) -> str | None:
    """Dates and times of events are None: they have to be said, and intake asks for them.

    A key: the kind's name and a number. The first day of a register: long ago. A team or person: the first one
    written. A reference: the entry written last. An enumeration, a shift: its first value. Yes or no: no. A number: 0.
    """
    written = kind.fields[name]
    if kind.valid is not None and name == kind.valid[0]:
        return LONG_AGO
    if written.type == "reference":
        return _entry(programme.kinds.get(written.to or ""), rows, -1)
    if written.type in _ROSTERS:
        return _entry(programme.purposes.get(_ROSTERS[written.type]), rows, 0)
    match written.type:
        case "text" if written.pattern_digits:
            return str(_number(kind, rows)).zfill(written.pattern_digits)
        case "text" | "workshop":
            return f"{kind.kind}{_number(kind, rows)}" if name in kind.key else name
        case "enum":
            return next(iter(written.values), None)
        case "shift":
            return next(iter(programme.site.shifts), None)
        case "boolean":
            return "否"
        case "integer" | "decimal" | "percent" | "duration":
            return "0"
        case _:
            return None


def _number(kind: Kind, rows: Rows) -> int:
    return len(rows.get(kind.kind, ())) + 1


def _entry(kind: Kind | None, rows: Rows, place: int) -> str | None:
    entries = rows.get(kind.kind, ()) if kind is not None else ()
    return entries[place].get(kind.id_field or "") if kind is not None and entries else None
