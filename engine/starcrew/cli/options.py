"""Options that several commands share. `help` holds codes of texts, translated when the language is known."""

from pathlib import Path
from typing import Annotated

import typer

Site = Annotated[Path, typer.Option("--site", metavar="DIR", help="cli.option.site")]
AsJson = Annotated[bool, typer.Option("--json", help="cli.option.json")]
Who = Annotated[str, typer.Option("--who", metavar="NAME", help="cli.option.who")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="cli.option.why")]
PeriodName = Annotated[str, typer.Argument(metavar="PERIOD", help="cli.argument.period")]

HERE = Path()
