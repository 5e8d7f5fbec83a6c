"""`starcrew intake`: ledgers into the record store, with what became of every row."""

import getpass
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from starcrew.cli.language import Voice
from starcrew.cli.options import HERE, AsJson, Site
from starcrew.cli.progress import bar
from starcrew.cli.site import PROBLEMS, OpenSite, open_site
from starcrew.cli.tables import table
from starcrew.errors import Problem, UsageError

if TYPE_CHECKING:
    from starcrew.intake import IntakeResult

_COUNTS = ("read", "accepted", "rejected", "skipped", "duplicate", "repaired")
_MOST_SHOWN = 20


def intake(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="cli.argument.paths")],
    *,
    site: Site = HERE,
    period: Annotated[str | None, typer.Option("--period", metavar="PERIOD", help="cli.option.year")] = None,
    rejected: Annotated[Path | None, typer.Option("--rejected", metavar="DIR", help="cli.option.rejected")] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="cli.option.sender")] = None,
    as_json: AsJson = False,
) -> None:
    """Rejected rows are no failure of the command (exit code 0): they are counted, kept and can be sent again.

    Exit code 1 when a whole file or sheet was refused.
    """
    voice: Voice = ctx.obj
    absent = [path for path in paths if not path.exists()]
    if absent:
        raise UsageError(Problem("cli.no_such_path", args={"path": absent[0]}))
    opened = open_site(site, voice, rules=False)
    taken = _read(paths, opened, period, voice)
    found, number = taken.result, _commit(taken, opened, who or _login())
    if rejected is not None and found.rejections:
        _write_back(found, opened, rejected, voice)
    if as_json:
        _print_json(found, number, voice)
    else:
        _print(found, number, voice)
    if any(problem.severity == "error" for problem in found.problems):
        raise typer.Exit(PROBLEMS)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What was read. seen: the last batch that was known when duplicates were sought."""

    result: "IntakeResult"
    seen: int


def _read(paths: list[Path], opened: OpenSite, period: str | None, voice: Voice) -> _Taken:
    from starcrew.intake import intake as take_in

    words, ledger = opened.words(period), opened.ledger
    seen = len(ledger.batches())
    with bar(voice.words("cli.reading")) as progress:
        result = take_in(
            paths,
            words.kinds,
            words.shifts,
            known=ledger,
            period=words.period,
            progress=progress,
            zone=words.zone,
        )
    return _Taken(result, seen)


def _commit(taken: _Taken, opened: OpenSite, who: str) -> int | None:
    from starcrew.model.batches import Batch, FileDigest

    found = taken.result
    batch = Batch(
        who,
        opened.now,
        records=found.records,
        totals=found.control,
        rejections=found.rejections,
        repairs=found.repairs,
        files=[FileDigest(file, digest) for file, digest in sorted(found.digests.items())],
        seen=taken.seen,
    )
    return opened.ledger.commit(batch)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user on this machine, as in some containers
        return ""


def _write_back(found: "IntakeResult", opened: OpenSite, folder: Path, voice: Voice) -> None:
    from starcrew.intake import write_rejected

    for path in write_rejected(folder, found.rejections, opened.programme.kinds, lang=voice.lang):
        voice.aside("cli.rejected_written", path=path)


def _print_json(found: "IntakeResult", number: int | None, voice: Voice) -> None:
    from starcrew.report.contract import problems_json, totals_json

    problems = problems_json(found.problems, voice.lang)
    said = {"batch": number, "sheets": totals_json(found.control), "problems": problems}
    typer.echo(json.dumps(said, ensure_ascii=False, indent=1))


def _print(found: "IntakeResult", number: int | None, voice: Voice) -> None:
    for problem in found.problems:
        voice.problem(problem)
    _print_totals(found, voice)
    _print_rejections(found, voice)
    if number is None:
        voice.say("cli.nothing_new")
    else:
        repairs = len(found.repairs)
        voice.say("cli.intake_done", batch=number, records=len(found.records), repairs=repairs)


def _print_totals(found: "IntakeResult", voice: Voice) -> None:
    head = [voice.words(f"cli.head.{name}") for name in ("file", "sheet", "kind", *_COUNTS)]
    rows = [[t.file, t.sheet, t.kind, *(getattr(t, name) for name in _COUNTS)] for t in found.control]
    sums = [sum(getattr(total, name) for total in found.control) for name in _COUNTS]
    rows.append([voice.words("cli.sum"), "", "", *sums])
    for line in table(head, rows, right=frozenset(range(3, 9))):
        typer.echo(line)


def _print_rejections(found: "IntakeResult", voice: Voice) -> None:
    """Each reason once with how often it was met and the first row; all rows are in the store."""
    from starcrew.intake import rejection_problem

    if not found.rejections:
        return
    counts = Counter((each.code, each.kind, each.column) for each in found.rejections)
    first = {(each.code, each.kind, each.column): each for each in reversed(found.rejections)}
    rows = len({each.origin for each in found.rejections})
    voice.say("cli.rejected", rows=rows, faults=len(found.rejections))
    for key, count in counts.most_common(_MOST_SHOWN):
        typer.echo(f"  {count} × {voice.told(rejection_problem(first[key]))}")
    if len(counts) > _MOST_SHOWN:
        voice.say("cli.more", count=len(counts) - _MOST_SHOWN)
