"""Typed rows → records, duplicates, conflicts and rejections, with a control total for the sheet."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from starcrew.intake.grid import shown
from starcrew.intake.outcome import Fault
from starcrew.intake.rows import DataRows
from starcrew.intake.stored_text import stored_text
from starcrew.intake.validate import Typed
from starcrew.model.identity import content_digest, keyed_id, keyless_id
from starcrew.model.kinds import Kind
from starcrew.model.records import ControlTotal, Origin, Record, Rejection, Repair, Stored


@dataclass(frozen=True, slots=True)
class SheetRows:
    """Where the rows of one sheet stood and what was written."""

    kind: Kind
    file: str
    sheet: str
    data: DataRows

    def origin(self, index: int) -> Origin:
        """The place of a row."""
        return Origin(self.file, self.sheet, self.data.numbers[index])

    def texts(self, index: int) -> dict[str, str]:
        """The row's cells as written, by field."""
        return {name: shown(cells[index]) for name, cells in self.data.columns.items()}


@dataclass(slots=True)
class Seen:
    """What is already there: id → content digest and the place, None for what was stored earlier.

    corrected: id → digests that were written as corrections.
    occurrences: how often a content stood in a file so far, for kinds without a key.
    """

    ids: dict[str, tuple[str, Origin | None]]
    corrected: Mapping[str, Collection[str]] = field(default_factory=dict)
    occurrences: Counter[tuple[str, str]] = field(default_factory=Counter)


@dataclass(slots=True)
class Taking:
    """Grows sheet by sheet."""

    records: list[Record] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    control: list[ControlTotal] = field(default_factory=list)


def accept(rows: SheetRows, typed: Typed, seen: Seen, taking: Taking) -> list[Record]:
    """The new records of the sheet, which are added to `taking` with everything else that became of it."""
    new: list[Record] = []
    rejected = duplicate = repaired = 0
    for index, values in enumerate(typed.values):
        if index in typed.faults:
            rejected += 1
            taking.rejections += _rejections(rows, index, typed.faults[index])
            continue
        record, digest = _record(rows, index, values, seen)
        standing = seen.ids.get(record.id)
        if standing is None:
            seen.ids[record.id] = (digest, record.origin)
            new.append(record)
            repairs = _repairs(rows, index, typed) if index in typed.repairs or rows.data.filled else []
            taking.repairs += repairs
            repaired += len(repairs)
        elif standing[0] == digest or digest in seen.corrected.get(record.id, ()):
            duplicate += 1
        else:
            rejected += 1
            taking.rejections.append(_conflict(rows, index, record.id, standing[1]))
    taking.records += new
    counts = (rows.data.read, len(new), rejected, rows.data.skipped, duplicate, repaired)
    taking.control.append(ControlTotal(rows.file, rows.sheet, rows.kind.kind, *counts))
    return new


def _record(rows: SheetRows, index: int, values: Mapping[str, Stored], seen: Seen) -> tuple[Record, str]:
    kind = rows.kind
    digest = content_digest(values)
    if kind.key:
        found = keyed_id(kind.kind, [values[name] for name in kind.key])
    else:
        seen.occurrences[rows.file, digest] += 1
        found = keyless_id(kind.kind, digest, seen.occurrences[rows.file, digest])
    return Record(found, kind.kind, values, rows.origin(index)), digest


def _rejections(rows: SheetRows, index: int, faults: Sequence[tuple[str, Fault]]) -> list[Rejection]:
    origin, texts = rows.origin(index), rows.texts(index)
    return [
        Rejection(origin, rows.kind.kind, name, texts.get(name, ""), fault.code, fault.args, texts)
        for name, fault in faults
    ]


def _repairs(rows: SheetRows, index: int, typed: Typed) -> list[Repair]:
    origin, put_right = rows.origin(index), dict(typed.repairs.get(index, ()))
    found = []
    for name, field_ in rows.kind.fields.items():
        merged, taken = (index, name) in rows.data.filled, put_right.get(name)
        rule = taken.rule if taken is not None else "merged-down" if merged else None
        if rule is not None:
            original = "" if merged else shown(rows.data.columns[name][index])
            now = stored_text(typed.values[index][name], field_.type)
            found.append(Repair(origin, rows.kind.kind, name, original, now, rule))
    return found


def _conflict(rows: SheetRows, index: int, record_id: str, first: Origin | None) -> Rejection:
    texts = rows.texts(index)
    key = "、".join(rows.kind.key)
    named = "、".join(texts.get(name, "") for name in rows.kind.key)
    args = (
        {"id": record_id}
        if first is None
        else {"id": record_id, "file": first.file, "sheet": first.sheet, "row": first.row}
    )
    code = "intake-conflict-stored" if first is None else "intake-conflict"
    return Rejection(rows.origin(index), rows.kind.kind, key, named, code, args, texts)
