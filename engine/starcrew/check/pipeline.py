"""A check as written → its plan: names resolved, tests typed, windows in seconds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from starcrew.check.clauses import clause_plans
from starcrew.check.constants import SECONDS, NotTyped, duration
from starcrew.check.mentioned import mentioned
from starcrew.check.population import Fields, Surroundings, population
from starcrew.check.typed import Tests, shown
from starcrew.model.kinds import Kind, SubjectKind
from starcrew.model.places import Place
from starcrew.model.plan import (
    SUBJECT,
    Bound,
    CheckPlan,
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
    EXPECT_FIELDS,
    REPEAT_FIELDS,
    expected_fields,
    prefixed,
    row_fields,
    summary_fields,
)
from starcrew.model.sheets import Check, Expect, Lookup, Repeat, Summarise
from starcrew.model.vocabulary import chinese, field_name

NUMERIC = frozenset({"integer", "decimal", "duration"})


@dataclass(frozen=True, slots=True)
class CheckId:
    """Where a check stands: its sheet, item, number within the item (from 1), and whom the sheet judges."""

    sheet: str
    item: str
    number: int
    subject: SubjectKind


def check_plan(check: Check, identity: CheckId, around: Surroundings, place: Place) -> CheckPlan | None:
    """The plan, or None when the population is unknown; every other fault is noted and worked around."""
    since = len(around.faults.found)
    found = population(check, identity.subject, around, place)
    if found is None:
        return None
    each, fields = found
    steps = _Steps(check, each, identity.subject, around, place)
    fields = steps.per(fields)
    expects, fields = steps.expects(fields)
    lookups, fields = steps.lookups(fields)
    where = steps.tests(fields).row(check.where, place / "where")
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
        clauses=clause_plans(check, steps.tests(fields), place, since=since),
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


@dataclass(frozen=True, slots=True)
class _Steps:
    """The optional steps of one check, each: fields before → (plan of the step, fields after).

    lost: what faulty steps would have added; naming it later is no further fault.
    """

    check: Check
    each: Population
    subject: SubjectKind
    around: Surroundings
    place: Place
    lost: list[str] = field(default_factory=list)

    def tests(self, fields: Fields) -> Tests:
        return Tests(fields, self.around.faults, self.lost)

    def names(self, written: Iterable[str], fields: Fields, place: Place) -> tuple[str, ...]:
        """Fields that rows are grouped by; a ratio is two columns and groups nothing."""
        found = []
        for name in written:
            found_field = self.tests(fields).field(name, place)
            if found_field is not None and found_field.type == "ratio":
                self.around.faults.add("check.wrong_input", place / name, field=name)
            elif found_field is not None:
                found.append(found_field.name)
        return tuple(found)

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
            if plan is None:
                self.lost.extend([*(f.name for f in EXPECT_FIELDS), _name_of(written)])
            else:
                self._once(plan.name, [p.name for p in plans], at)
                plans.append(plan)
                after |= expected_fields(plan.name, alone=len(self.check.expect) == 1)
                if isinstance(plan, ExpectRecord):
                    after |= self._matched(plan.name, plan.kind)
        return tuple(plans), after

    def _once(self, name: str, before: list[str], place: Place) -> None:
        """Two matches of one name would share their fields."""
        if name in before:
            self.around.faults.add("check.name_twice", place / "name", name=name)

    def _matched(self, name: str, kind: str) -> Fields:
        return prefixed(name, row_fields(self.around.kinds[kind], self.around.shifts).values())

    def _expect_field(self, written: Expect, fields: Fields, place: Place) -> ExpectField | None:
        name = field_name(written.field or "")
        if written.not_after is None:
            self.around.faults.add("check.no_deadline", place, field=written.field)
        bound = self._bound(written.not_after, fields, place / "not_after")
        if name not in fields or fields[name].type not in {"date", "datetime"}:
            self.around.faults.add("check.not_a_date_field", place / "field", field=written.field)
            return None
        return None if bound is None else ExpectField(written.name or name, name, bound)

    def _expect_record(self, written: Expect, fields: Fields, place: Place) -> ExpectRecord | None:
        if written.record is None:
            self.around.faults.add("check.nothing_expected", place)
            return None
        kind = self._kind(written.record, place)
        if kind is None:
            return None
        theirs = row_fields(kind, self.around.shifts)
        name = written.name or kind.kind
        return ExpectRecord(
            name=name,
            kind=kind.kind,
            same=self._same(written.same, fields, theirs, place / "same")
            if written.same
            else self._same_subject(kind, place),
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
            at = self.place / "lookup" / number
            plan = self._lookup(written, fields, at)
            if plan is None:
                self.lost.append(_name_of(written))
            else:
                self._once(plan.name, [*map(_name_of, self.check.expect), *(p.name for p in plans)], at)
                plans.append(plan)
                found = RowField(f"{plan.name}.found", "boolean", blank=False)
                after |= {found.name: found} | self._matched(plan.name, plan.kind)
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
        tests = self.tests(fields)
        plan = SummaryPlan(
            share=None if written.share is None else tests.row(written.share, at / "share"),
            count_if=None if written.count_if is None else tests.row(written.count_if, at / "count_if"),
            total=self._numeric(written.total, fields, at / "total"),
            mean=self._numeric(written.mean, fields, at / "mean"),
            smallest=self._numeric(written.smallest, fields, at / "smallest"),
            largest=self._numeric(written.largest, fields, at / "largest"),
            distinct_count=self._name(written.distinct_count, fields, at / "distinct_count"),
            min_sample=_min_sample(written),
        )
        self.lost.extend(key for key in _MEASURES if getattr(written, key) and not getattr(plan, key))
        return plan, summary_fields(plan, fields)

    def _kind(self, name: str, place: Place) -> Kind | None:
        kind = self.around.kinds.get(name)
        if kind is None:
            self.around.faults.unknown("check.unknown_kind", place / "record", name, known=self.around.kinds)
        return kind

    def _same(
        self, written: Mapping[str, str], fields: Fields, theirs: Fields, place: Place
    ) -> tuple[tuple[str, str], ...]:
        found = []
        for left, right in written.items():
            mine, other, at = fields.get(field_name(left)), theirs.get(field_name(right)), place / left
            if mine is None:
                self.around.faults.unknown_in("check.unknown_field", place, left, known=shown(fields))
            elif other is None:
                self.around.faults.unknown("check.unknown_field", at, right, known=shown(theirs))
            elif mine.type != other.type:
                self.around.faults.add("check.not_comparable", at, field=left, other=right)
            elif mine.type == "ratio":
                self.around.faults.add("check.wrong_input", at, field=left)
            else:
                found.append((mine.name, other.name))
        return tuple(found)

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
                self.around.faults.add("check.not_a_date_field", place / "valid_on" / name, field=name)
                return None
        return written

    def _bound(self, written: str | dict[str, str] | None, fields: Fields, place: Place) -> Bound | None:
        if written is None:
            return None
        moved = {written: "0秒"} if isinstance(written, str) else written
        if len(moved) != 1:
            self.around.faults.add("check.one_bound", place)
            return None
        name = next(iter(moved))
        moment = self.tests(fields).field(name, place)
        if moment is None:
            return None
        if moment.type not in {"date", "datetime"}:
            self.around.faults.add("check.not_a_date_field", place, field=name)
            return None
        return Bound(moment.name, self._seconds(moved[name], place / name))

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
        if seconds % SECONDS["天"] or seconds < 0:
            self.around.faults.add("check.whole_days", place, text=within)
        return seconds // SECONDS["天"]

    def _name(self, written: str | None, fields: Fields, place: Place) -> str | None:
        return None if written is None else next(iter(self.names((written,), fields, place)), None)

    def _numeric(self, written: str | None, fields: Fields, place: Place) -> str | None:
        name = self._name(written, fields, place)
        if name is not None and fields[name].type not in NUMERIC:
            self.around.faults.add("check.not_a_number_field", place, field=written)
            return None
        return name

    def _brought(self, name: str, theirs: Fields) -> tuple[RowField, ...]:
        """Only the matched fields that the check goes on to name are brought along."""
        named = {
            field_name(text).removeprefix(f"{name}.") for text in mentioned(self.check) if text.startswith(f"{name}.")
        }
        return tuple(field for field in theirs.values() if field.name in named)


_MEASURES = ("total", "mean", "smallest", "largest", "distinct_count")


def _name_of(written: Expect | Lookup) -> str:
    """The name that the fields of a match stand under."""
    field = written.field if isinstance(written, Expect) else None
    return written.name or written.record or field or ""


def _min_sample(written: Summarise) -> int:
    if written.min_sample is not None:
        return written.min_sample
    needs_rows = written.share is not None or written.mean or written.smallest or written.largest
    return 1 if needs_rows else 0
