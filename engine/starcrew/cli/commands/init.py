"""`starcrew init`: the reference site, copied for a new user."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from starcrew.cli.language import Voice
from starcrew.errors import Problem, UsageError


def init(
    ctx: typer.Context, folder: Annotated[Path, typer.Argument(metavar="DIR", help="cli.argument.new_site")]
) -> None:
    """A new site: site.yaml at its root, schemas, rules and features beside it."""
    from starcrew.reference_site import reference_site

    voice: Voice = ctx.obj
    refuse_filled(folder)
    source = reference_site()
    folder.mkdir(parents=True, exist_ok=True)
    for part in (source.rules, source.schemas, source.features):
        shutil.copytree(part, folder / part.name, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    shutil.move(folder / "rules" / source.settings.name, folder / source.settings.name)
    voice.say("cli.init_done", folder=folder)


def refuse_filled(folder: Path) -> None:
    """Raises UsageError for a folder that has something in it, or a file in its place."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(Problem("cli.not_empty", args={"folder": folder}))
