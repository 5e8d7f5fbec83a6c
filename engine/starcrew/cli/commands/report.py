"""`starcrew report`: the Excel workbook of an evaluation."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from starcrew.cli.kept import Kept, kept, origins_of
from starcrew.cli.language import Voice
from starcrew.cli.options import HERE, PeriodName, Site
from starcrew.cli.site import OpenSite, open_site
from starcrew.errors import Problem, UsageError

if TYPE_CHECKING:
    from starcrew.report.contents import Contents


def report(
    ctx: typer.Context,
    period: PeriodName,
    *,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="cli.option.out")] = None,
    site: Site = HERE,
) -> None:
    """From the newest evaluation of the period; without --out it is laid beside it."""
    from starcrew.report.workbook import write_workbook

    voice: Voice = ctx.obj
    opened = open_site(site, voice)
    found = kept(opened, period, voice)
    name = f"starcrew-{found.manifest.period}-{found.manifest.number}.xlsx"
    path = out or found.place / name
    if path.suffix.lower() != ".xlsx":
        raise UsageError(Problem("cli.not_xlsx", args={"path": path}))
    write_workbook(path, _contents(opened, found, voice))
    voice.say("cli.report_done", path=path)


def _contents(opened: OpenSite, found: Kept, voice: Voice) -> "Contents":
    from starcrew.intake import rejection_problem
    from starcrew.report.contents import Contents, Returned
    from starcrew.report.explain import evidence_ids

    ledger, batch = opened.ledger, found.manifest.batch
    ids = {id_ for card in found.evaluation.scorecards for id_ in evidence_ids(card)}
    returned = [
        Returned(number, each, rejection_problem(each).message(voice.lang)) for number, each in ledger.rejections(batch)
    ]
    return Contents(
        found.evaluation,
        opened.programme,
        origins_of(opened, found, ids),
        voice.lang,
        ledger.totals(batch),
        returned,
        _facts(opened, found, voice),
    )


def _facts(opened: OpenSite, found: Kept, voice: Voice) -> dict[str, str]:
    manifest = found.manifest
    facts = {
        "site": opened.programme.site.site,
        "as_of": manifest.as_of,
        "schemes": "、".join(manifest.schemes),
        "evaluation": str(manifest.number),
        "batch": str(manifest.batch),
        "made_at": manifest.made_at,
        "result": manifest.result,
        "engine": "; ".join(f"{name} {version}" for name, version in manifest.engine.items()),
    }
    named = {voice.words(f"cli.fact.{name}"): text for name, text in facts.items()}
    return named | {f"{voice.words('cli.fact.rule')} {file}": digest for file, digest in manifest.rules.items()}
