"""`starcrew explain`: where every point of one subject went, and what proves it."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from starcrew.cli.kept import Kept, kept, origins_of
from starcrew.cli.language import Voice
from starcrew.cli.options import HERE, AsJson, PeriodName, Site
from starcrew.cli.site import open_site
from starcrew.errors import Problem, UsageError

if TYPE_CHECKING:
    from starcrew.model.evaluation import Scorecard

_NEAR = 5


def explain(
    ctx: typer.Context,
    period: PeriodName,
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="cli.argument.subject")],
    *,
    scheme: Annotated[str | None, typer.Option("--scheme", metavar="NAME", help="cli.option.one_scheme")] = None,
    item: Annotated[str | None, typer.Option("--item", metavar="ID", help="cli.option.item")] = None,
    site: Site = HERE,
    as_json: AsJson = False,
) -> None:
    """From the newest evaluation of the period: marks, deductions, evidence, and what is missing to the next star."""
    from starcrew.cli.explained import explained_lines
    from starcrew.report.contract import explanation_json
    from starcrew.report.explain import evidence_ids, explanation

    voice: Voice = ctx.obj
    opened = open_site(site, voice)
    found = kept(opened, period, voice)
    cards = _of_scheme(_cards(found, subject), scheme)
    cards = cards if item is None else _of_item(cards, item)
    origins = origins_of(opened, found, {id_ for card in cards for id_ in evidence_ids(card)})
    explained = [explanation(card, opened.programme, origins, voice.lang) for card in cards]
    if as_json:
        said = {"period": found.manifest.period, "as_of": found.manifest.as_of} | explanation_json(explained[0])
        typer.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    for each in explained:
        for line in explained_lines(each, found.evaluation, voice, whole=item is not None):
            typer.echo(line)


def _cards(found: Kept, subject: str) -> "list[Scorecard]":
    """The subject's cards, one per scheme. Raises UsageError."""
    everyone = found.evaluation.scorecards
    cards = [card for card in everyone if card.id == subject] or [card for card in everyone if card.name == subject]
    if not cards:
        near = [f"{card.id} {card.name}" for card in everyone if subject in card.name or subject in card.id][:_NEAR]
        args = {"name": subject, "period": found.evaluation.period, "near": "、".join(near) or "-"}
        raise UsageError(Problem("cli.no_such_subject", args=args))
    if len({card.id for card in cards}) > 1:
        known = "、".join(dict.fromkeys(f"{card.id} ({card.group})" for card in cards))
        raise UsageError(Problem("cli.several_subjects", args={"name": subject, "known": known}))
    return cards


def _of_scheme(cards: "list[Scorecard]", scheme: str | None) -> "list[Scorecard]":
    chosen = [card for card in cards if scheme in {None, card.scheme}]
    if not chosen:
        known = "、".join(card.scheme for card in cards)
        raise UsageError(Problem("cli.no_such_scheme", args={"name": scheme, "known": known}))
    return chosen


def _of_item(cards: "list[Scorecard]", item: str) -> "list[Scorecard]":
    chosen = [_narrowed(card, item) for card in cards if any(line.item == item for line in card.lines)]
    if not chosen:
        known = "、".join(line.item for card in cards for line in card.lines)
        raise UsageError(Problem("cli.no_such_item", args={"name": item, "known": known}))
    return chosen


def _narrowed(card: "Scorecard", item: str) -> "Scorecard":
    """The card with the line of one item alone; total and stars stay those of the whole."""
    return replace(
        card,
        lines=tuple(line for line in card.lines if line.item == item),
        findings=tuple(finding for finding in card.findings if finding.item == item),
        undelivered=tuple(gap for gap in card.undelivered if gap.item == item),
        gaps=(),
    )
