"""`starcrew withdraw`: a record that no longer holds, with who and why."""

from typing import Annotated

import typer

from starcrew.cli.commands.correct import commit, current
from starcrew.cli.language import Voice
from starcrew.cli.options import HERE, Site, Who, Why
from starcrew.cli.site import open_site


def withdraw(
    ctx: typer.Context,
    record: Annotated[str, typer.Argument(metavar="ID", help="cli.argument.record")],
    *,
    who: Who,
    why: Why,
    site: Site = HERE,
) -> None:
    """It stays in the store, and no evaluation counts it any more."""
    from starcrew.intake import withdrawal

    voice: Voice = ctx.obj
    opened = open_site(site, voice, rules=False)
    number = commit(withdrawal(current(opened, record), who=who, why=why), opened)
    voice.say("cli.withdrawn", id=record, batch=number)
