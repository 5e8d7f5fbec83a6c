"""What an evaluation says about one subject, in the words of steps; expectations that do not hold raise Unfulfilled."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from starcrew.model.evaluation import Evaluation, Finding, Line, Scorecard
from starcrew.model.plan import CheckPlan, Programme
from starcrew.model.points import MICRO, POINT, exact
from starcrew.model.records import Record
from starcrew.model.vocabulary import WORDS
from starcrew.spec.faults import Misstated, Unfulfilled
from starcrew.spec.tables import Table, records_of

_NAMED = re.compile(r'["“]([^"”]+)["”]')
STATES = {"不适用": "not_applicable", "无法判定": "cannot_judge", "满足": "met", "不满足": "not_met"}
_BACK = {english: chinese for chinese, english in STATES.items()} | {"judged": "已评定"}


@dataclass(frozen=True, slots=True)
class Told:
    """An evaluation with what its scenario wrote. records: kind → in the order of the scenario."""

    programme: Programme
    evaluation: Evaluation
    records: Mapping[str, Sequence[Record]]

    def card(self, who: str) -> Scorecard:
        """The scorecard of a subject by name or id: `班组"甲班"`. Raises Misstated."""
        sort, name = _NAMED.split(who)[0], _NAMED.findall(who)[0]
        cards = [c for c in self.evaluation.scorecards if c.kind == WORDS[sort]]
        found = next((c for c in cards if name in (c.name, c.id)), None)
        if found is None:
            raise Misstated("spec-unknown-subject", sort=sort, name=name, known="、".join(c.name for c in cards))
        return found

    def item(self, line: str) -> "ToldItem":
        """One line of a subject: `班组"甲班"的"LX-1"`. Raises Misstated."""
        card, item = self.card(line), _NAMED.findall(line)[1]
        found = next((entry for entry in card.lines if entry.item == item), None)
        if found is None:
            known = "、".join(i.written.id for s in self.programme.sheets.values() for i in s.items)
            raise Misstated("spec-unknown-item", item=item, known=known)
        return ToldItem(self, line, card, found)

    def places(self, ids: Iterable[str]) -> str:
        """Record ids as `班前会第1行、排班第2行`."""
        known = {r.id: f"{kind}第{r.origin.row}行" for kind, rows in self.records.items() for r in rows}
        return "、".join(sorted(known.get(id_, id_) for id_ in ids)) or "(无)"


@dataclass(frozen=True, slots=True)
class ToldItem:
    """A line and its findings."""

    told: Told
    label: str
    card: Scorecard
    line: Line

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Of this item, those that hold."""
        return tuple(f for f in self.card.findings if f.item == self.line.item and f.outcome == "true")

    def check(self, name: str) -> CheckPlan:
        """The check of that name. Raises Misstated."""
        checks = [c for c in self.told.programme.checks if c.item == self.line.item]
        found = next((c for c in checks if c.name == name), None)
        if found is None:
            known = "、".join(c.name for c in checks)
            raise Misstated("spec-unknown-check", check=name, item=self.line.item, known=known)
        return found

    def state(self, wanted: str) -> None:
        """The state is as said."""
        if self.line.state != STATES[wanted]:
            self._fail(wanted, _BACK[self.line.state])

    def amount(self, wanted: str) -> None:
        """`得18分`, `扣2分`, `加0.5分`, `不扣分`, `不加分`: exact points of a line that could be judged."""
        if self.line.state in {"cannot_judge", "not_applicable"}:
            self._fail(wanted, _BACK[self.line.state])
        what, points = _parted(wanted)
        self._compare(wanted, points, {"得": self.line.score, "扣": self.line.deducted, "加": self.line.added}[what])

    def within(self, check: str, wanted: str) -> None:
        """What one check of the item took (扣) or gave (加) in all."""
        number, (what, points) = self.check(check).number, _parted(wanted)
        mine = [f for f in self.findings if f.check == number]
        actual = sum(f.counted if what == "扣" else f.added for f in mine)
        self._compare(wanted, points, actual)

    def cap(self, wanted: int | None) -> None:
        """The star the item limits its subject to; None: to none."""
        if self.line.cap_star != wanted:
            self._fail(_limit(wanted), _limit(self.line.cap_star))

    def veto(self, said: str, *, wanted: bool) -> None:
        """`取消资格`, `总分为零`, `不取消资格`, `不清零总分`."""
        actual = self.line.disqualify if "资格" in said else self.line.zero_total
        if actual != wanted:
            self._fail(said, "是" if actual else "否")

    def reasons(self, table: Table) -> None:
        """Exactly these findings took or gave points; only the columns of the table are compared."""
        counted = [f for f in self.findings if f.counted or f.added]
        actual = Counter(tuple(self._cell(f, column) for column in table[0]) for f in counted)
        wanted = Counter(tuple(_tidy(row[c], c) for c in table[0]) for row in records_of(table))
        if actual != wanted:
            shown = ["、".join(f"{c} {v}" for c, v in zip(table[0], row, strict=True)) for row in wanted.elements()]
            self._fail("因为 " + "; ".join(shown), "", heading=False)

    def _cell(self, finding: Finding, column: str) -> str:
        checks = {c.number: c.name for c in self.told.programme.checks if c.item == finding.item}
        cells = {
            "检查": checks[finding.check],
            "判定": str(finding.clause),
            "分": exact(finding.counted or finding.added),
            "次": exact(finding.times * POINT // MICRO),
            "依据": self.told.places(finding.evidence),
        }
        if column not in cells:
            raise Misstated("spec-unknown-reason", column=column, known="、".join(cells))
        return cells[column]

    def _compare(self, wanted: str, points: Decimal, actual: int) -> None:
        if points * POINT != actual:
            self._fail(wanted, f"{exact(actual)}分")

    def _fail(self, wanted: str, actual: str, *, heading: bool = True) -> None:
        columns = ("检查", "判定", "分", "依据")
        parts = [" ".join(f"{c}:{self._cell(f, c)}" for c in columns) for f in self.findings]
        missing = [u for u in self.card.undelivered if u.item == self.line.item]
        parts += [f"台账未交付:{u.kind} {u.first} 至 {u.last}" for u in missing]
        because = "; ".join(parts) or "没有命中任何判定"
        found = f"{actual} ({because})" if heading else because
        raise Unfulfilled(f"{self.label}: 期望 {wanted}, 实际 {found}")


def _parted(amount: str) -> tuple[str, Decimal]:
    """`扣2分` → 扣, 2; `不扣分` → 扣, 0."""
    if amount.startswith("不"):
        return amount[1], Decimal(0)
    return amount[0], Decimal(amount[1:].removesuffix("分"))


def _tidy(text: str, column: str) -> str:
    if column == "依据":
        return "、".join(sorted(part.strip() for part in text.split("、"))) if text else "(无)"
    if column in ("分", "次"):
        return exact(int(Decimal(text) * POINT))
    return text


def _limit(star: int | None) -> str:
    return "不限星" if star is None else f"限{star}星"
