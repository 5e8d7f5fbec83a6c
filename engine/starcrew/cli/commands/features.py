"""`starcrew test`: the site's features run, and the clauses that no scenario reaches."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from starcrew.cli.language import Voice, place
from starcrew.cli.options import HERE, AsJson, Site
from starcrew.cli.site import PROBLEMS, OpenSite, open_site

if TYPE_CHECKING:
    from starcrew.spec import ClauseId, FeatureReport


def features(ctx: typer.Context, *, site: Site = HERE, as_json: AsJson = False) -> None:
    """Exit code 1 when a scenario fails or a file cannot be read; clauses not reached are only named."""
    from starcrew.spec import run_features

    voice: Voice = ctx.obj
    opened = open_site(site, voice)
    found = run_features(site)
    if as_json:
        typer.echo(json.dumps(_json(found, voice), ensure_ascii=False, indent=1))
    else:
        for line in _lines(found, opened, voice):
            typer.echo(line)
    if not found.sound:
        raise typer.Exit(PROBLEMS)


def _lines(found: "FeatureReport", opened: OpenSite, voice: Voice) -> Iterator[str]:
    for problem in found.problems:
        yield voice.told(problem)
    for scenario in found.failed:
        yield f"{place(scenario.source)}: {scenario.name}"
        yield from (f"    {line}" for line in scenario.message.splitlines())
    passed = len(found.scenarios) - len(found.failed)
    yield voice.words("cli.features_done", passed=passed, failed=len(found.failed))
    if found.unreached:
        yield voice.words("cli.unreached", count=len(found.unreached))
    for clause in found.unreached:
        yield f"  {_clause(clause, opened, voice)}"


def _clause(clause: "ClauseId", opened: OpenSite, voice: Voice) -> str:
    """`LX-1 到会率 2: 到会率 至少 80%、低于 90% → 扣 0.5 分`."""
    from starcrew.report.words import clause_words

    items = opened.programme.sheets[clause.sheet].items
    check = next(item for item in items if item.written.id == clause.item).written.checks[clause.check - 1]
    words = clause_words(check.clauses[clause.clause - 1], voice.lang)
    return f"{clause.item} {check.name} {clause.clause}: {words}"


def _json(found: "FeatureReport", voice: Voice) -> dict[str, object]:
    from starcrew.report.contract import problems_json

    scenarios = [
        {"file": s.source.file, "line": s.source.line, "name": s.name, "outcome": s.outcome, "message": s.message}
        for s in found.scenarios
    ]
    unreached = [{"sheet": c.sheet, "item": c.item, "check": c.check, "clause": c.clause} for c in found.unreached]
    return {"scenarios": scenarios, "unreached": unreached, "problems": problems_json(found.problems, voice.lang)}
