"""A premise's texts → records, by the same path as the rows of a workbook."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from starcrew.errors import Problem, Source
from starcrew.intake import IntakeResult, Words, kinds_in_order, rejection_problem, validate_rows
from starcrew.model.plan import Programme
from starcrew.model.records import Record, Rosters
from starcrew.spec.faults import Refused
from starcrew.spec.premise import Cells, Premise
from starcrew.spec.unsaid import FAR_AHEAD, LONG_AGO


@dataclass(frozen=True, slots=True)
class Written:
    """What the scenario's earlier ledgers brought: names are resolved with it."""

    records: dict[str, tuple[Record, ...]]

    def contents(self, kind: str) -> Mapping[str, str]:  # noqa: ARG002 - each ledger is taken in once
        """Nothing is stored."""
        return {}

    def corrected(self, kind: str) -> Mapping[str, Collection[str]]:  # noqa: ARG002 - as above
        """Nothing is stored."""
        return {}

    def rosters(self) -> Rosters:
        """Everything so far."""
        return {kind: [record.values for record in rows] for kind, rows in self.records.items()}


def records(premise: Premise) -> dict[str, tuple[Record, ...]]:
    """Kind → its records; row n of a kind is the n-th that the scenario wrote. Raises Refused with every fault."""
    programme = premise.programme
    words = Words(programme.kinds, programme.site.shifts, zone=programme.site.time_zone)
    rows = {**premise.rows, **_statements(premise)}
    found: dict[str, tuple[Record, ...]] = {}
    problems: list[Problem] = []
    for name in kinds_in_order(programme.kinds):
        if rows.get(name):
            kind = programme.kinds[name]
            taken = validate_rows(kind, rows[name], words, file=f"《{name}》", known=Written(found))
            found[name] = taken.records
            problems += _problems(taken)
    if problems:
        raise Refused(problems)
    return found


def _problems(taken: IntakeResult) -> list[Problem]:
    """A scenario means every row it writes: none is refused, none is a copy, none is taken for a total or a note."""
    lost = [
        Problem("spec-row-lost", Source(total.file), {"duplicate": total.duplicate, "skipped": total.skipped})
        for total in taken.control
        if total.duplicate or total.skipped
    ]
    return [*taken.problems, *(rejection_problem(rejection) for rejection in taken.rejections), *lost]


def _statements(premise: Premise) -> dict[str, Sequence[Cells]]:
    """Every ledger was delivered for all time, unless a step says what was."""
    kind = premise.programme.purposes.get("delivery")
    if kind is None or kind.valid is None or kind.name_field is None:
        return {}
    first, last = kind.valid[0], kind.valid[1] or kind.valid[0]
    written = list(premise.rows.get(kind.kind, ()))
    spoken_of = {row.get(kind.name_field) for row in written}
    for name in _needing(premise.programme):
        always = [(LONG_AGO, FAR_AHEAD)] if name not in spoken_of else []
        spans = premise.delivered.get(name, always)
        written += [{kind.name_field: name, first: begin, last: end} for begin, end in spans]
    return {kind.kind: written}


def _needing(programme: Programme) -> list[str]:
    return [name for name, kind in programme.kinds.items() if kind.needs_delivery]
