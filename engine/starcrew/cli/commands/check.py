"""`starcrew check`: every problem of a site at file:line:column."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from starcrew.cli.language import Voice
from starcrew.cli.options import HERE, AsJson, Site
from starcrew.cli.site import PROBLEMS, look
from starcrew.errors import Problem, sort_problems


def check(ctx: typer.Context, *, site: Site = HERE, as_json: AsJson = False) -> None:
    """All of them at once, in the order in which a reader walks the files. Exit code 1 when there is an error."""
    voice: Voice = ctx.obj
    _, bound, of_rules = look(site, voice)
    problems = sort_problems([*of_rules, *_of_features(site)])
    errors = sum(problem.severity == "error" for problem in problems)
    if as_json:
        from starcrew.report.contract import problems_json

        typer.echo(json.dumps({"problems": problems_json(problems, voice.lang)}, ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            voice.problem(problem, sys.stdout)
        if bound is not None and not errors:
            items = sum(len(sheet.items) for sheet in bound.sheets.values())
            voice.say(
                "cli.check_counts",
                kinds=len(bound.kinds),
                sheets=len(bound.sheets),
                items=items,
                checks=len(bound.checks),
                schemes=len(bound.schemes),
            )
        voice.say("cli.check_done", errors=errors, warnings=len(problems) - errors)
    if errors:
        raise typer.Exit(PROBLEMS)


def _of_features(site: Path) -> Iterator[Problem]:
    """Faults of form; whether scenarios hold is for `starcrew test`."""
    from starcrew.spec.parse import feature_problems

    for path in sorted((site / "features").rglob("*.feature")):
        yield from feature_problems(path, path.relative_to(site).as_posix())
