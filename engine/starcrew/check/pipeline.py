"""A check as written → its plan: names resolved, tests typed, windows in seconds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from starcrew.check.charge import charge
from starcrew.check.clauses import clause_plans
from starcrew.check.constants import SECONDS, NotTyped, duration
from starcrew.check.faults import Faults
from starcrew.check.typed import Tests, shown
from starcrew.model.kinds import Kind, SubjectKind
from starcrew.model.places import Place
from starcrew.model.plan import (
    SUBJECT,
    Bound,
    CheckPlan,
    EachRecord,
    EachUnit,
    ExpectField,
    ExpectRecord,
    LookupPlan,
    Population,
    RepeatPlan,
    RowField,
    SummaryPlan,
)
from starcrew.model.rows import (
    REPEAT_FIELDS,
    UNIT_FIELDS,
    expected_fields,
    prefixed,
    row_fields,
    summary_fields,
)
from starcrew.model.sheets import Check, Expect, Lookup, Repeat, Summarise
from starcrew.model.vocabulary import EACH, chinese, field_name

Fields = dict[str, RowField]
NUMERIC = frozenset({"integer", "decimal", "duration"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a check is resolved against."""

    kinds: Mapping[str, Kind]
    purposes: Mapping[str, Kind]
    shifts: tuple[str, ...]
    faults: Faults


@dataclass(frozen=True, slots=True)
class CheckId:
    """Where a check stands: its sheet, item, number within the item (from 1), and whom the sheet judges."""

    sheet: str
    item: str
    number: int
    subject: SubjectKind


def check_plan(check: Check, identity: CheckId, around: Surroundings, place: Place) -> CheckPlan | None:
    """The plan, or None when the population is unknown; every other fault is noted and worked around."""
    found = _population(check, identity.subject, around, place)
    if found is None:
        return None
    each, fields = found
    steps = _Steps(check, each, identity.subject, around, place)
    fields = steps.per(fields)
    expects, fields = steps.expects(fields)
    lookups, fields = steps.lookups(fields)
    where = Tests(fields, around.faults).row(check.where, place / "where")
    distinct = steps.names(check.distinct, fields, place / "distinct")
    repeat, fields = steps.repeat(fields)
    row_fields = fields
    summary, fields = steps.summary(fields)
    return CheckPlan(
        sheet=identity.sheet,
        item=identity.item,
        number=identity.number,
        name=check.name,
        subject=identity.subject,
        each=each,
        clauses=clause_plans(check, fields, around.faults, place),
        row_fields=row_fields,
        fields=fields,
        per=check.per,
        expects=expects,
        lookups=lookups,
        where=where,
        distinct=distinct,
        repeat=repeat,
        summary=summary,
        hit=check.hit,
        cap=check.cap,
    )


def _population(
    check: Check, subject: SubjectKind, around: Surroundings, place: Place
) -> tuple[Population, Fields] | None:
    word = EACH.get(check.each, check.each)
    if word == "member":
        kind = around.purposes.get("membership")
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
    return EachRecord(kind.kind, date, who), fields


