"""`starcrew deliver`: the statement that a ledger is complete for some days."""

from typing import TYPE_CHECKING, Annotated

import typer

from starcrew.cli.language import Voice
from starcrew.cli.options import HERE, Site, Who
from starcrew.cli.site import OpenSite, open_site, stop
from starcrew.errors import Problem, UsageError

if TYPE_CHECKING:
    from starcrew.model.kinds import Kind


def deliver(
    ctx: typer.Context,
    ledger: Annotated[str, typer.Argument(metavar="KIND", help="cli.argument.kind")],
    *,
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="cli.option.from")],
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="cli.option.to")],
    who: Who,
    team: Annotated[str | None, typer.Option("--team", metavar="TEAM", help="cli.option.team")] = None,
    workshop: Annotated[str | None, typer.Option("--workshop", metavar="NAME", help="cli.option.workshop")] = None,
    site: Site = HERE,
) -> None:
    """Both days included. Without this, silence is no answer: a check that needs the ledger cannot be judged."""
    voice: Voice = ctx.obj
    opened = open_site(site, voice, rules=False)
    if ledger not in opened.programme.kinds:
        known = "、".join(opened.programme.kinds)
        raise UsageError(Problem("cli.no_such_kind", args={"name": ledger, "known": known}))
    kind = _delivery_kind(opened)
    cells = _cells(kind, ledger, first, last) | _roles(kind, team=team, workshop=workshop)
    number = _commit(kind, cells, opened, voice, who=who)
    voice.say(
        "cli.nothing_new" if number is None else "cli.delivered", kind=ledger, first=first, last=last, batch=number
    )


def _delivery_kind(opened: OpenSite) -> "Kind":
    kind = opened.programme.purposes.get("delivery")
    if kind is None or kind.name_field is None or kind.valid is None or kind.valid[1] is None:
        raise UsageError(Problem("cli.no_deliveries"))
    return kind


def _cells(kind: "Kind", ledger: str, first: str, last: str) -> dict[str, str]:
    begin, end = kind.valid or ("", "")
    return {kind.name_field or "": ledger, begin: first, end or "": last}


def _roles(kind: "Kind", **given: str | None) -> dict[str, str]:
    """The fields that narrow the statement. Raises UsageError when the kind has none for it."""
    found = {}
    for subject, name in given.items():
        if name is not None:
            fields = next((fields for role, fields in kind.roles.items() if role == subject), ())
            if not fields:
                raise UsageError(Problem("cli.no_such_role", args={"kind": kind.kind, "role": f"--{subject}"}))
            found[fields[0]] = name
    return found


def _commit(kind: "Kind", cells: dict[str, str], opened: OpenSite, voice: Voice, *, who: str) -> int | None:
    from starcrew.intake import rejection_problem, validate_rows
    from starcrew.model.batches import Batch

    store = opened.ledger
    seen = len(store.batches())
    found = validate_rows(kind, [cells], opened.words(), file=who, known=store)
    if found.problems or found.rejections:
        stop([*found.problems, *map(rejection_problem, found.rejections)], voice)
    return store.commit(Batch(who, opened.now, records=found.records, totals=found.control, seen=seen))
