"""Rules as YAML and rows as texts in, an evaluation out: through the real loader, checker, database and judge."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from starcrew.backend import Duckdb
from starcrew.backend.duckdb import Compiled
from starcrew.check import programme
from starcrew.evaluate import Asked, GivenRecords, Prepared, evaluate, prepare
from starcrew.judge import Judge
from starcrew.load import load_file
from starcrew.model.evaluation import Evaluation, Line, Scorecard
from starcrew.model.kinds import Kind
from starcrew.model.periods import Period
from starcrew.model.places import Place
from starcrew.model.records import COLUMN_TYPES, Origin, Record
from starcrew.model.schemes import Scheme
from starcrew.model.sheets import Sheet
from starcrew.model.site import Site, SiteFile

Q3 = Period("2026Q3", dt.date(2026, 7, 1), dt.date(2026, 10, 1))
COMPILED: Compiled = {}
"""SQL of what many tests share: compiling is the dear part."""
Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@cache
def prepared(rules: str, as_of: str = "2026-09-30", without: tuple[str, ...] = ()) -> Prepared:
    """The rules on the kinds of plant.yaml but for `without`, in the third quarter of 2026."""
    kinds, problems = load_file((Path(__file__).parent / "plant.yaml").read_text(encoding="utf-8"), "plant", "kind")
    assert problems == ()
    found, problems = load_file(rules, "rules", "sheet", "scheme")
    assert problems == (), [problem.text("zh") for problem in problems]
    values = [one.value for one in (*kinds, *found)]
    site = Site(
        file=SiteFile(site="样"),
        kinds={v.kind: v for v in values if isinstance(v, Kind) and v.kind not in without},
        sheets={v.sheet: v for v in values if isinstance(v, Sheet)},
        schemes={v.scheme: v for v in values if isinstance(v, Scheme)},
    )
    places = {one.key: one.place for one in (*kinds, *found)} | {("site",): Place("site", found[0].place.node)}
    plan, faults = programme(site, places)
    assert [fault.text("zh") for fault in faults if fault.severity == "error"] == []
    return prepare(plan, Asked(Q3, dt.date.fromisoformat(as_of)))


def scored(plan: Prepared, rows: Rows, judge: Judge, threads: int = 1) -> Evaluation:
    kinds = plan.world.programme.kinds
    records = {name: [record(n, row, kinds[name]) for n, row in enumerate(given)] for name, given in rows.items()}
    with Duckdb(threads=threads, compiled=COMPILED) as backend:
        return evaluate(plan, GivenRecords(records), backend, judge=judge)


def record(number: int, row: Mapping[str, Any], kind: Kind) -> Record:
    assert not set(row) - set(kind.fields) - {"_id", "_file"}, row
    values = {name: _stored(row[name], field.type) for name, field in kind.fields.items() if name in row}
    origin = Origin(row.get("_file", "file.xlsx"), kind.kind, number + 1)
    return Record(row.get("_id", f"{kind.kind}:{number:03}"), kind.kind, values, origin)


def _stored(value: Any, sort: str) -> Any:
    if value is None:
        return None
    if COLUMN_TYPES[sort] == "date":  # type: ignore[index]
        return dt.date.fromisoformat(value)
    return round(float(value) * 10**6) if sort == "decimal" else value


def teams(*names: str, **other: str) -> list[dict[str, Any]]:
    return [{"编号": name, "启用": "2020-01-01", **other} for name in names]


def event(team: str, sort: str, **other: Any) -> dict[str, Any]:
    return {"班组": team, "日期": "2026-07-15", "类": sort, **other}


def cards(evaluation: Evaluation) -> dict[str, Scorecard]:
    return {card.id: card for card in evaluation.scorecards}


def line(evaluation: Evaluation, team: str, item: str) -> Line:
    (found,) = (each for each in cards(evaluation)[team].lines if each.item == item)
    return found


def points(number: int | None) -> float | None:
    """Ten-thousandths as points; only to be compared with numbers of at most four decimals."""
    return None if number is None else number / 10_000
