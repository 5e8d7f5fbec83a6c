"""A column's cells → outcomes: one converter per field, made once per sheet, each distinct cell converted once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from starcrew.intake import clocks, numbers, spellings, words
from starcrew.intake.dates import Dates
from starcrew.intake.directory import Directory
from starcrew.intake.grid import Broken, Cell, shown
from starcrew.intake.names import Names
from starcrew.intake.normal import folded, is_blank, tight
from starcrew.intake.outcome import NOTHING, Converter, Fault, Outcome, Taken
from starcrew.model.kinds import FieldType, Kind, KindField
from starcrew.model.records import Stored
from starcrew.model.site import Shift

PERSONAL = ("person", "persons")
_LABEL, _SHOWN = 200, 40
_LONGEST: dict[FieldType, int] = {"text": 32_767, "persons": 5_000}
"""Characters in a cell: what Excel can hold for texts, little for what is only recognised by patterns."""
_REQUIRED = Fault("intake-required")


@dataclass(frozen=True, slots=True)
class Setting:
    """What converting a sheet needs beside its cells. typed: see Grid."""

    kind: Kind
    shifts: Mapping[str, Shift]
    directory: Directory
    dates: Dates
    typed: bool


def converted(cells: Sequence[Cell], convert: Converter) -> list[Outcome]:
    """The outcome of every cell, in order."""
    known: dict[object, Outcome] = {}
    outcomes: list[Outcome] = []
    for cell in cells:
        key = cell if type(cell) is str else (type(cell), cell)  # 1.0 and True are equal, and not the same
        outcome = known.get(key)
        if outcome is None:
            outcome = known[key] = convert(cell)
        outcomes.append(outcome)
    return outcomes


def converter(name: str, setting: Setting, column: Sequence[Cell], label: str) -> Converter:
    """For any field but people: blanks, faults in the cell and bounds included. label: the heading in the sheet."""
    field = setting.kind.fields[name]
    bare = _bare(name, setting)
    if field.type == "percent":
        bare = numbers.percent(column, in_hundredths="%" in tight(label), typed=setting.typed)
    return bounded(field, guarded(field, bare), bare)


def guarded(field: KindField, convert: Converter) -> Converter:
    """The converter, asked only for cells with something in them."""
    blanks = {folded(text) for text in field.blanks}
    longest = 2 * max(map(len, blanks), default=0)
    limit = _LONGEST.get(field.type, _LABEL)
    nothing: Outcome = _REQUIRED if field.required else NOTHING
    spelt: Outcome = _REQUIRED if field.required else Taken(None, "blank-spelling")

    def outcome(cell: Cell) -> Outcome:
        if isinstance(cell, str):
            if is_blank(cell):
                return nothing
            if len(cell) <= longest and folded(cell) in blanks:
                return spelt
            if len(cell) > limit:
                return Fault("intake-too-long", {"text": cell[:_SHOWN], "limit": limit})
        if isinstance(cell, Broken):
            return Fault("intake-no-result" if cell.shown == "=?" else "intake-error-cell", {"text": cell.shown})
        found = convert(cell)
        if isinstance(found, Fault) and isinstance(cell, str) and tight(cell).lower() in spellings.BLANKS:
            return spelt
        return found

    return outcome


def bounded(field: KindField, convert: Converter, bare: Converter) -> Converter:
    """The converter, refusing values outside at_least … at_most (both included)."""
    least, most = _bound(field.at_least, bare), _bound(field.at_most, bare)
    if least is None and most is None:
        return convert

    def outcome(cell: Cell) -> Outcome:
        found = convert(cell)
        if isinstance(found, Fault) or found.value is None:
            return found
        if least is not None and found.value < least:  # type: ignore[operator]
            return Fault("intake-below", {"text": shown(cell), "bound": field.at_least})
        if most is not None and found.value > most:  # type: ignore[operator]
            return Fault("intake-above", {"text": shown(cell), "bound": field.at_most})
        return found

    return outcome


def constant(name: str, text: str, setting: Setting) -> Stored:
    """A constant written in a kind (a bound, a test), typed as the field's cells are; the text itself if it is none."""
    found = _bare(name, setting)(text)
    return found.value if isinstance(found, Taken) else text


def _bound(text: str | None, bare: Converter) -> Stored:
    found = bare(text) if text is not None else NOTHING
    return found.value if isinstance(found, Taken) else None


def _bare(name: str, setting: Setting) -> Converter:
    field = setting.kind.fields[name]
    if field.type == "text":
        return _text(name, field, setting)
    if field.type == "duration":
        return lambda cell: clocks.duration(cell, field.unit)
    if field.type in ("enum", "boolean"):
        return words.chosen(field.values) if field.type == "enum" else words.boolean(field.values)
    if field.type == "shift":
        values = {shift: written.spellings for shift, written in setting.shifts.items()}
        return words.chosen(values, "intake-no-shift")
    roster = setting.directory.roster(field.type, field.to)
    if roster is not None:
        return Names(setting.directory, roster).entry
    return _PLAIN[field.type](setting)


_PLAIN: dict[str, Callable[[Setting], Converter]] = {
    "integer": lambda setting: numbers.integer(typed=setting.typed),
    "percent": lambda setting: numbers.percent((), in_hundredths=False, typed=setting.typed),
    "decimal": lambda setting: numbers.decimal(typed=setting.typed),
    "date": lambda setting: setting.dates.date,
    "datetime": lambda setting: setting.dates.moment,
    "time": lambda setting: setting.dates.clocks.clock,
    "workshop": lambda _: words.identifier,
    "team": lambda _: words.identifier,
    "person": lambda _: words.identifier,
    "persons": lambda _: words.identifiers,
    "reference": lambda _: words.identifier,
}
"""Types that need no more than the setting. Names without a roster in the site stay as they are written."""


def _text(name: str, field: KindField, setting: Setting) -> Converter:
    if field.pattern_digits is not None:
        return words.digits(field.pattern_digits, typed=setting.typed)
    names_something = name in setting.kind.key or name == setting.kind.name_field
    return words.identifier if names_something else words.text
