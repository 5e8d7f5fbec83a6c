"""Who pays for a row: the one role that names a subject, or the role that `charge_to` names."""

from starcrew.check.faults import Faults
from starcrew.model.kinds import FieldType, Kind, SubjectKind
from starcrew.model.places import Place
from starcrew.model.plan import Charge
from starcrew.model.sheets import Check
from starcrew.model.vocabulary import chinese, field_name

SUBJECT_OF: dict[FieldType, SubjectKind] = {
    "team": "team",
    "person": "worker",
    "persons": "worker",
}
"""Fields that may name who pays; nobody's sheet is about workshops."""


def charge(check: Check, kind: Kind, subject: SubjectKind, *, faults: Faults, place: Place) -> Charge | None:
    """The charge, or None after noting why there is none."""
    if check.charge_to:
        return _named(check, kind, faults, place)
    roles = _roles(kind, subject)
    if len(roles) == 1:
        return Charge(roles[0], subject)
    if not roles:
        other: SubjectKind = "worker" if subject == "team" else "team"
        others = _roles(kind, other)
        if len(others) == 1:
            return _checked(Charge(others[0], other), check, kind, faults=faults, place=place)
        roles = others
    code = "check.several_roles" if roles else "check.no_role"
    faults.add(code, place / "each", kind=kind.kind, subject=chinese(subject), roles="、".join(roles))
    return None


def _named(check: Check, kind: Kind, faults: Faults, place: Place) -> Charge | None:
    name = field_name(check.charge_to or "")
    field = kind.fields.get(name)
    if field is None or field.type not in SUBJECT_OF:
        candidates = [n for n, f in kind.fields.items() if f.type in SUBJECT_OF]
        faults.unknown("check.not_a_role", place / "charge_to", name, known=candidates)
        return None
    return _checked(Charge(name, SUBJECT_OF[field.type]), check, kind, faults=faults, place=place)


def _checked(charge: Charge, check: Check, kind: Kind, *, faults: Faults, place: Place) -> Charge | None:
    """A list of people names several subjects: one row each has to be made of it first."""
    if kind.fields[charge.field].type == "persons" and check.per != charge.field:
        faults.add("check.list_role", place / "each", field=charge.field)
        return None
    return charge


def _roles(kind: Kind, subject: SubjectKind) -> tuple[str, ...]:
    return tuple(kind.roles.get(subject, ()))
