"""What a sheet says, in sentences: pure, from the clause as written to words.

Workbook, explanation and pages share these, so that a clause reads the same wherever it is met.
"""

from collections.abc import Iterator

from starcrew.errors.problem import Lang
from starcrew.model.conditions import Comparison, FieldRef, Operand, Test, WrittenTests
from starcrew.model.evaluation import Scorecard, State
from starcrew.model.points import exact
from starcrew.model.sheets import Amount, Check, Clause
from starcrew.model.vocabulary import FIELDS, RESULTS, chinese, field_name
from starcrew.report.phrases import joined, phrase

_ORDERED = ("at_least", "above", "at_most", "below")
_FLAGS = ("zero_item", "zero_total", "disqualify", "not_met", "nothing")
_ENGLISH = {chinese: english.replace("_", " ") for chinese, english in {**FIELDS, **RESULTS}.items()}


def field_words(name: str, lang: Lang) -> str:
    """A field in the reader's language: engine fields are translated, the site's own stay as they are."""
    if lang == "zh":
        return chinese(field_name(name))
    prefix, dot, last = name.rpartition(".")
    return f"{prefix}{dot}{_ENGLISH.get(last, last.replace('_', ' '))}"


def tests_words(tests: WrittenTests, lang: Lang) -> str:
    """Several tests joined by *and*; no tests: always."""
    parts = [test_words(name, test, lang) for name, test in tests.items()]
    return joined(parts, lang, "and") if parts else phrase("always", lang)


def test_words(name: str, test: Test, lang: Lang) -> str:
    """`到会率 至少 80%、低于 90%`."""
    field = field_words(name, lang)
    if isinstance(test, Comparison):
        return f"{field} {comparison_words(test, lang)}"
    values = joined([_value(name, value, lang) for value in test], lang, "or")
    return f"{field} {phrase('equals', lang, value=values)}"


def comparison_words(test: Comparison, lang: Lang) -> str:
    """Every operator of a comparison, without the field: `至少 80%、低于 90%`."""
    return joined(list(_operators(test, lang)), lang)


def _operators(test: Comparison, lang: Lang) -> Iterator[str]:
    for key in _ORDERED:
        operand: Operand | None = getattr(test, key)
        if operand is not None:
            yield phrase(key, lang, value=_operand(operand, lang))
    if test.between is not None:
        low, high = (_operand(end, lang) for end in test.between)
        yield phrase("between", lang, value=low, other=high)
    if test.equals is not None:
        yield phrase("equals", lang, value=_operand(test.equals, lang))
    if test.is_not:
        yield phrase("is_not", lang, value=joined(list(test.is_not), lang, "or"))
    if test.contains:
        yield phrase("contains", lang, value=joined(list(test.contains), lang))
    if test.present is not None:
        yield phrase("present" if test.present else "absent", lang)


def _operand(operand: Operand, lang: Lang) -> str:
    if not isinstance(operand, FieldRef):
        return operand
    plus = f" + {operand.plus}" if operand.plus else ""
    return f"{field_words(operand.field, lang)}{plus}"


def _value(name: str, value: str, lang: Lang) -> str:
    """Values are the site's own words, save those of the engine's field `result`."""
    if field_name(name).rpartition(".")[2] != "result":
        return value
    canonical = RESULTS.get(value, value)
    return chinese(canonical) if lang == "zh" else canonical.replace("_", " ")


def condition_words(clause: Clause, lang: Lang) -> str:
    """When the clause holds."""
    parts = [tests_words(clause.when, lang)] if clause.when else []
    if clause.any_of:
        branches = [tests_words(group, lang) for group in clause.any_of]
        parts.append(joined(branches, lang, "either"))
    if not parts:
        return phrase("always", lang)
    words = joined(parts, lang, "and")
    return words + _aside(f"blank_{clause.if_blank}", lang) if clause.if_blank else words


def effect_words(clause: Clause, lang: Lang) -> str:
    """What follows when it holds."""
    parts = [_amount(key, amount, lang) for key in ("deduct", "add") if (amount := getattr(clause, key)) is not None]
    if clause.set_to is not None:
        parts.append(phrase("set_to", lang, points=exact(clause.set_to)))
    if clause.set_rate is not None:
        parts.append(phrase("set_rate", lang, share=share_words(clause.set_rate)))
    parts.extend(phrase(flag, lang) for flag in _FLAGS if getattr(clause, flag))
    if clause.cap_star is not None:
        parts.append(phrase("cap_star", lang, star=clause.cap_star))
    return joined(parts, lang)


def clause_words(clause: Clause, lang: Lang) -> str:
    """`结果 为 缺 → 扣 2 分`."""
    return phrase("clause", lang, condition=condition_words(clause, lang), effects=effect_words(clause, lang))


def check_words(check: Check, lang: Lang) -> list[str]:
    """The check's clauses, one line each, then what limits them."""
    lines = [clause_words(clause, lang) for clause in check.clauses]
    limits = [phrase(check.hit, lang)] if check.hit != "unique" and len(check.clauses) > 1 else []
    if check.cap is not None:
        limits.append(phrase("check_cap", lang, points=exact(check.cap)))
    return [*lines, *limits]


def state_words(state: State, lang: Lang) -> str:
    """`不能评定`."""
    return phrase("not_met_state" if state == "not_met" else state, lang)


def stars_words(card: Scorecard, lang: Lang) -> str:
    """`4 星`, an interval while something cannot be judged, `不参评` for those who get none whatever their score."""
    if not card.eligible:
        return phrase("not_rated", lang)
    if card.disqualified:
        return phrase("disqualify", lang)
    if card.stars is None:
        return phrase("stars_range", lang, low=card.star_low, high=card.star_high)
    return phrase("stars", lang, star=card.stars)


def share_words(millionths: int) -> str:
    """A share as the shortest exact percentage: 850000 → `85%`."""
    return f"{exact(millionths)}%"  # a millionth of one is a ten-thousandth of a percent


def _amount(key: str, amount: Amount, lang: Lang) -> str:
    words = phrase(key, lang, points=exact(amount.points))
    if amount.times:
        words += phrase("times", lang, fields=" × ".join(field_words(name, lang) for name in amount.times))
    if amount.cap is not None:
        words += phrase("brackets", lang, inside=phrase("case_cap", lang, points=exact(amount.cap)))
    return words


def _aside(code: str, lang: Lang) -> str:
    return phrase("brackets", lang, inside=phrase(code, lang))
