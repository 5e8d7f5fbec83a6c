"""Record kinds against themselves and each other: every field named exists and has a fitting type."""

from collections.abc import Iterator, Mapping

from starcrew.check.faults import Faults
from starcrew.check.typed import Tests
from starcrew.model.kinds import Derived, Kind
from starcrew.model.places import Place
from starcrew.model.plan import RowField
from starcrew.model.rows import row_fields

ONCE = ("team_roster", "worker_roster", "membership", "schedule", "suspension", "delivery")
_DATES = frozenset({"date", "datetime"})
_DERIVED: dict[str, tuple[frozenset[str], ...]] = {
    "minus": (frozenset({"date", "datetime", "time"}),) * 2,
    "ratio": (frozenset({"integer", "decimal"}),) * 2,
    "size": (frozenset({"texts"}),),
    "moment": (frozenset({"date"}), frozenset({"time"})),
    "shift_start": (frozenset({"date"}), frozenset({"text"})),
    "shift_end": (frozenset({"date"}), frozenset({"text"})),
    "business_date": (frozenset({"date"}), frozenset({"time"}), frozenset({"text"})),
    "fingerprint": (frozenset({"text"}),),
    "days_before_end": (_DATES,),
}
"""For each derivation, the row types its inputs may have, in order; the last serves any further ones."""


def check_kind(kind: Kind, kinds: Mapping[str, Kind], shifts: tuple[str, ...], *, faults: Faults, place: Place) -> None:
    """Notes every fault of one kind."""
    fields = row_fields(kind, shifts)
    for key, names in _named(kind):
        for name in names:
            if name not in fields:
                faults.unknown("check.unknown_field", place / key, name, known=fields)
    for name, derived in kind.derived.items():
        _derived(derived, fields, faults, place / "derived" / name)
    for name, field in kind.fields.items():
        if field.type == "reference" and field.to not in kinds:
            faults.unknown("check.unknown_kind", place / "fields" / name / "to", field.to or "", known=kinds)
        if field.type == "enum" and not field.values:
            faults.add("check.no_values", place / "fields" / name, field=name)
    for number, tests in enumerate(kind.constraints):
        Tests(fields, faults).row(tests, place / "constraints" / number)
    _dates(kind, fields, faults, place)


def _named(kind: Kind) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "key", tuple(kind.key)
    yield "valid", tuple(name for name in kind.valid or () if name)
    for names in kind.roles.values():
        yield "roles", tuple(names)
    for key in ("counting_date", "moment", "name_field", "aliases_field"):
        name = getattr(kind, key)
        yield key, (name,) if name else ()


def _derived(derived: Derived, fields: Mapping[str, RowField], faults: Faults, place: Place) -> None:
    given = [key for key in _DERIVED if getattr(derived, key)]
    if len(given) != 1:
        faults.add("check.one_derivation", place, found=len(given))
        return
    written = getattr(derived, given[0])
    inputs = (written,) if isinstance(written, str) else tuple(written)
    allowed = _DERIVED[given[0]]
    for number, name in enumerate(inputs):
        if name not in fields:
            faults.unknown("check.unknown_field", place / given[0], name, known=fields)
        elif fields[name].type not in allowed[min(number, len(allowed) - 1)]:
            faults.add("check.wrong_input", place / given[0], field=name)


def _dates(kind: Kind, fields: Mapping[str, RowField], faults: Faults, place: Place) -> None:
    for key in ("counting_date", "moment"):
        name = getattr(kind, key)
        if name in fields and fields[name].type not in _DATES:
            faults.add("check.not_a_date_field", place / key, field=name)
    if kind.family == "register" and kind.valid is None:
        faults.add("check.register_without_dates", place, kind=kind.kind)
    if kind.family == "event" and kind.counting_date is None:
        faults.add("check.no_counting_date", place, kind=kind.kind)
