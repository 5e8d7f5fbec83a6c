"""The steps that any site's features may use. Each is one line into the premise or onto what the engine said."""

import re
from collections.abc import Callable, Iterator

import pytest
from pytest_bdd import given, parsers, then, when

from starcrew.spec import stars
from starcrew.spec.premise import Premise, day, days
from starcrew.spec.scene import Scene
from starcrew.spec.tables import Table, rows_of

NAMES = re.compile(r'["“]([^"”]+)["”]')
_QUOTED = '["“]{}["”]'
KIND = "《(?P<kind>[^》]+)》"
SPAN = r"(?P<first>\d{4}-\d{2}-\d{2})(?:至(?P<last>\d{4}-\d{2}-\d{2}))?"
TEAM = "班组" + _QUOTED.format('(?P<team>[^"”]+)')
SUBJECT = "(?P<sort>班组|职工)" + _QUOTED.format('(?P<name>[^"”]+)')
ITEM = SUBJECT + "的" + _QUOTED.format('(?P<item>[^"”]+)')
CHECK = ITEM + "中" + _QUOTED.format('(?P<check>[^"”]+)')
NUMBER = r"(?P<points>\d+(?:\.\d+)?)"
STAR = r"(?P<star>\d)"
COMMA, COLON = "[,\uff0c] ?", "[:\uff1a]"


def said(pattern: str) -> parsers.re:
    """A step in these words, and nothing else."""
    return parsers.re(rf"\s*{pattern}\s*$")


# ── 假如 ──


@given(said("有班组(?P<names>.+)"))
def _(premise: Premise, names: str) -> None:
    roster = premise.serving("team_roster")
    for name in NAMES.findall(names):
        premise.add(roster, {roster.id_field or "": name, roster.name_field or "": name})


@given(said("有职工(?P<names>.+)"))
def _(premise: Premise, names: str) -> None:
    roster = premise.serving("worker_roster")
    for name in NAMES.findall(names):
        premise.add(roster, {roster.id_field or "": name, roster.name_field or "": name})


@given(said(f"{TEAM}有职工(?P<names>.+)"))
def _(premise: Premise, team: str, names: str) -> None:
    roster, members = premise.serving("worker_roster"), premise.serving("membership")
    person, group = members.roles["worker"][0], members.roles["team"][0]
    for name in NAMES.findall(names):
        premise.add(roster, {roster.id_field or "": name, roster.name_field or "": name})
        premise.add(members, {person: name, group: team})


@given(said(f"有以下{KIND}记录{COLON}"))
def _(premise: Premise, kind: str, datatable: Table) -> None:
    for row in rows_of(datatable, premise.kind(kind)):
        premise.add(premise.kind(kind), row)


@given(said(rf"有(?P<count>\d+)条以下{KIND}记录{COLON}"))
def _(premise: Premise, count: str, kind: str, datatable: Table) -> None:
    for row in rows_of(datatable, premise.kind(kind)) * int(count):
        premise.add(premise.kind(kind), row)


@given(said(f"{SPAN}每天有以下{KIND}记录{COLON}"))
def _(premise: Premise, first: str, last: str | None, kind: str, datatable: Table) -> None:
    for row in rows_of(datatable, premise.kind(kind)):
        premise.add_daily(premise.kind(kind), row, days(first, last))


@given(said(f"每条《(?P<named>[^》]+)》都有以下{KIND}记录{COLON}"))
def _(premise: Premise, named: str, kind: str, datatable: Table) -> None:
    premise.add_for_each(premise.kind(named), premise.kind(kind), rows_of(datatable, premise.kind(kind)))


@given(said(f"{KIND}记录默认为{COLON}"))
def _(premise: Premise, kind: str, datatable: Table) -> None:
    premise.defaults[kind] = rows_of(datatable, premise.kind(kind))[0]


@given(said(f"{KIND}台账已交付{SPAN}"))
def _(premise: Premise, kind: str, first: str, last: str | None) -> None:
    premise.delivered.setdefault(premise.kind(kind).kind, []).append((first, last or first))


@given(said(f"{KIND}台账没有交付"))
def _(premise: Premise, kind: str) -> None:
    premise.delivered[premise.kind(kind).kind] = []


@given(said("其余台账均已交付"))
def _() -> None:
    """What is so anyhow; for readers who want to see it said."""


@given(said(f"{TEAM}{SPAN}(?:每天)?上(?P<shifts>.+)"))
def _(premise: Premise, team: str, first: str, last: str | None, shifts: str) -> None:
    schedule = premise.serving("schedule")
    shift = next(name for name, field in schedule.fields.items() if field.type == "shift")
    for name in shifts.split("、"):
        premise.add_daily(schedule, {schedule.roles["team"][0]: team, shift: name}, days(first, last))


@given(said(f"{TEAM}{SPAN}停产"))
def _(premise: Premise, team: str, first: str, last: str | None) -> None:
    stop = premise.serving("suspension")
    begin, end = stop.valid or ("", None)
    premise.add(stop, {stop.roles["team"][0]: team, begin: first, end or begin: last or first})


