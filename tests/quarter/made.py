"""The sample quarter taken from workbooks to an evaluation, by the public stages."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from starcrew.backend import Duckdb
from starcrew.backend.duckdb import Compiled
from starcrew.check import programme
from starcrew.evaluate import Asked, GivenRecords, Prepared, Records, evaluate, prepare
from starcrew.intake import IntakeResult, intake
from starcrew.judge import Judge
from starcrew.ledger import Ledger
from starcrew.load import load_site
from starcrew.model.batches import Batch
from starcrew.model.evaluation import Evaluation
from starcrew.model.periods import Period, period
from starcrew.model.plan import Programme
from starcrew.model.records import Record

NAME = "2026Q3"
LAST_DAY = dt.date(2026, 9, 30)
AT = dt.datetime(2026, 10, 1, 8)  # noqa: DTZ001 - naive local wall clock, as batches have it


def quarter() -> Period:
    found = period(NAME, {})
    assert found is not None
    return found


def programme_of(site: Path) -> Programme:
    loaded = load_site(site)
    assert loaded.site is not None
    found, problems = programme(loaded.site, loaded.places)
    assert [p for p in (*loaded.problems, *problems) if p.severity == "error"] == []
    return found


def taken_in(paths: Sequence[Path], site: Programme, ledger: Ledger | None = None) -> IntakeResult:
    """ledger: what is known already."""
    return intake(paths, site.kinds, site.site.shifts, known=ledger, period=quarter())


def committed(ledger: Ledger, found: IntakeResult) -> Ledger:
    """The ledger, with all that one intake brought."""
    batch = Batch("测试", AT, totals=found.control, rejections=found.rejections, repairs=found.repairs)
    assert ledger.commit(replace(batch, records=found.records)) is not None
    return ledger


def by_kind(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.kind, []).append(record)
    return found


def facts_written(folder: Path, records: Mapping[str, Sequence[Record]]) -> Path:
    """The records as `<kind>.jsonl`, in the way the sample writes what it meant."""
    folder.mkdir(parents=True)
    for kind, rows in records.items():
        lines = (
            json.dumps({"accepted": True, "values": dict(row.values)}, ensure_ascii=False, default=_iso) for row in rows
        )
        (folder / f"{kind}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _iso(value: object) -> str:
    assert isinstance(value, dt.date)
    return value.isoformat()


@dataclass(frozen=True, slots=True)
class Bench:
    """Evaluates one record set after the other; expressions met before are not compiled again."""

    judge: Judge
    prepared: Prepared
    compiled: Compiled = field(default_factory=dict)

    def evaluation(self, records: Records | Iterable[Record], *, threads: int = 2) -> Evaluation:
        given = GivenRecords(by_kind(records)) if isinstance(records, Iterable) else records
        with Duckdb(threads, compiled=self.compiled) as backend:
            return evaluate(self.prepared, given, backend, judge=self.judge)

    def asking(self, site: Programme) -> "Bench":
        """The same bench with other rules."""
        return Bench(self.judge, asked(site), self.compiled)


def asked(site: Programme) -> Prepared:
    return prepare(site, Asked(quarter(), LAST_DAY))
