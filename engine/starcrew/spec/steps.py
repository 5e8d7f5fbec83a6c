"""The steps that any site's features may use. Each is one line into the premise or onto what the engine said."""

from pytest_bdd import given, parsers, then, when

from starcrew.spec import stars
from starcrew.spec.premise import Premise, day, days
from starcrew.spec.scene import Scene
from starcrew.spec.tables import Table, rows_of

_NAMED = '["“][^"”]+["”]'
_DAY = r"\d{4}-\d{2}-\d{2}"
_NUMBER = r"\d+(?:\.\d+)?"

KIND = "《(?P<kind>[^》]+)》"
NAMES = f"(?P<names>{_NAMED}(?:、{_NAMED})*)"
SPAN = f"(?P<span>{_DAY}(?:至{_DAY})?)"
TEAM = '班组["“](?P<team>[^"”]+)["”]'
SUBJECT = f"(?P<who>(?:班组|职工){_NAMED})"
ITEM = f"(?P<line>(?:班组|职工){_NAMED}的{_NAMED})"
CHECK = f'{ITEM}中["“](?P<check>[^"”]+)["”]'
AMOUNT = f"(?P<amount>[得扣加]{_NUMBER}分|不[扣加]分)"
STAR = r"(?P<star>\d)"
PERIOD = '["“]?(?P<period>[^,\uff0c“”"]+?)["”]?'
COMMA, COLON = "[,\uff0c] ?", "[:\uff1a]"


def said(pattern: str) -> parsers.re:
    """A step in these words, and nothing else."""
    return parsers.re(rf"\s*{pattern}\s*$")


# ── 假如 ──


@given(said(f"有班组{NAMES}"))
def _(premise: Premise, names: str) -> None:
    premise.add_named("team_roster", names)


@given(said(f"有职工{NAMES}"))
def _(premise: Premise, names: str) -> None:
    premise.add_named("worker_roster", names)


@given(said(f"{TEAM}有职工{NAMES}"))
def _(premise: Premise, team: str, names: str) -> None:
    premise.add_members(team, premise.add_named("worker_roster", names))


@given(said(f"有以下{KIND}记录{COLON}"))
def _(premise: Premise, kind: str, datatable: Table) -> None:
    premise.add_rows(kind, rows_of(datatable, premise.kind(kind)))


@given(said(rf"有(?P<count>\d+)条以下{KIND}记录{COLON}"))
def _(premise: Premise, count: str, kind: str, datatable: Table) -> None:
    premise.add_rows(kind, rows_of(datatable, premise.kind(kind)) * int(count))


@given(said(f"{SPAN}每天有以下{KIND}记录{COLON}"))
def _(premise: Premise, span: str, kind: str, datatable: Table) -> None:
    premise.add_daily(kind, rows_of(datatable, premise.kind(kind)), days(span))


@given(said(f"每条《(?P<named>[^》]+)》都有以下{KIND}记录{COLON}"))
def _(premise: Premise, named: str, kind: str, datatable: Table) -> None:
    premise.add_for_each(named, kind, rows_of(datatable, premise.kind(kind)))


@given(said(f"{KIND}记录默认为{COLON}"))
def _(premise: Premise, kind: str, datatable: Table) -> None:
    premise.defaults[kind] = rows_of(datatable, premise.kind(kind))[0]


@given(said(f"{KIND}台账已交付{SPAN}"))
def _(premise: Premise, kind: str, span: str) -> None:
    premise.deliver(kind, days(span))


@given(said(f"{KIND}台账没有交付"))
def _(premise: Premise, kind: str) -> None:
    premise.deliver(kind, ())


@given(said("其余台账均已交付"))
def _() -> None:
    """What is so anyhow; for readers who want to see it said."""


@given(said(f"{TEAM}{SPAN}(?:每天)?上(?P<shifts>.+)"))
def _(premise: Premise, team: str, span: str, shifts: str) -> None:
    premise.add_shifts(team, shifts.split("、"), days(span))


@given(said(f"{TEAM}{SPAN}停产"))
def _(premise: Premise, team: str, span: str) -> None:
    premise.suspend(team, days(span))


# ── 当 ──


@when(said(f"评定{PERIOD}"))
def _(scene: Scene, period: str) -> None:
    scene.evaluate(period, None)


@when(said(f"评定{PERIOD}{COMMA}截至(?P<last>{_DAY})"))
def _(scene: Scene, period: str, last: str) -> None:
    scene.evaluate(period, day(last))


# ── 那么:一个项目 ──


@then(said(f"{ITEM}{AMOUNT}"))
def _(scene: Scene, line: str, amount: str) -> None:
    scene.item(line).amount(amount)


@then(said(f"{ITEM}{AMOUNT}{COMMA}因为{COLON}"))
def _(scene: Scene, line: str, amount: str, datatable: Table) -> None:
    scene.item(line).amount(amount)
    scene.item(line).reasons(datatable)


@then(said(f"{CHECK}{AMOUNT}"))
def _(scene: Scene, line: str, check: str, amount: str) -> None:
    scene.item(line).within(check, amount)


@then(said(f"{ITEM}(?P<state>不适用|无法判定|满足|不满足)"))
def _(scene: Scene, line: str, state: str) -> None:
    scene.item(line).state(state)


@then(said(f"{ITEM}限{STAR}星"))
def _(scene: Scene, line: str, star: str) -> None:
    scene.item(line).cap(int(star))


@then(said(f"{ITEM}不限星"))
def _(scene: Scene, line: str) -> None:
    scene.item(line).cap(None)


@then(said(f"{ITEM}(?P<veto>取消资格|总分为零)"))
def _(scene: Scene, line: str, veto: str) -> None:
    scene.item(line).veto(veto, wanted=True)


@then(said(f"{ITEM}(?P<veto>不取消资格|不清零总分)"))
def _(scene: Scene, line: str, veto: str) -> None:
    scene.item(line).veto(veto, wanted=False)


# ── 那么:总分和星级 ──


@then(said(f"{SUBJECT}总分(?P<points>{_NUMBER})分"))
def _(scene: Scene, who: str, points: str) -> None:
    stars.expect_total(scene.card(who), points)


@then(said(rf"{SUBJECT}评为(?P<stars_>\d(?:至\d)?)星"))
def _(scene: Scene, who: str, stars_: str) -> None:
    stars.expect_star(scene.card(who), stars_)


@then(said(f"{SUBJECT}不评星"))
def _(scene: Scene, who: str) -> None:
    stars.expect_star(scene.card(who), "0")


@then(said(f"{SUBJECT}最高{STAR}星"))
def _(scene: Scene, who: str, star: str) -> None:
    stars.expect_limit(scene.card(who), int(star))


@then(said(f"{SUBJECT}(?P<rated>参评|不参评)"))
def _(scene: Scene, who: str, rated: str) -> None:
    stars.expect_rated(scene.card(who), rated)


@then(said(f"{SUBJECT}取消资格"))
def _(scene: Scene, who: str) -> None:
    stars.expect_disqualified(scene.card(who))


@then(said(f"{SUBJECT}距{STAR}星还差{COLON}"))
def _(scene: Scene, who: str, star: str, datatable: Table) -> None:
    stars.expect_gaps(scene.card(who), int(star), datatable, scene.bench.programme)
