"""An explanation on a terminal."""

from collections.abc import Iterator

from starcrew.cli.language import Voice
from starcrew.model.evaluation import Evaluation
from starcrew.model.points import display, exact
from starcrew.report.explain import Evidence, Explanation, LineExplained, Reason
from starcrew.report.phrases import phrase
from starcrew.report.score_page import Clauses, gathered, sums
from starcrew.report.words import stars_words, state_words

_MOST_SHOWN = 3


def explained_lines(each: Explanation, found: Evaluation, voice: Voice, *, whole: bool) -> Iterator[str]:
    """whole: every finding and all its evidence; else the first few of each clause."""
    card, lang = each.card, voice.lang
    yield voice.words(
        "cli.explain_title",
        kind=phrase(card.kind, lang),
        id=card.id,
        name=card.name,
        scheme=card.scheme,
        period=found.period,
        as_of=found.as_of,
    )
    total = "–" if card.total is None else exact(card.total)
    shown = "–" if card.total is None else display(card.total)
    rank = "–" if card.rank is None else card.rank
    yield voice.words("cli.explain_total", total=total, shown=shown, stars=stars_words(card, lang), rank=rank)
    for reason in each.not_rated:
        yield f"  {reason}"
    for line in each.lines:
        yield ""
        yield from _line(line, voice, whole=whole)
    yield from _missing(each, voice)
    yield ""


def _line(line: LineExplained, voice: Voice, *, whole: bool) -> Iterator[str]:
    scored, lang = line.line, voice.lang
    words = voice.words(
        "cli.explain_line",
        marks=exact(scored.marks),
        deducted=exact(scored.deducted),
        added=exact(scored.added),
        score=exact(scored.score),
    )
    state = "" if scored.state == "judged" else f"  [{state_words(scored.state, lang)}]"
    yield f"{scored.item} {line.name}{'' if line.gate else '  ' + words}{state}"
    for reason in line.blocked:
        yield f"  ? {reason}"
    counted = [reason for reason in line.reasons if reason.counts and reason.finding.outcome == "true"]
    for clauses in gathered(counted):
        yield f"  - {_clauses(clauses, voice)}"
        mine = [reason for reason in counted if (reason.check, reason.words) == (clauses.check, clauses.words)]
        yield from _evidence(mine, voice, whole=whole)


def _clauses(clauses: Clauses, voice: Voice) -> str:
    note = phrase("brackets", voice.lang, inside=clauses.note) if clauses.note else ""
    colon, semicolon = phrase("colon", voice.lang), phrase("semicolon", voice.lang)
    return f"{clauses.check}{colon}{clauses.words}{note}{semicolon}{sums(clauses, voice.lang)}"


def _evidence(reasons: list[Reason], voice: Voice, *, whole: bool) -> Iterator[str]:
    shown = reasons if whole else reasons[:_MOST_SHOWN]
    for reason in shown:
        places = reason.evidence if whole else reason.evidence[:_MOST_SHOWN]
        words = phrase("semicolon", voice.lang).join(_place(place, voice, whole=whole) for place in places)
        more = len(reason.evidence) - len(places)
        rest = voice.words("cli.and_more", count=len(reason.evidence)) if more else ""
        yield f"      {_case(reason)}{words}{rest}"
    if len(reasons) > len(shown):
        item = reasons[0].finding.item
        yield f"      {voice.words('cli.explain_more', count=len(reasons) - len(shown), item=item)}"


def _place(place: Evidence, voice: Voice, *, whole: bool) -> str:
    """With its id in the whole list: that is what `correct` and `withdraw` ask for."""
    known = f" <{place.id}>" if whole and place.origin.file else ""
    return f"{place.kind} {place.words(voice.lang)}{known}"


def _case(reason: Reason) -> str:
    """The case's own name where it says more than its evidence: a week, a person of a list."""
    ids = {place.id for place in reason.evidence}
    front, _, person = reason.finding.case.partition("/")
    label = person if front in ids else reason.finding.case
    return f"{label}  " if label else ""


def _missing(each: Explanation, voice: Voice) -> Iterator[str]:
    star = None
    for found in each.missing:
        if found.star != star:
            star = found.star
            yield ""
            yield voice.words("cli.explain_gap", star=star)
        yield f"  {found.words}"
