"""`starcrew sample`: what a plant would send in a quarter, to try everything on."""

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from starcrew.cli.commands.init import refuse_filled
from starcrew.cli.language import Voice
from starcrew.errors import Problem, UsageError


class Form(Enum):
    """What the sample is written as."""

    WORKBOOKS = "workbooks"
    PARQUET = "parquet"


def sample(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="cli.argument.new_sample")],
    *,
    teams: Annotated[int, typer.Option("--teams", min=1, help="cli.option.teams")] = 24,
    period: Annotated[str, typer.Option("--period", metavar="PERIOD", help="cli.option.sample_period")] = "2026Q3",
    seed: Annotated[int, typer.Option("--seed", help="cli.option.seed")] = 7,
    form: Annotated[Form, typer.Option("--format", help="cli.option.format")] = Form.WORKBOOKS,
) -> None:
    """Invented workbooks of one period with the truth about them; the same arguments give the same files."""
    from starcrew.sample import write_sample

    voice: Voice = ctx.obj
    refuse_filled(folder)
    try:
        truth = write_sample(folder, teams=teams, period=period, seed=seed, format=form.value)
    except ValueError as error:
        raise UsageError(Problem("cli.sample_arguments", args={"detail": error})) from error
    voice.say("cli.sample_done", folder=folder, teams=teams, dirt=len(truth.dirt))
