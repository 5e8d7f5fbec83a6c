"""`starcrew schema`: JSON Schemas for editors, or the columns of one kind."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from starcrew.cli.language import Voice
from starcrew.cli.options import HERE, AsJson, Site
from starcrew.cli.site import open_site
from starcrew.cli.tables import table
from starcrew.errors import Problem, UsageError
from starcrew.model.vocabulary import chinese

if TYPE_CHECKING:
    from starcrew.model.kinds import Kind


def schema(
    ctx: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="cli.option.schema_out")] = Path("schemas/json"),
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="cli.option.kind")] = None,
    site: Site = HERE,
    as_json: AsJson = False,
) -> None:
    """Writes the schemas of rule, kind and site files; with --kind prints the columns of a ledger instead."""
    voice: Voice = ctx.obj
    if kind is not None:
        _columns(_kind(site, kind, voice), voice, as_json=as_json)
        return
    from starcrew.load import write_json_schemas

    for path in write_json_schemas(out):
        typer.echo(path)


def _kind(site: Path, name: str, voice: Voice) -> "Kind":
    kinds = open_site(site, voice, rules=False).programme.kinds
    if name not in kinds:
        raise UsageError(Problem("cli.no_such_kind", args={"name": name, "known": "、".join(kinds)}))
    return kinds[name]


def _columns(kind: "Kind", voice: Voice, *, as_json: bool) -> None:
    if as_json:
        typer.echo(kind.model_dump_json(indent=1))
        return
    yes = voice.words("cli.yes")
    head = [voice.words(f"cli.head.{name}") for name in ("column", "type", "required", "key", "headers", "values")]
    rows = [
        [
            name,
            chinese(field.type) if voice.lang == "zh" else field.type,
            yes if field.required else "",
            yes if name in kind.key else "",
            "、".join(field.headers),
            "、".join(field.values),
        ]
        for name, field in kind.fields.items()
    ]
    for line in table(head, rows):
        typer.echo(line)