# ── 当 ──


@when(said('评定[“"]?(?P<named>[^,\uff0c“”"]+?)[”"]?'))
def _(scene: Scene, named: str) -> None:
    scene.evaluate(named, None)


@when(said(r'评定[“"]?(?P<named>[^,\uff0c“”"]+?)[”"]?' + COMMA + r'截至(?P<last>\d{4}-\d{2}-\d{2})'))
def _(scene: Scene, named: str, last: str) -> None:
    scene.evaluate(named, day(last))


# ── 那么:一个项目 ──


@then(said(f"{ITEM}(?P<what>得|扣|加){NUMBER}分"))
def _(scene: Scene, sort: str, name: str, item: str, what: str, points: str) -> None:  # noqa: PLR0917
    scene.item(sort, name, item).amount(what, points)


@then(said(f"{ITEM}不(?P<what>扣|加)分"))
def _(scene: Scene, sort: str, name: str, item: str, what: str) -> None:  # noqa: PLR0917
    scene.item(sort, name, item).amount(what, "0")


@then(said(f"{ITEM}(?P<what>得|扣|加){NUMBER}分{COMMA}因为{COLON}"))
def _(scene: Scene, sort: str, name: str, item: str, what: str, points: str, datatable: Table) -> None:  # noqa: PLR0917
    told = scene.item(sort, name, item)
    told.amount(what, points)
    told.reasons(datatable)


@then(said(f"{ITEM}(?P<state>不适用|无法判定|满足|不满足)"))
def _(scene: Scene, sort: str, name: str, item: str, state: str) -> None:  # noqa: PLR0917
    scene.item(sort, name, item).state(state)


@then(said(f"{ITEM}限{STAR}星"))
def _(scene: Scene, sort: str, name: str, item: str, star: str) -> None:  # noqa: PLR0917
    scene.item(sort, name, item).cap(int(star))


@then(said(f"{ITEM}不限星"))
def _(scene: Scene, sort: str, name: str, item: str) -> None:
    scene.item(sort, name, item).cap(None)


@then(said(f"{ITEM}(?P<veto>取消资格|总分为零)"))
def _(scene: Scene, sort: str, name: str, item: str, veto: str) -> None:  # noqa: PLR0917
    scene.item(sort, name, item).flag(veto, wanted=True)


@then(said(f"{ITEM}不(?P<veto>取消资格|清零总分)"))
def _(scene: Scene, sort: str, name: str, item: str, veto: str) -> None:  # noqa: PLR0917
    scene.item(sort, name, item).flag(veto.replace("清零总分", "总分为零"), wanted=False)


@then(said(f"{CHECK}(?P<what>扣|加){NUMBER}分"))
def _(scene: Scene, sort: str, name: str, item: str, check: str, what: str, points: str) -> None:  # noqa: PLR0917
    scene.item(sort, name, item).within(check, what, points)


@then(said(f"{CHECK}不(?P<what>扣|加)分"))
def _(scene: Scene, sort: str, name: str, item: str, check: str, what: str) -> None:  # noqa: PLR0917
    scene.item(sort, name, item).within(check, what, "0")


# ── 那么:总分和星级 ──


@then(said(f"{SUBJECT}总分{NUMBER}分"))
def _(scene: Scene, sort: str, name: str, points: str) -> None:
    stars.expect_total(scene.card(sort, name), points)


@then(said(f"{SUBJECT}评为{STAR}星"))
def _(scene: Scene, sort: str, name: str, star: str) -> None:
    stars.expect_star(scene.card(sort, name), int(star), int(star))


@then(said(rf"{SUBJECT}评为(?P<low>\d)至(?P<high>\d)星"))
def _(scene: Scene, sort: str, name: str, low: str, high: str) -> None:
    stars.expect_star(scene.card(sort, name), int(low), int(high))


@then(said(f"{SUBJECT}不评星"))
def _(scene: Scene, sort: str, name: str) -> None:
    stars.expect_star(scene.card(sort, name), 0, 0)


@then(said(f"{SUBJECT}最高{STAR}星"))
def _(scene: Scene, sort: str, name: str, star: str) -> None:
    stars.expect_limit(scene.card(sort, name), int(star))


@then(said(f"{SUBJECT}(?P<rated>参评|不参评)"))
def _(scene: Scene, sort: str, name: str, rated: str) -> None:
    stars.expect_rated(scene.card(sort, name), rated)


@then(said(f"{SUBJECT}取消资格"))
def _(scene: Scene, sort: str, name: str) -> None:
    stars.expect_disqualified(scene.card(sort, name))


@then(said(f"{SUBJECT}距{STAR}星还差{COLON}"))
def _(scene: Scene, sort: str, name: str, star: str, datatable: Table) -> None:
    stars.expect_gaps(scene.card(sort, name), int(star), datatable, scene.bench.programme)
