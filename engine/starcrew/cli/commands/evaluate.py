"""`starcrew evaluate`: a period from records to stars, kept on disk."""

import datetime as dt
import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from starcrew.cli.language import Voice
from starcrew.cli.options import HERE, AsJson, PeriodName, Site
from starcrew.cli.progress import bar
from starcrew.cli.site import PROBLEMS, OpenSite, open_site
from starcrew.errors import Problem, UsageError

if TYPE_CHECKING:
    from starcrew.evaluate import Asked
    from starcrew.model.evaluation import Evaluation
    from starcrew.seal import Manifest


def evaluate(
    ctx: typer.Context,
    period: PeriodName,
    *,
    site: Site = HERE,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="cli.option.as_of")] = None,
    batch: Annotated[int | None, typer.Option("--batch", metavar="N", help="cli.option.batch")] = None,
    scheme: Annotated[list[str] | None, typer.Option("--scheme", metavar="NAME", help="cli.option.scheme")] = None,
    as_json: AsJson = False,
) -> None:
    """Items that cannot be judged are no failure of the command (exit code 0): they are listed with their reasons."""
    voice: Voice = ctx.obj
    opened = open_site(site, voice)
    asked = _asked(opened, period, as_of, scheme or [])
    with _uncollected():
        found, place = _evaluated(opened, asked, batch, voice)
    if as_json:
        from starcrew.report.contract import evaluation_json

        typer.echo(json.dumps(evaluation_json(found) | {"folder": str(place)}, ensure_ascii=False, indent=1))
        return
    _print(found, opened, place, voice)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Expressions are many and all stay in use: looking for garbage among them takes a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _asked(opened: OpenSite, period: str, as_of: str | None, schemes: list[str]) -> "Asked":
    from starcrew.evaluate import Asked

    for name in schemes:
        if name not in opened.programme.schemes:
            known = "、".join(opened.programme.schemes)
            raise UsageError(Problem("cli.no_such_scheme", args={"name": name, "known": known}))
    chosen = opened.period(period)
    day = _day(as_of) if as_of else min(chosen.last, opened.now.date())
    return Asked(chosen, day, schemes=tuple(schemes) or None)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(Problem("check.not_a_date", args={"text": text})) from None


def _evaluated(opened: OpenSite, asked: "Asked", batch: int | None, voice: Voice) -> "tuple[Evaluation, Path]":
    """The evaluation and its folder, which appears whole at the end or not at all."""
    from starcrew.backend import Duckdb
    from starcrew.evaluate import StoredRecords, prepare
    from starcrew.evaluate import evaluate as carry_out
    from starcrew.judge import Judge
    from starcrew.model.draft import Cover
    from starcrew.seal import save

    ledger = opened.ledger
    number = len(ledger.batches(batch))
    prepared = prepare(opened.programme, asked)
    total = sum(isinstance(step, Cover) for step in prepared.steps)
    with bar(voice.words("cli.evaluating"), total) as progress, Duckdb() as backend, Judge() as judge:
        records = StoredRecords(ledger, number)
        found = carry_out(prepared, records, backend, judge=judge, progress=progress)
        if not found.scorecards:
            voice.aside("cli.nobody", period=asked.period.name)
            raise typer.Exit(PROBLEMS)
        return found, save(found, _manifest(opened, found, number), opened.evaluations, backend)


def _manifest(opened: OpenSite, found: "Evaluation", batch: int) -> "Manifest":
    from starcrew.seal import Manifest

    return Manifest(
        period=found.period,
        first=found.first.isoformat(),
        last=found.last.isoformat(),
        as_of=found.as_of.isoformat(),
        schemes=tuple(dict.fromkeys(card.scheme for card in found.scorecards)),
        number=0,
        batch=batch,
        made_at=opened.now.isoformat(),
        rules=opened.loaded.files,
        records=opened.ledger.manifest(batch),
        result=found.digest,
    )


def _print(found: "Evaluation", opened: OpenSite, place: Path, voice: Voice) -> None:
    from starcrew.cli.ranking import blocked_lines, ranking_lines

    for line in (*ranking_lines(found, voice), *blocked_lines(found, opened.programme, voice)):
        typer.echo(line)
    voice.say("cli.evaluate_done", period=found.period, as_of=found.as_of, place=place, digest=found.digest[:16])
