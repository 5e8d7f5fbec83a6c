"""The rows that a check looks at, resolved: records of a kind, members, or calendar units."""

from collections.abc import Mapping
from dataclasses import dataclass

from starcrew.check.charge import charge
from starcrew.check.faults import Faults
from starcrew.model.kinds import Kind, SubjectKind
from starcrew.model.places import Place
from starcrew.model.plan import EachRecord, EachUnit, Population, RowField
from starcrew.model.rows import UNIT_FIELDS, row_fields
from starcrew.model.sheets import Check
from starcrew.model.vocabulary import EACH, field_name

Fields = dict[str, RowField]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a check is resolved against."""

    kinds: Mapping[str, Kind]
    purposes: Mapping[str, Kind]
    shifts: tuple[str, ...]
    faults: Faults


def population(
    check: Check, subject: SubjectKind, around: Surroundings, place: Place
) -> tuple[Population, Fields] | None:
    """The population and the fields of its rows, or None after noting why there is none."""
    word = EACH.get(check.each, check.each)
    if word == "member":
        kind = around.purposes.get("membership")
        if kind is None:
            around.faults.add("check.no_membership", place / "each")
            return None
    elif word in EACH.values():
        return EachUnit(word, check.min_days), {f.name: f for f in UNIT_FIELDS}  # type: ignore[arg-type]
    else:
        kind = around.kinds.get(word)
    if kind is None:
        around.faults.unknown("check.unknown_kind", place / "each", check.each, known=[*around.kinds, *EACH])
        return None
    return _records(check, kind, subject, around, place=place)


def _records(
    check: Check, kind: Kind, subject: SubjectKind, around: Surroundings, *, place: Place
) -> tuple[Population, Fields] | None:
    fields = row_fields(kind, around.shifts)
    date = field_name(check.counting_date) if check.counting_date else kind.counting_date
    if date is not None and (date not in fields or fields[date].type not in {"date", "datetime"}):
        around.faults.add("check.not_a_date_field", place / "counting_date", field=date)
        return None
    if date is None and kind.valid is None:
        around.faults.add("check.no_counting_date", place / "each", kind=kind.kind)
        return None
    who = charge(check, kind, subject, faults=around.faults, place=place)
    if who is None:
        return None
    if who.by != subject and "membership" not in around.purposes:
        around.faults.add("check.no_membership", place / ("charge_to" if check.charge_to else "each"))
        return None
    return EachRecord(kind.kind, date, who), fields
