"""A scorecard with the words of the rules beside each number: what workbook, explanation and pages show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starcrew.errors.problem import Lang
from starcrew.model.evaluation import Finding, Line, Scorecard, Undelivered
from starcrew.model.plan import CheckPlan, ItemPlan, Programme
from starcrew.model.records import Origin
from starcrew.model.sheets import Check, Clause
from starcrew.report.gaps import Missing, missing, not_rated
from starcrew.report.phrases import joined, phrase
from starcrew.report.words import clause_words, field_words


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source row. file is "" where the record is not in the store any more."""

    kind: str
    id: str
    origin: Origin

    def words(self, lang: Lang) -> str:
        """`违章.xlsx[七月]第 12 行`."""
        if not self.origin.file:
            return phrase("place_unknown", lang, id=self.id)
        code = "place" if self.origin.sheet else "place_no_sheet"
        return phrase(code, lang, file=self.origin.file, sheet=self.origin.sheet, row=self.origin.row)


@dataclass(frozen=True, slots=True)
class Reason:
    """A finding with its clause in words. counts: whether it takes, gives, caps or leaves something untold."""

    finding: Finding
    check: str
    words: str
    note: str
    evidence: tuple[Evidence, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class LineExplained:
    """One item: its name and basis, every finding, and what keeps it from being judged. gate: it carries no points."""

    line: Line
    gate: bool
    name: str
    basis: str
    reasons: tuple[Reason, ...]
    blocked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One subject under one scheme. not_rated: why there is no star at all; empty for those who are rated."""

    card: Scorecard
    lines: tuple[LineExplained, ...]
    missing: tuple[Missing, ...]
    not_rated: tuple[str, ...]


def explanation(card: Scorecard, programme: Programme, origins: Mapping[str, Origin], lang: Lang) -> Explanation:
    """Words for every number of a scorecard. origins: record id → where its row stood."""
    items = items_of(programme)
    lines = tuple(_line(line, card, items.get(line.item), origins, lang=lang) for line in card.lines)
    scheme = programme.schemes.get(card.scheme)
    if scheme is None:
        return Explanation(card, lines, (), ())
    names = {name: item.written.name for name, item in items.items()}
    return Explanation(card, lines, missing(card, scheme, names, lang), not_rated(card, scheme, names, lang))


def items_of(programme: Programme) -> dict[str, ItemPlan]:
    """Item id → plan."""
    return {item.written.id: item for sheet in programme.sheets.values() for item in sheet.items}


def evidence_ids(card: Scorecard) -> Iterator[str]:
    """Every record that proves something, perhaps more than once."""
    for finding in card.findings:
        yield from finding.evidence


def _line(
    line: Line, card: Scorecard, item: ItemPlan | None, origins: Mapping[str, Origin], *, lang: Lang
) -> LineExplained:
    reasons = tuple(_reason(f, item, origins, lang) for f in card.findings if f.item == line.item)
    absent = [undelivered_words(gap, lang) for gap in card.undelivered if gap.item == line.item]
    blank = [_blank(r.finding, item, lang) for r in reasons if r.finding.outcome == "unknown"]
    name, basis = (item.written.name, item.written.basis or "") if item else (line.item, "")
    gate = line.state in {"met", "not_met"} if item is None else _is_gate(item)
    return LineExplained(line, gate, name, basis, reasons, tuple(dict.fromkeys([*absent, *blank])))


def _is_gate(item: ItemPlan) -> bool:
    return item.written.marks is None and item.written.bonus_cap is None


def _reason(finding: Finding, item: ItemPlan | None, origins: Mapping[str, Origin], lang: Lang) -> Reason:
    check, clause = written(finding, item)
    evidence = tuple(Evidence(id_.rpartition(":")[0], id_, origins.get(id_, Origin(""))) for id_ in finding.evidence)
    words = clause_words(clause, lang) if clause else ""
    counts = finding.outcome == "unknown" or clause is None or not clause.nothing
    name = check.name if check else str(finding.check)
    return Reason(finding, name, words, (clause.note or "") if clause else "", evidence, counts)


def written(finding: Finding, item: ItemPlan | None) -> tuple[Check | None, Clause | None]:
    """The check and clause as the author wrote them; None where the rules were changed since and have them no more."""
    checks = item.written.checks if item else ()
    check = checks[finding.check - 1] if finding.check <= len(checks) else None
    clauses = check.clauses if check else ()
    return check, clauses[finding.clause - 1] if finding.clause <= len(clauses) else None


def undelivered_words(gap: Undelivered, lang: Lang) -> str:
    """`台账“事故”缺 2026-09-21 至 2026-09-30`."""
    return phrase("undelivered", lang, kind=gap.kind, first=gap.first, last=gap.last)


def _blank(finding: Finding, item: ItemPlan | None, lang: Lang) -> str:
    plan = next((check for check in item.checks if check.number == finding.check), None) if item else None
    return phrase("untold", lang, fields=joined([field_words(n, lang) for n in _decisive(plan, finding)], lang))


def _decisive(plan: CheckPlan | None, finding: Finding) -> list[str]:
    """The fields that may have been blank: those that the clause tests or multiplies by."""
    if plan is None or finding.clause > len(plan.clauses):
        return []
    clause = plan.clauses[finding.clause - 1]
    amounts = [amount for amount in (clause.written.deduct, clause.written.add) if amount is not None]
    names = [*clause.condition.fields, *(name for amount in amounts for name in amount.times)]
    return [name for name in dict.fromkeys(names) if plan.fields[name].blank]
