"""The fields a row of a kind has, and what each step of a check adds to them."""

from collections.abc import Iterable, Mapping

from starcrew.model.kinds import Derived, FieldType, Kind, KindField
from starcrew.model.plan import RowField, RowType, SummaryPlan
from starcrew.model.vocabulary import RESULTS

ROW_TYPES: dict[FieldType, RowType] = {
    "text": "text",
    "enum": "text",
    "shift": "text",
    "person": "text",
    "team": "text",
    "workshop": "text",
    "reference": "text",
    "integer": "integer",
    "decimal": "decimal",
    "percent": "decimal",
    "date": "date",
    "time": "time",
    "datetime": "datetime",
    "duration": "duration",
    "boolean": "boolean",
    "persons": "texts",
}

UNIT_FIELDS: tuple[RowField, ...] = (
    RowField("subject", "text", blank=False),
    RowField("unit", "text", blank=False),
    RowField("first", "date", blank=False),
    RowField("last", "date", blank=False),
)
REPEAT_FIELDS: tuple[RowField, ...] = (
    RowField("occurrence", "integer", blank=False),
    RowField("group_size", "integer", blank=False),
)
EXPECT_FIELDS: tuple[RowField, ...] = (
    RowField("result", "text", values=tuple(RESULTS.values())),
    RowField("delay", "duration", blank=False),
    RowField("delay_days", "integer", blank=False),
    RowField("delay_days_in_period", "integer", blank=False),
    RowField("count", "integer", blank=False),
)


def _kind_field(name: str, field: KindField, shifts: Iterable[str]) -> RowField:
    values = tuple(shifts) if field.type == "shift" else tuple(field.values)
    return RowField(name, ROW_TYPES[field.type], values, field.unit)  # required today, but not when older rows came


def derived_type(derived: Derived) -> RowType:
    """What a derived field is; see `Derived` for each."""
    if derived.minus:
        return "duration"
    if derived.ratio:
        return "ratio"
    if derived.size or derived.days_before_end:
        return "integer"
    if derived.business_date:
        return "date"
    return "text" if derived.fingerprint else "datetime"


def row_fields(kind: Kind, shifts: Iterable[str]) -> dict[str, RowField]:
    """Every field a rule may name on a record of this kind."""
    own = {name: _kind_field(name, field, shifts) for name, field in kind.fields.items()}
    return own | {name: RowField(name, derived_type(derived)) for name, derived in kind.derived.items()}


def prefixed(name: str, fields: Iterable[RowField]) -> dict[str, RowField]:
    """The same fields under `<name>.`; a match may be absent, so each may be blank."""
    return {f"{name}.{f.name}": RowField(f"{name}.{f.name}", f.type, f.values, f.unit, blank=True) for f in fields}


def expected_fields(name: str, *, alone: bool) -> dict[str, RowField]:
    """What an expectation adds: `<name>.result` …, and the bare names when it is the only one."""
    named = {f"{name}.{f.name}": RowField(f"{name}.{f.name}", f.type, f.values, f.unit, f.blank) for f in EXPECT_FIELDS}
    return named | ({f.name: f for f in EXPECT_FIELDS} if alone else {})


def summary_fields(plan: SummaryPlan, fields: Mapping[str, RowField]) -> dict[str, RowField]:
    """The fields of a summary's one case per subject."""
    found = [RowField("count", "integer", blank=False)]
    if plan.share:
        found.append(RowField("share", "ratio"))
    if plan.count_if:
        found.append(RowField("count_if", "integer", blank=False))
    if plan.distinct_count:
        found.append(RowField("distinct_count", "integer", blank=False))
    if plan.mean:
        found.append(RowField("mean", "ratio", unit=fields[plan.mean].unit))
    measures = (("total", plan.total, False), ("smallest", plan.smallest, True), ("largest", plan.largest, True))
    found.extend(
        RowField(name, fields[source].type, unit=fields[source].unit, blank=blank)
        for name, source, blank in measures
        if source
    )
    return {field.name: field for field in found}


NUMERIC_TIMES = frozenset({"integer", "decimal", "ratio"})
"""What an amount may be multiplied by: a duration would need a unit, so days are a field of their own."""


def numerator(name: str) -> str:
    """The column of a ratio's numerator; blank when the ratio is."""
    return f"{name}#n"


def denominator(name: str) -> str:
    """The column of a ratio's denominator; positive, or blank when the ratio is."""
    return f"{name}#d"


def columns(field: RowField) -> tuple[str, ...]:
    """The columns that hold a field."""
    if field.type == "ratio":
        return numerator(field.name), denominator(field.name)
    return (field.name,)


def all_columns(fields: Iterable[RowField]) -> list[str]:
    """The columns of several fields, each once."""
    return list(dict.fromkeys(column for field in fields for column in columns(field)))
