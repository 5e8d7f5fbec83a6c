"""Tests as written → typed conditions."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from starcrew.check.constants import NotTyped, constant, duration, number
from starcrew.check.faults import Faults
from starcrew.model.conditions import AnyOf, Atom, Comparison, Condition, FieldRef, Operator, Term, Test, WrittenTests
from starcrew.model.places import Place
from starcrew.model.plan import FieldAtom, RowField, RowTests
from starcrew.model.vocabulary import chinese, field_name

ORDERED = frozenset({"integer", "decimal", "ratio", "date", "datetime", "time", "duration"})
_ORDER_OPERATORS: dict[str, Operator] = {"at_least": "ge", "above": "gt", "at_most": "le", "below": "lt"}


@dataclass(frozen=True, slots=True)
class Tests:
    """Types tests against the fields of a row, noting faults on the way.

    lost: fields that a faulty step would have added, or the prefix of several: a test on them is passed over.
    """

    fields: Mapping[str, RowField]
    faults: Faults
    lost: Collection[str] = ()

    def row(self, written: WrittenTests, place: Place) -> RowTests:
        """Tests that keep rows; here the other side may be a field."""
        terms: list[Term] = []
        comparisons: list[FieldAtom] = []
        contains: list[tuple[str, str]] = []
        for _, field, test, at in self._each(written, place):
            if isinstance(test, Comparison):
                comparisons.extend(self._between_fields(field, test, at))
                contains.extend(self._contains(field, test, at))
            terms.extend(self._terms(field, test, place=at))
        return RowTests(Condition(tuple(terms)), tuple(comparisons), tuple(contains))

    def case(self, written: WrittenTests, place: Place) -> tuple[Term, ...]:
        """Tests of a clause: constants only, so that the judge sees one case at a time."""
        terms: list[Term] = []
        for name, field, test, at in self._each(written, place):
            if field.type == "texts":
                self.faults.add("check.list_in_clause", at, field=name)
                continue
            if isinstance(test, Comparison) and (test.contains or _has_field(test)):
                self.faults.add("check.field_in_clause", at, field=name)
            terms.extend(self._terms(field, test, place=at))
        return tuple(terms)

    def _each(self, written: WrittenTests, place: Place) -> Iterator[tuple[str, RowField, Test, Place]]:
        for name, test in written.items():
            field = self.field(name, place)
            if field is not None:
                yield name, field, test, place / name

    def field(self, name: str, place: Place) -> RowField | None:
        """The field of that name, a key or an element of what stands at `place`; None after noting its absence."""
        canonical = field_name(name)
        found = self.fields.get(canonical)
        if found is None and not any(canonical == lost or canonical.startswith(f"{lost}.") for lost in self.lost):
            self.faults.unknown_in("check.unknown_field", place, name, known=shown(self.fields))
        return found

    def _terms(self, field: RowField, test: Test, *, place: Place) -> Iterator[Term]:
        if not isinstance(test, Comparison):
            yield from self._one_of(field, tuple(test), place)
            return
        for key, operator in _ORDER_OPERATORS.items():
            yield from self._ordered(field, operator, getattr(test, key), place=place / key)
        if test.between is not None:
            yield from self._ordered(field, "ge", test.between[0], place=place / "between" / 0)
            yield from self._ordered(field, "le", test.between[1], place=place / "between" / 1)
        if isinstance(test.equals, str):
            yield from self._one_of(field, (test.equals,), place / "equals")
        for value in test.is_not:
            yield from self._atom(field, "ne", value, place=place / "is_not")
        if test.present is not None:
            yield Atom(field.name, "present" if test.present else "absent")

    def _contains(self, field: RowField, test: Comparison, place: Place) -> Iterator[tuple[str, str]]:
        if test.contains and field.type not in {"text", "texts"}:
            self.faults.add("check.wrong_input", place / "contains", field=chinese(field.name))
            return
        yield from ((field.name, text) for text in test.contains)

    def _one_of(self, field: RowField, values: tuple[str, ...], place: Place) -> Iterator[Term]:
        atoms = [a for value in values for a in self._atom(field, "eq", value, place=place)]
        if len(atoms) == 1:
            yield atoms[0]
        elif atoms:
            yield AnyOf(tuple((atom,) for atom in atoms))

    def _ordered(self, field: RowField, operator: Operator, value: object, *, place: Place) -> Iterator[Atom]:
        if not isinstance(value, str):
            return
        if field.type not in ORDERED:
            self.faults.add("check.not_ordered", place, field=chinese(field.name))
            return
        yield from self._atom(field, operator, value, place=place)

    def _atom(self, field: RowField, operator: Operator, value: str, *, place: Place) -> Iterator[Atom]:
        at = place / value
        if field.type == "texts":
            self.faults.add("check.list_in_clause", at, field=chinese(field.name))
            return
        try:
            yield Atom(field.name, operator, constant(value, field))
        except NotTyped as fault:
            self.faults.add(fault.code, at, **{"field": chinese(field.name), **fault.args_for_text})

    def _between_fields(self, field: RowField, test: Comparison, place: Place) -> Iterator[FieldAtom]:
        ends = test.between or (None, None)
        sides: tuple[tuple[Operator, object, Place], ...] = (
            *((operator, getattr(test, key), place / key) for key, operator in _ORDER_OPERATORS.items()),
            ("eq", test.equals, place / "equals"),
            ("ge", ends[0], place / "between" / 0),
            ("le", ends[1], place / "between" / 1),
        )
        for operator, side, at in sides:
            if isinstance(side, FieldRef):
                yield from self._field_atom(field, operator, side, place=at)

    def _field_atom(
        self, field: RowField, operator: Operator, reference: FieldRef, *, place: Place
    ) -> Iterator[FieldAtom]:
        other = self.fields.get(field_name(reference.field))
        if other is None:
            self.faults.unknown("check.unknown_field", place / "field", reference.field, known=shown(self.fields))
        elif not _comparable(field, other):
            names = {"field": chinese(field.name), "other": chinese(other.name)}
            self.faults.add("check.not_comparable", place / "field", **names)
        elif operator != "eq" and field.type not in ORDERED:
            self.faults.add("check.not_ordered", place, field=chinese(field.name))
        else:
            yield FieldAtom(field.name, operator, other.name, self._plus(field, reference.plus, place))

    def _plus(self, field: RowField, plus: str | None, place: Place) -> int:
        if plus is None:
            return 0
        try:
            if field.type in {"date", "datetime", "time", "duration"}:
                return int(duration(plus))
            return int(number(plus) * (Decimal(10**6) if field.type == "decimal" else 1))
        except NotTyped as fault:
            self.faults.add(fault.code, place / "plus", **{"field": chinese(field.name), **fault.args_for_text})
            return 0


_MOMENTS = frozenset({"date", "datetime"})


def _comparable(left: RowField, right: RowField) -> bool:
    if "ratio" in {left.type, right.type} or "texts" in {left.type, right.type}:
        return False
    return left.type == right.type or {left.type, right.type} <= _MOMENTS


def _has_field(test: Comparison) -> bool:
    sides = (test.at_least, test.above, test.at_most, test.below, test.equals, *(test.between or ()))
    return any(isinstance(side, FieldRef) for side in sides)


def shown(fields: Mapping[str, RowField]) -> list[str]:
    """Field names as an author may write them, for hints."""
    return [chinese(name) for name in fields]
