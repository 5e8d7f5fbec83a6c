"""`starcrew test`: the site's features run, and the clauses that no scenario reaches."""

import typer

from starcrew.cli.language import Voice
from starcrew.cli.options import HERE, Site
from starcrew.cli.site import open_site


def test(ctx: typer.Context, *, site: Site = HERE) -> None:
    """Placeholder."""
    voice: Voice = ctx.obj
    open_site(site, voice)