@dataclass(frozen=True, slots=True)
class _Steps:
    """The optional steps of one check, each: fields before → (plan of the step, fields after)."""

    check: Check
    each: Population
    subject: SubjectKind
    around: Surroundings
    place: Place

    def names(self, written: Iterable[str], fields: Fields, place: Place) -> tuple[str, ...]:
        names = tuple(field_name(name) for name in written)
        for name in names:
            if name not in fields:
                self.around.faults.unknown("check.unknown_field", place, name, known=shown(fields))
        return tuple(name for name in names if name in fields)

    def per(self, fields: Fields) -> Fields:
        name = self.check.per
        if name is None:
            return fields
        if name not in fields or fields[name].type != "texts":
            lists = [n for n, f in fields.items() if f.type == "texts"]
            self.around.faults.unknown("check.not_a_list", self.place / "per", name, known=lists)
            return fields
        return fields | {name: replace(fields[name], type="text", blank=False)}

    def expects(self, fields: Fields) -> tuple[tuple[ExpectRecord | ExpectField, ...], Fields]:
        plans: list[ExpectRecord | ExpectField] = []
        after = dict(fields)
        for number, written in enumerate(self.check.expect):
            at = self.place / "expect" / number
            plan = (
                self._expect_field(written, fields, at) if written.field else self._expect_record(written, fields, at)
            )
            if plan is not None:
                plans.append(plan)
                after |= expected_fields(plan.name, alone=len(self.check.expect) == 1)
                if isinstance(plan, ExpectRecord):
                    after |= prefixed(plan.name, plan.brings)
        return tuple(plans), after

    def _expect_field(self, written: Expect, fields: Fields, place: Place) -> ExpectField | None:
        name = field_name(written.field or "")
        bound = self._bound(written.not_after, fields, place / "not_after")
        if name not in fields or fields[name].type not in {"date", "datetime"}:
            self.around.faults.add("check.not_a_date_field", place / "field", field=written.field)
            return None
        if bound is None:
            self.around.faults.add("check.no_deadline", place, field=written.field)
            return None
        return ExpectField(written.name or name, name, bound)

    def _expect_record(self, written: Expect, fields: Fields, place: Place) -> ExpectRecord | None:
        kind = self._kind(written.record, place)
        if kind is None:
            return None
        theirs = row_fields(kind, self.around.shifts)
        name = written.name or kind.kind
        return ExpectRecord(
            name=name,
            kind=kind.kind,
            same=self._same(written.same, fields, theirs, place / "same") or self._same_subject(kind, place),
            tests=Tests(theirs, self.around.faults).row(written.matching, place / "matching"),
            not_before=self._bound(written.not_before, fields, place / "not_before"),
            not_after=self._bound(written.not_after, fields, place / "not_after"),
            valid_on=self._valid_on(written.valid_on, theirs, place),
            at_least=written.at_least,
            brings=self._brought(name, theirs),
        )

    def lookups(self, fields: Fields) -> tuple[tuple[LookupPlan, ...], Fields]:
        plans: list[LookupPlan] = []
        after = dict(fields)
        for number, written in enumerate(self.check.lookup):
            plan = self._lookup(written, fields, self.place / "lookup" / number)
            if plan is not None:
                plans.append(plan)
                found = RowField(f"{plan.name}.found", "boolean", blank=False)
                after |= {found.name: found} | prefixed(plan.name, plan.brings)
        return tuple(plans), after

    def _lookup(self, written: Lookup, fields: Fields, place: Place) -> LookupPlan | None:
        kind = self._kind(written.record, place)
        if kind is None:
            return None
        theirs = row_fields(kind, self.around.shifts)
        name = written.name or kind.kind
        return LookupPlan(
            name=name,
            kind=kind.kind,
            same=self._same(written.same, fields, theirs, place / "same"),
            tests=Tests(theirs, self.around.faults).row(written.matching, place / "matching"),
            valid_on=self._valid_on(written.valid_on, theirs, place),
            brings=self._brought(name, theirs),
        )

    def repeat(self, fields: Fields) -> tuple[RepeatPlan | None, Fields]:
        written: Repeat | None = self.check.repeat
        if written is None:
            return None, fields
        at = self.place / "repeat"
        same = self.names(written.same, fields, at / "same")
        return RepeatPlan(same, self._days(written.within, at / "within")), fields | {f.name: f for f in REPEAT_FIELDS}

    def summary(self, fields: Fields) -> tuple[SummaryPlan | None, Fields]:
        written: Summarise | None = self.check.summarise
        if written is None:
            return None, fields
        at = self.place / "summarise"
        tests = Tests(fields, self.around.faults)
        plan = SummaryPlan(
            share=None if written.share is None else tests.row(written.share, at / "share"),
            count_if=None if written.count_if is None else tests.row(written.count_if, at / "count_if"),
            total=self._numeric(written.total, fields, at / "total"),
            mean=self._numeric(written.mean, fields, at / "mean"),
            smallest=self._numeric(written.smallest, fields, at / "smallest"),
            largest=self._numeric(written.largest, fields, at / "largest"),
            distinct_count=next(iter(self.names((written.distinct_count,), fields, at)), None)
            if written.distinct_count
            else None,
            min_sample=_min_sample(written),
        )
        return plan, summary_fields(plan, fields)

    def _kind(self, name: str | None, place: Place) -> Kind | None:
        kind = self.around.kinds.get(name or "")
        if kind is None:
            self.around.faults.unknown("check.unknown_kind", place / "record", name or "", known=self.around.kinds)
        return kind

    def _same(
        self, written: Mapping[str, str], fields: Fields, theirs: Fields, place: Place
    ) -> tuple[tuple[str, str], ...]:
        pairs = [(field_name(left), field_name(right)) for left, right in written.items()]
        for left, right in pairs:
            if left not in fields:
                self.around.faults.unknown("check.unknown_field", place, left, known=shown(fields))
            elif right not in theirs:
                self.around.faults.unknown("check.unknown_field", place, right, known=shown(theirs))
            elif fields[left].type != theirs[right].type:
                self.around.faults.add("check.not_comparable", place, field=left, other=right)
        return tuple((left, right) for left, right in pairs if left in fields and right in theirs)

    def _same_subject(self, kind: Kind, place: Place) -> tuple[tuple[str, str], ...]:
        """Calendar units have no fields of a ledger: their record is the subject's own, by its one role."""
        if not isinstance(self.each, EachUnit):
            return ()
        roles = tuple(kind.roles.get(self.subject, ()))
        if len(roles) == 1:
            return ((SUBJECT, roles[0]),)
        code = "check.several_roles" if roles else "check.no_role"
        args = {"kind": kind.kind, "subject": chinese(self.subject), "roles": "、".join(roles)}
        self.around.faults.add(code, place, **args)
        return ()

    def _valid_on(self, written: tuple[str, str] | None, theirs: Fields, place: Place) -> tuple[str, str] | None:
        if written is None:
            return None
        for name in written:
            if name not in theirs or theirs[name].type != "date":
                self.around.faults.add("check.not_a_date_field", place / "valid_on", field=name)
                return None
        return written

    def _bound(self, written: str | dict[str, str] | None, fields: Fields, place: Place) -> Bound | None:
        if written is None:
            return None
        name, moved = (written, "0秒") if isinstance(written, str) else next(iter(written.items()))
        field = fields.get(field_name(name))
        if field is None:
            self.around.faults.unknown("check.unknown_field", place, name, known=shown(fields))
            return None
        if field.type not in {"date", "datetime"}:
            self.around.faults.add("check.not_a_date_field", place, field=name)
            return None
        return Bound(field.name, self._seconds(moved, place))

    def _seconds(self, text: str, place: Place) -> int:
        try:
            return int(duration(text))
        except NotTyped as fault:
            self.around.faults.add(fault.code, place, **fault.args_for_text)
            return 0

    def _days(self, within: str | None, place: Place) -> int | None:
        if within is None:
            return None
        seconds = self._seconds(within, place)
        if seconds % SECONDS["天"]:
            self.around.faults.add("check.whole_days", place, text=within)
        return seconds // SECONDS["天"]

    def _numeric(self, written: str | None, fields: Fields, place: Place) -> str | None:
        if written is None:
            return None
        name = next(iter(self.names((written,), fields, place)), None)
        if name is not None and fields[name].type not in NUMERIC:
            self.around.faults.add("check.not_a_number_field", place, field=written)
            return None
        return name

    def _brought(self, name: str, theirs: Fields) -> tuple[RowField, ...]:
        """Only the matched fields that the check goes on to name are brought along."""
        named = {
            field_name(text).removeprefix(f"{name}.") for text in _names(self.check) if text.startswith(f"{name}.")
        }
        return tuple(field for field in theirs.values() if field.name in named)


def _names(check: Check) -> Iterator[str]:
    """Every field name that the later steps mention."""
    groups = [check.where, *(g for c in check.clauses for g in (c.when, *c.any_of))]
    if check.summarise:
        groups += [g for g in (check.summarise.share, check.summarise.count_if) if g]
        measures = check.summarise.model_dump(include={"total", "mean", "smallest", "largest", "distinct_count"})
        yield from (name for name in measures.values() if name)
    for group in groups:
        for name, test in group.items():
            yield name
            yield from _references(test)
    yield from check.distinct
    yield from check.repeat.same if check.repeat else ()
    yield from (n for c in check.clauses for a in (c.deduct, c.add) if a for n in a.times)


def _references(test: object) -> Iterator[str]:
    for key in ("at_least", "above", "at_most", "below", "equals"):
        reference = getattr(getattr(test, key, None), "field", None)
        if isinstance(reference, str):
            yield reference


def _min_sample(written: Summarise) -> int:
    if written.min_sample is not None:
        return written.min_sample
    needs_rows = written.share is not None or written.mean or written.smallest or written.largest
    return 1 if needs_rows else 0
