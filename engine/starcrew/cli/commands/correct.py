"""`starcrew correct`: a record put right by a row of its own, with who and why."""

from typing import TYPE_CHECKING, Annotated

import typer

from starcrew.cli.language import Voice
from starcrew.cli.options import HERE, Site, Who, Why
from starcrew.cli.site import OpenSite, open_site, stop
from starcrew.errors import Problem, UsageError

if TYPE_CHECKING:
    from starcrew.intake import IntakeResult
    from starcrew.model.records import Amendment, Record


def correct(
    ctx: typer.Context,
    record: Annotated[str, typer.Argument(metavar="ID", help="cli.argument.record")],
    *,
    changes: Annotated[list[str], typer.Option("--set", metavar="FIELD=VALUE", help="cli.option.set")],
    who: Who,
    why: Why,
    site: Site = HERE,
) -> None:
    """The record with some fields changed, checked like any row. The old values stay in the store."""
    from starcrew.intake import correction

    voice: Voice = ctx.obj
    pairs = _pairs(changes)
    opened = open_site(site, voice, rules=False)
    held = current(opened, record)
    found = correction(held, pairs, opened.words(), who=who, why=why, known=opened.ledger)
    amendment = amendment_of(found, voice)
    number = commit(amendment, opened)
    voice.say("cli.corrected", id=record, batch=number)


def _pairs(changes: list[str]) -> dict[str, str]:
    for change in changes:
        if "=" not in change:
            raise UsageError(Problem("cli.not_a_change", args={"text": change}))
    return {field.strip(): value.strip() for field, _, value in (change.partition("=") for change in changes)}


def current(opened: OpenSite, id_: str) -> "Record":
    """The record that holds under this id. Raises UsageError when there is none, or it was withdrawn."""
    kind = id_.rpartition(":")[0]
    known = opened.programme.kinds
    held = {record.id: record for record in opened.ledger.records(kind)} if kind in known else {}
    if id_ not in held:
        raise UsageError(Problem("ledger.no_record", args={"id": id_}))
    return held[id_]


def amendment_of(found: "Amendment | IntakeResult", voice: Voice) -> "Amendment":
    """The amendment, or the end of the command with every fault of the corrected row."""
    from starcrew.intake import IntakeResult, rejection_problem

    if isinstance(found, IntakeResult):
        stop([*found.problems, *map(rejection_problem, found.rejections)], voice)
    return found


def commit(amendment: "Amendment", opened: OpenSite) -> int | None:
    """The number of the batch that holds the amendment alone."""
    from starcrew.model.batches import Batch

    ledger = opened.ledger
    seen = len(ledger.batches())
    return ledger.commit(Batch(amendment.who, opened.now, note=amendment.why, amendments=[amendment], seen=seen))
