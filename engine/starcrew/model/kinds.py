"""Record kinds: what a row of a ledger looks like, when it counts and whose it is."""

from typing import Annotated, Literal

from pydantic import Field as Setting

from starcrew.model.base import ENGINE_WORD, OneOrMany, Written, YesNo
from starcrew.model.conditions import WrittenTests

FieldType = Annotated[
    Literal[
        "text",
        "enum",
        "integer",
        "decimal",
        "percent",
        "date",
        "time",
        "datetime",
        "duration",
        "boolean",
        "shift",
        "person",
        "persons",
        "team",
        "workshop",
        "reference",
    ],
    ENGINE_WORD,
]
"""`shift`: a shift of site.yaml. `person`, `team`, `workshop`: an entry of that roster, kept as its id.
`persons`: several people in one cell. `reference`: an entry of the kind named by `to`, kept as its first key field."""

SubjectKind = Annotated[Literal["team", "worker", "workshop"], ENGINE_WORD]

Purpose = Annotated[
    Literal[
        "team_roster",
        "worker_roster",
        "membership",
        "schedule",
        "suspension",
        "delivery",
    ],
    ENGINE_WORD,
]
"""What the engine itself uses a kind for; every other kind is only seen through rules."""


class KindField(Written):
    """One column of a ledger.

    values: for `enum`, each value with the other spellings met in practice.
    headers: other column headings, beside the field's own name; compared after NFKC, white space
    and bracketed units removed.
    unit: what a bare number means (`分钟`, `小时`, `天` for a duration; a label otherwise).
    blanks: texts that mean "nothing there" in this column (`无`, `/`, `—`), beside the empty cell.
    """

    type: FieldType
    required: YesNo = False
    values: dict[str, OneOrMany[str]] = Setting(default_factory=dict)
    headers: OneOrMany[str] = ()
    unit: str | None = None
    to: str | None = None
    blanks: OneOrMany[str] = ()
    at_least: str | None = None
    at_most: str | None = None
    pattern_digits: int | None = None


class Derived(Written):
    """A field worked out from others when records are counted; exactly one of the keys is given.

    minus: [later, earlier]: a duration (both times or datetimes) or a number of days (both dates).
    ratio: [numerator, denominator]: an exact fraction; blank when the denominator is 0 or blank.
    size: how many entries a `persons` field has.
    moment: [date, time]: a datetime.
    shift_start, shift_end: [business date, shift]: a datetime, by the shifts of site.yaml.
    business_date: [date, time, shift]: the date whose shift of that name starts nearest.
    fingerprint: text fields joined, without white space, punctuation, digits and the literals in
    `ignore`; blank when fewer than `min_length` characters are left.
    days_before_end: a date: 0 on the last day of the period that is evaluated.
    """

    minus: tuple[str, str] | None = None
    ratio: tuple[str, str] | None = None
    size: str | None = None
    moment: tuple[str, str] | None = None
    shift_start: tuple[str, str] | None = None
    shift_end: tuple[str, str] | None = None
    business_date: tuple[str, str, str] | None = None
    fingerprint: OneOrMany[str] = ()
    ignore: OneOrMany[str] = ()
    min_length: int = 20
    days_before_end: str | None = None


class Kind(Written):
    """A ledger.

    worksheets: sheet names and titles by which a workbook announces this ledger, beside the kind's own name.
    counting_date: the field whose date decides the period (events).
    moment: the field used in windows and for order in time; `counting_date` if not given.
    valid: [from, until], both days included, a blank `until` still holds (registers).
    roles: for each kind of subject, the fields that may name it; the first is *not* a default when
    there are several.
    key: fields that make a row the same row when it is sent again; without it, the whole content
    and an occurrence number.
    delivery: whether silence needs a delivery statement before it means "nothing happened".
    name_field, aliases_field: for rosters, the fields by which an entry is called in other ledgers.
    constraints: tests every accepted row meets (a side may be another field).
    """

    kind: str
    family: Annotated[Literal["event", "register"], ENGINE_WORD]
    purpose: Purpose | None = None
    worksheets: OneOrMany[str] = ()
    key: OneOrMany[str] = ()
    counting_date: str | None = None
    moment: str | None = None
    valid: tuple[str, str | None] | None = None
    roles: dict[SubjectKind, OneOrMany[str]] = Setting(default_factory=dict)
    delivery: Annotated[Literal["needed", "not_needed"], ENGINE_WORD] | None = None
    name_field: str | None = None
    aliases_field: str | None = None
    fields: dict[str, KindField]
    derived: dict[str, Derived] = Setting(default_factory=dict)
    constraints: tuple[WrittenTests, ...] = ()

    @property
    def id_field(self) -> str | None:
        """For rosters and referenced kinds: the field whose value is the entry's id."""
        return self.key[0] if self.key else None

    @property
    def needs_delivery(self) -> bool:
        """Events need a statement unless the kind says otherwise; registers do not."""
        if self.delivery is None:
            return self.family == "event"
        return self.delivery == "needed"
