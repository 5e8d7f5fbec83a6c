"""What a check looks at, in words: its steps before any clause judges."""

from collections.abc import Iterator, Mapping

from starcrew.errors.problem import Lang
from starcrew.model.sheets import Check, Expect, Lookup, Repeat, Summarise
from starcrew.model.vocabulary import EACH, chinese
from starcrew.report.phrases import joined, phrase
from starcrew.report.words import field_words, tests_words

_MEASURES = ("total", "mean", "smallest", "largest", "distinct_count")


def scope_words(check: Check, lang: Lang) -> str:
    """`每个 排班;应有 班前会(同 班组、业务日期、班次;不晚于 上班时间 + 15分钟)`."""
    return joined(list(_steps(check, lang)), lang, "semicolon")


def _steps(check: Check, lang: Lang) -> Iterator[str]:
    yield phrase("each", lang, each=_each(check.each, lang))
    if check.counting_date:
        yield phrase("counting_date", lang, field=field_words(check.counting_date, lang))
    if check.charge_to:
        yield phrase("charge_to", lang, field=field_words(check.charge_to, lang))
    if check.per:
        yield phrase("per", lang, field=field_words(check.per, lang))
    for expect in check.expect:
        yield _expect(expect, check, lang)
    for lookup in check.lookup:
        yield phrase("lookup", lang, record=lookup.record, how=_aside(list(_match(lookup, lang)), lang))
    if check.where:
        yield phrase("where", lang, tests=tests_words(check.where, lang))
    if check.distinct:
        yield phrase("distinct", lang, fields=_fields(check.distinct, lang))
    if check.repeat:
        yield _repeat(check.repeat, lang)
    if check.summarise:
        yield from _summarise(check.summarise, lang)


def _each(written: str, lang: Lang) -> str:
    canonical = EACH.get(written, written)
    return chinese(canonical) if lang == "zh" else canonical


def _expect(expect: Expect, check: Check, lang: Lang) -> str:
    how = list(_match(expect, lang))
    for key, bound in (("not_before", expect.not_before), ("not_after", expect.not_after)):
        if bound is not None:
            how.append(phrase(key, lang, bound=_bound(bound, lang)))
    if expect.at_least > 1:
        how.append(phrase("expect_count", lang, count=expect.at_least))
    if expect.field:
        return phrase("expect_field", lang, field=field_words(expect.field, lang), how=_aside(how, lang))
    return phrase("expect", lang, record=expect.record or check.each, how=_aside(how, lang))


def _bound(bound: str | Mapping[str, str], lang: Lang) -> str:
    if isinstance(bound, str):
        return field_words(bound, lang)
    return joined([f"{field_words(field, lang)} + {moved}" for field, moved in bound.items()], lang)


def _match(step: Expect | Lookup, lang: Lang) -> Iterator[str]:
    if step.same:
        pairs = [
            field_words(here, lang) if here == there else f"{field_words(here, lang)} = {field_words(there, lang)}"
            for here, there in step.same.items()
        ]
        yield phrase("same", lang, fields=joined(pairs, lang))
    if step.matching:
        yield tests_words(step.matching, lang)
    if step.valid_on:
        first, last = (field_words(name, lang) for name in step.valid_on)
        yield phrase("valid_on", lang, first=first, last=last)


def _repeat(repeat: Repeat, lang: Lang) -> str:
    within = repeat.within or phrase("this_period", lang)
    return phrase("repeat", lang, fields=_fields(repeat.same, lang), within=within)


def _summarise(summary: Summarise, lang: Lang) -> Iterator[str]:
    for key, tests in (("share", summary.share), ("count_if", summary.count_if)):
        if tests is not None:
            yield phrase(f"measure_{key}", lang, tests=tests_words(tests, lang))
    for key in _MEASURES:
        source = getattr(summary, key)
        if source is not None:
            yield phrase("measure", lang, measure=field_words(key, lang), field=field_words(source, lang))
    if summary.min_sample:
        yield phrase("min_sample", lang, count=summary.min_sample)


def _fields(names: tuple[str, ...], lang: Lang) -> str:
    return joined([field_words(name, lang) for name in names], lang)


def _aside(parts: list[str], lang: Lang) -> str:
    return phrase("brackets", lang, inside=joined(parts, lang, "semicolon")) if parts else ""
