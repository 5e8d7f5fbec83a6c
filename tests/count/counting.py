"""A check as YAML and rows as texts in, counted cases out: through the real loader, checker and database."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from starcrew.backend import Duckdb
from starcrew.backend.duckdb import Compiled
from starcrew.check import programme
from starcrew.count.pipeline import counted
from starcrew.count.world import World, world
from starcrew.load import load_file
from starcrew.model.draft import COVER, Draft, Keep, Load, Provide
from starcrew.model.kinds import Kind
from starcrew.model.periods import Period, period
from starcrew.model.plan import CASE, EVIDENCE, SUBJECT, CheckPlan, Programme
from starcrew.model.records import COLUMN_TYPES, stored_columns
from starcrew.model.rows import denominator, numerator
from starcrew.model.sheets import Sheet
from starcrew.model.site import Site, SiteFile

SHIFTS = """
站点: 样
班次:
  早班: {上班: "08:00", 下班: "16:00"}
  夜班: {上班: "00:00", 下班: "08:00"}
  跨日班: {上班: "22:00", 下班: "06:00"}
  跨日归次日: {上班: "22:00", 下班: "06:00", 业务日: 结束日}
"""
Q3 = period("2026Q3", {}) or Period("", dt.date.min, dt.date.min)
Rows = Mapping[str, Any]
"""Kind → rows, each field → text; `_id` names a row."""
Gap = tuple[str, str, str, str]
"""subject, kind, first and last day that nobody delivered."""
COMPILED: Compiled = {}
"""SQL of what many tests share, such as the rows of a kind: compiling is the dear part."""


@cache
def _kinds() -> tuple[dict[str, Kind], dict[tuple[str, ...], Any]]:
    found, problems = load_file((Path(__file__).parent / "plant.yaml").read_text(encoding="utf-8"), "plant", "kind")
    assert problems == ()
    return {one.key[1]: one.value for one in found if isinstance(one.value, Kind)}, {o.key: o.place for o in found}


@cache
def _site_file() -> tuple[SiteFile, Any]:
    (found,), problems = load_file(SHIFTS, "site.yaml", "site")
    assert problems == ()
    assert isinstance(found.value, SiteFile)
    return found.value, found.place


@cache
def planned(check: str, see: tuple[str, ...], subject: str = "班组", without: tuple[str, ...] = ()) -> Programme:
    """The programme of one check with one clause, which looks at the fields `see`. without: purposes left out."""
    kinds, places = _kinds()
    kinds = {name: kind for name, kind in kinds.items() if kind.kind not in without}
    file, at = _site_file()
    steps = "\n".join("    " + line for line in check.strip().splitlines())
    tests = ", ".join(f"{name}: {{有值: 是}}" for name in see)
    head = f"考核表: 试\n对象: {subject}\n项目:\n- 编号: S-1\n  名称: 试\n  标准分: 10\n  检查:\n  - 名称: 试\n"
    text = f"{head}{steps}\n    判定:\n    - {{当: {{{tests}}}, 不计: 是}}\n"
    (sheet,), problems = load_file(text, "check", "sheet")
    assert problems == (), [problem.text("zh") for problem in problems]
    assert isinstance(sheet.value, Sheet)
    found, faults = programme(
        Site(file=file, kinds=kinds, sheets={"试": sheet.value}, schemes={}),
        {**places, ("site",): at, sheet.key: sheet.place},
    )
    assert faults == (), [fault.text("zh") for fault in faults]
    return found


def cases(
    check: str,
    rows: Rows,
    *see: str,
    subject: str = "班组",
    within: Period = Q3,
    as_of: str | None = None,
    absent: Sequence[Gap] = (),
    without: tuple[str, ...] = (),
) -> list[dict[str, Any]]:
    """The cases of the check, one dict each, by subject and case. A ratio stands as text `6/7`."""
    plan = planned(check, see, subject, without)
    (one,) = plan.checks
    draft = Draft()
    around = world(plan, within, dt.date.fromisoformat(as_of) if as_of else within.last, checks=[one], draft=draft)
    stretches = [(s, k, dt.date.fromisoformat(a), dt.date.fromisoformat(b)) for s, k, a, b in absent]
    gaps = draft.load("absent", COVER, stretches)
    table = counted(one, around, around.subjects[one.subject].select(SUBJECT), gaps).cases
    with Duckdb(threads=1, compiled=COMPILED) as backend:
        carry_out(draft, around, rows, backend)
        found = backend.rows(table)
    named = (dict(zip(table.columns, row, strict=True)) for row in found)
    return sorted((_shown(case, one, see) for case in named), key=lambda c: (c[SUBJECT], c[CASE]))


def carry_out(draft: Draft, around: World, rows: Rows, backend: Duckdb) -> None:
    for step in draft.steps:
        if isinstance(step, Provide):
            kind = around.programme.kinds[step.kind]
            backend.load(
                step.name, stored_columns(kind), [stored_row(r, n, kind) for n, r in enumerate(rows.get(kind.kind, ()))]
            )
        elif isinstance(step, Load):
            backend.load(step.name, step.schema, step.rows)
        elif isinstance(step, Keep):
            backend.keep(step.expression, step.name)


def stored_row(given: Mapping[str, Any], number: int, kind: Kind) -> tuple[object, ...]:
    unknown = set(given) - set(kind.fields) - {"_id"}
    assert not unknown, unknown
    values = {name: _stored(value, kind.fields[name].type) for name, value in given.items() if name in kind.fields}
    system = {"_id": given.get("_id", f"{kind.kind}:{number:03}"), "_op": "add"}
    return tuple(values.get(name, system.get(name)) for name in stored_columns(kind))


def _stored(value: Any, sort: str) -> object:
    """Texts as a test writes them: days and moments in ISO, clock times as 23:30, decimals as 79.5."""
    column = COLUMN_TYPES[sort]  # type: ignore[index]
    if value is None:
        return None
    if column == "date":
        return dt.date.fromisoformat(value)
    if column == "timestamp":
        return dt.datetime.fromisoformat(value)
    if sort == "time":
        hours, minutes, *seconds = (int(part) for part in value.split(":"))
        return hours * 3600 + minutes * 60 + sum(seconds)
    if sort in ("decimal", "percent"):
        return round(float(value) * 10**6)
    return value


def _shown(case: dict[str, Any], check: CheckPlan, see: Sequence[str]) -> dict[str, Any]:
    shown = {SUBJECT: case[SUBJECT], CASE: case[CASE], EVIDENCE: list(case[EVIDENCE] or [])}
    for written, field in zip(see, check.tested, strict=True):
        if field.type == "ratio":
            over, under = case[numerator(field.name)], case[denominator(field.name)]
            shown[written] = None if over is None or under is None else f"{over}/{under}"
        else:
            shown[written] = case[field.name]
    return shown


def seen(found: Sequence[Mapping[str, Any]], *names: str) -> dict[str, Any]:
    """Subject → the value, or tuple of values, of its only case."""
    assert len({case[SUBJECT] for case in found}) == len(found), found
    return {case[SUBJECT]: tuple(case[n] for n in names) if len(names) > 1 else case[names[0]] for case in found}


def teams(*names: str, **other: str) -> list[dict[str, str]]:
    return [{"班组编号": name, "启用": "2020-01-01", **other} for name in names]


def workers(*names: str) -> list[dict[str, str]]:
    return [{"工号": name, "入职": "2020-01-01"} for name in names]


def by_case(found: Sequence[Mapping[str, Any]], *names: str) -> dict[str, Any]:
    """Case → the value, or tuple of values."""
    return {case[CASE]: tuple(case[n] for n in names) if len(names) > 1 else case[names[0]] for case in found}
