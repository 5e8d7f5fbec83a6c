"""The site under test, loaded and checked once, and its live engine."""

import datetime as dt
import re
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from starcrew.backend import Duckdb
from starcrew.backend.duckdb import Compiled
from starcrew.check import programme
from starcrew.evaluate import Asked, GivenRecords, Prepared, evaluate, prepare
from starcrew.judge import Judge
from starcrew.load import load_site
from starcrew.model.periods import Period, period
from starcrew.model.plan import BandPlan, Programme
from starcrew.spec.faults import Misstated, Refused
from starcrew.spec.premise import Premise
from starcrew.spec.rows import records
from starcrew.spec.told import Told

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = re.compile(r"(\d{4})年第?([一二三四1-4])季度")
_HALF = re.compile(r"(\d{4})年([上下])半年")
_MONTH = re.compile(r"(\d{4})年(\d{1,2})月")
_YEAR = re.compile(r"(\d{4})年")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a scenario speaks of. items None: every item. sorts: kinds of subject, in English; empty: all."""

    items: frozenset[str] | None
    sorts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bench:
    """programme: of the site. judge: one worker for all scenarios.

    prepared, compiled: what was worked out for questions asked before; the next scenario with the same question
    brings only its records.
    """

    programme: Programme
    judge: Judge = field(default_factory=Judge)
    prepared: dict[object, Prepared] = field(default_factory=dict)
    compiled: Compiled = field(default_factory=dict)

    def close(self) -> None:
        """Ends the judge's worker."""
        self.judge.close()

    def told(self, premise: Premise, asked: Period, as_of: dt.date | None, scope: Scope) -> Told:
        """The live engine's answer over the premise's rows. Raises Refused, Misstated."""
        self._known(scope.items or ())
        rows = records(premise)
        ready = self._ready(asked, as_of or asked.last, scope)
        with closing(Duckdb(threads=1, compiled=self.compiled)) as backend:
            return Told(self.programme, evaluate(ready, GivenRecords(rows), backend, judge=self.judge), rows)

    def period(self, written: str) -> Period:
        """`2026年第三季度`, `2026年7月`, `2026年上半年`, `2026年`, or a name of site.yaml. Raises Misstated."""
        found = period(_name(written.strip()), self.programme.site.periods)
        if found is None:
            raise Misstated("spec-no-period", text=written)
        return found

    def _ready(self, asked: Period, as_of: dt.date, scope: Scope) -> Prepared:
        """What does not depend on records is worked out once per question, not once per scenario."""
        key = (asked, as_of, scope)
        if key not in self.prepared:
            wanted = Asked(asked, as_of, scope.items, self._schemes(scope.sorts))
            plan = self.programme if scope.items is None else _without_prerequisites(self.programme)
            self.prepared[key] = prepare(plan, wanted)
        return self.prepared[key]

    def _known(self, items: Collection[str]) -> None:
        plan = self.programme
        of = {item.written.id: name for name, sheet in plan.sheets.items() for item in sheet.items}
        rated = {sheet for name in self._schemes(()) for sheet in plan.schemes[name].written.sheets}
        for item in sorted(items):
            if item not in of:
                raise Misstated("spec-unknown-item", item=item, known="、".join(of))
            if of[item] not in rated:
                raise Misstated("spec-sheet-unused", item=item, sheet=of[item])

    def _schemes(self, sorts: Collection[str]) -> tuple[str, ...]:
        plan = self.programme
        names = tuple(plan.site.schemes) or tuple(plan.schemes)
        return tuple(name for name in names if not sorts or plan.schemes[name].written.subject in sorts)


def bench_of(site: Path) -> Bench:
    """The site in that folder. Raises Refused with its problems if it does not load or check."""
    loaded = load_site(site)
    if loaded.site is None or not loaded.sound:
        raise Refused(loaded.problems)
    plan, found = programme(loaded.site, loaded.places)
    wrong = tuple(problem for problem in found if problem.severity == "error")
    if wrong:
        raise Refused(wrong)
    return Bench(plan)


def _without_prerequisites(plan: Programme) -> Programme:
    """Stars are not asked for: what they need is not worked out."""
    schemes = {name: replace(scheme, bands=(_bare(scheme.bands[0]),)) for name, scheme in plan.schemes.items()}
    return replace(plan, schemes=schemes)


def _bare(band: BandPlan) -> BandPlan:
    return replace(band, written=band.written.model_copy(update={"requires": ()}), rates=())


def _name(written: str) -> str:
    if match := _QUARTER.fullmatch(written):
        return f"{match[1]}Q{_QUARTERS[match[2]]}"
    if match := _HALF.fullmatch(written):
        return f"{match[1]}H{1 if match[2] == '上' else 2}"
    if match := _MONTH.fullmatch(written):
        return f"{match[1]}-{int(match[2]):02}"
    if match := _YEAR.fullmatch(written):
        return match[1]
    return written
