"""Tests as written → typed conditions."""

from collections.abc import Iterator, Mapping
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
    """Types tests against the fields of a row, noting faults on the way."""

    fields: Mapping[str, RowField]
    faults: Faults

    def row(self, written: WrittenTests, place: Place) -> RowTests:
        """Tests that keep rows; here the other side may be a field."""
        terms: list[Term] = []
        comparisons: list[FieldAtom] = []
        contains: list[tuple[str, str]] = []
        for _, field, test, at in self._each(written, place):
            if isinstance(test, Comparison):
                comparisons.extend(self._between_fields(field, test, at))
                contains.extend((field.name, text) for text in test.contains)
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
            field = self.fields.get(field_name(name))
            if field is None:
                self.faults.unknown("check.unknown_field", place / name, name, known=shown(self.fields))
            else:
                yield name, field, test, place / name

    def _terms(self, field: RowField, test: Test, *, place: Place) -> Iterator[Term]:
        if not isinstance(test, Comparison):
            yield from self._one_of(field, tuple(test), place)
            return
        for key, operator in _ORDER_OPERATORS.items():
            yield from self._ordered(field, operator, getattr(test, key), place=place / key)
        if test.between is not None:
            yield from self._ordered(field, "ge", test.between[0], place=place / "between")
            yield from self._ordered(field, "le", test.between[1], place=place / "between")
        if isinstance(test.equals, str):
            yield from self._one_of(field, (test.equals,), place)
        for value in test.is_not:
            yield from self._atom(field, "ne", value, place=place)
        if test.present is not None:
            yield Atom(field.name, "present" if test.present else "absent")

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
            self.faults.add("check.not_ordered", place, field=field.name)
            return
        yield from self._atom(field, operator, value, place=place)

    def _atom(self, field: RowField, operator: Operator, value: str, *, place: Place) -> Iterator[Atom]:
        try:
            yield Atom(field.name, operator, constant(value, field))
        except NotTyped as fault:
            self.faults.add(fault.code, place, **{"field": field.name, **fault.args_for_text})

    def _between_fields(self, field: RowField, test: Comparison, place: Place) -> Iterator[FieldAtom]:
        for key, operator in (*_ORDER_OPERATORS.items(), ("equals", "eq")):
            reference = getattr(test, key)
            if isinstance(reference, FieldRef):
                yield from self._field_atom(field, operator, reference, place=place / key)

    def _field_atom(
        self, field: RowField, operator: Operator, reference: FieldRef, *, place: Place
    ) -> Iterator[FieldAtom]:
        other = self.fields.get(field_name(reference.field))
        if other is None:
            self.faults.unknown("check.unknown_field", place, reference.field, known=shown(self.fields))
        elif not _comparable(field, other):
            self.faults.add("check.not_comparable", place, field=field.name, other=other.name)
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
            self.faults.add(fault.code, place, **{"field": field.name, **fault.args_for_text})
            return 0


_MOMENTS = frozenset({"date", "datetime"})


def _comparable(left: RowField, right: RowField) -> bool:
    if "ratio" in {left.type, right.type} or "texts" in {left.type, right.type}:
        return False
    return left.type == right.type or {left.type, right.type} <= _MOMENTS


def _has_field(test: Comparison) -> bool:
    sides = (test.at_least, test.above, test.at_most, test.below, test.equals)
    return any(isinstance(side, FieldRef) for side in sides)


def shown(fields: Mapping[str, RowField]) -> list[str]:
    """Field names as an author may write them, for hints."""
    return [chinese(name) for name in fields]
