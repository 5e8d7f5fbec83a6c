"""Record kinds against themselves and each other: every field named exists and has a fitting type."""

from collections.abc import Iterator, Mapping

from starcrew.check.faults import Faults
from starcrew.check.typed import Tests
from starcrew.model.kinds import Derived, FieldType, Kind, Purpose, SubjectKind
from starcrew.model.places import Place
from starcrew.model.plan import RowField
from starcrew.model.rows import row_fields
from starcrew.model.vocabulary import KEYS, chinese

ONCE = ("team_roster", "worker_roster", "membership", "schedule", "suspension", "delivery")
_DATES = frozenset({"date", "datetime"})
_DERIVED: dict[str, tuple[frozenset[str], ...]] = {
    "minus": (frozenset({"date", "datetime", "time"}),) * 2,  # two clock times, or two days
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
    for at, names in _named(kind, place):
        for name in names:
            if name not in fields:
                faults.unknown_in("check.unknown_field", at, name, known=fields)
    for name, derived in kind.derived.items():
        _derived(derived, fields, faults, place / "derived" / name)
    _order(kind, faults, place)
    _roles(kind, fields, faults, place)
    _purpose(kind, faults, place)
    for name, field in kind.fields.items():
        if field.type == "reference" and field.to not in kinds:
            faults.unknown("check.unknown_kind", place / "fields" / name / "to", field.to or "", known=kinds)
        if field.type == "enum" and not field.values:
            faults.add("check.no_values", place / "fields" / name, field=name)
    stored = {name: field for name, field in fields.items() if name in kind.fields}  # what intake sees of a row
    for number, tests in enumerate(kind.constraints):
        Tests(stored, faults).row(tests, place / "constraints" / number)
    _dates(kind, fields, faults, place)


def _named(kind: Kind, place: Place) -> Iterator[tuple[Place, tuple[str, ...]]]:
    yield place / "key", tuple(kind.key)
    yield place / "valid", tuple(name for name in kind.valid or () if name)
    for subject, names in kind.roles.items():
        yield place / "roles" / subject, tuple(names)
    for key in ("counting_date", "moment", "name_field", "aliases_field"):
        name = getattr(kind, key)
        yield place / key, (name,) if name else ()


def _given(derived: Derived) -> list[str]:
    return [key for key in _DERIVED if getattr(derived, key)]


def _inputs(derived: Derived, key: str) -> tuple[str, ...]:
    written = getattr(derived, key)
    return (written,) if isinstance(written, str) else tuple(written)


def _derived(derived: Derived, fields: Mapping[str, RowField], faults: Faults, place: Place) -> None:
    given = _given(derived)
    if len(given) != 1:
        faults.add("check.one_derivation", place, found=len(given))
        return
    allowed, at = _DERIVED[given[0]], place / given[0]
    types = [fields[name].type for name in _inputs(derived, given[0]) if name in fields]
    for number, name in enumerate(_inputs(derived, given[0])):
        if name not in fields:
            faults.unknown_in("check.unknown_field", at, name, known=fields)
        elif fields[name].type not in allowed[min(number, len(allowed) - 1)]:
            faults.add("check.wrong_input", at / name, field=name)
    if given[0] == "minus" and len(types) == 2 and types.count("time") == 1:
        faults.add("check.wrong_input", at, field="、".join(_inputs(derived, given[0])))


def _order(kind: Kind, faults: Faults, place: Place) -> None:
    """Derived fields are worked out in the order written: one may rest on another that stands before it."""
    later = set(kind.derived)
    for name, derived in kind.derived.items():
        for key in _given(derived):
            for used in later.intersection(_inputs(derived, key)):
                faults.add("check.derived_later", place / "derived" / name / key / used, field=used)
        later.discard(name)


_ROLE_TYPES: dict[SubjectKind, frozenset[FieldType]] = {
    "team": frozenset({"team"}),
    "worker": frozenset({"person", "persons"}),
    "workshop": frozenset({"workshop"}),
}


def _roles(kind: Kind, fields: Mapping[str, RowField], faults: Faults, place: Place) -> None:
    for subject, names in kind.roles.items():
        for name in names:
            written = kind.fields.get(name)
            if name in fields and (written is None or written.type not in _ROLE_TYPES[subject]):
                faults.add("check.wrong_input", place / "roles" / subject / name, field=name)


_NEEDED: dict[Purpose, tuple[str, ...]] = {
    "team_roster": ("key", "valid"),
    "worker_roster": ("key", "valid"),
    "membership": ("valid", "roles.team", "roles.worker"),
    "schedule": ("counting_date", "roles.team"),
    "suspension": ("valid", "roles.team"),
    "delivery": ("valid", "name_field"),
}
"""What the engine reads of the kind that serves a purpose."""


def _purpose(kind: Kind, faults: Faults, place: Place) -> None:
    if kind.purpose is None:
        return
    for needed in _NEEDED[kind.purpose]:
        key, _, subject = needed.partition(".")
        there = kind.roles.get(subject) if subject else getattr(kind, key)  # type: ignore[call-overload]
        if not there and not (key == "valid" and kind.family == "register"):  # else _dates has said so
            word = f"{KEYS[key]}: {{{chinese(subject)}: …}}" if subject else KEYS[key]
            faults.add("check.purpose_lacks", place / "purpose", purpose=chinese(kind.purpose), key=word)
    if kind.purpose in {"team_roster", "worker_roster"} and len(kind.key) > 1:
        faults.add("check.roster_key", place / "key")


def _dates(kind: Kind, fields: Mapping[str, RowField], faults: Faults, place: Place) -> None:
    for name in filter(None, kind.valid or ()):
        if name in fields and fields[name].type not in _DATES:
            faults.add("check.not_a_date_field", place / "valid" / name, field=name)
    for key in ("counting_date", "moment"):
        name = getattr(kind, key)
        if name in fields and fields[name].type not in _DATES:
            faults.add("check.not_a_date_field", place / key, field=name)
    if kind.family == "register" and kind.valid is None:
        faults.add("check.register_without_dates", place, kind=kind.kind)
    if kind.family == "event" and kind.counting_date is None:
        faults.add("check.no_counting_date", place, kind=kind.kind)
