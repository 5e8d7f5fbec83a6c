"""One team with deductions, a cap and something untold: values by hand, on the rules of the reference site."""

import datetime as dt
from functools import cache
from pathlib import Path

from starcrew.check import programme
from starcrew.load import load_site
from starcrew.model.evaluation import Evaluation, Finding, Gap, Line, Scorecard, State, Undelivered
from starcrew.model.plan import Programme
from starcrew.model.records import ControlTotal, Origin, Rejection
from starcrew.report.contents import Contents, Returned

VIOLATION, MEETING = "违章:00000000000000000001", "班前会:00000000000000000002"
ORIGINS = {VIOLATION: Origin("违章.xlsx", "七月", 12), MEETING: Origin("班前会.csv", "", 7)}
FORMULA = "=HYPERLINK(1)"


@cache
def rules() -> Programme:
    loaded = load_site(Path(__file__).resolve().parents[2])
    assert loaded.site is not None
    return programme(loaded.site, loaded.places)[0]


def line(sheet: str, item: str, marks: int, deducted: int, state: State = "judged", cap: int | None = None) -> Line:  # noqa: PLR0917 - a table
    points = (marks * 10_000, marks * 10_000, deducted * 10_000, 0, (marks - deducted) * 10_000)
    return Line(sheet, item, "违章", *points, state, cap, disqualify=False, zero_total=False)


FINDINGS = (
    Finding("JC-4", 1, 1, f"{VIOLATION}/W1", "true", 40_000, 40_000, 0, 1_000_000, (VIOLATION,)),
    Finding("JC-5", 1, 9, VIOLATION, "true", 0, 0, 0, 1_000_000, (VIOLATION,)),
    Finding("LX-1", 2, 1, MEETING, "unknown", 0, 0, 0, 1_000_000, (MEETING,)),
)
CARD = Scorecard(
    "team", "T1", "甲班", "T1", "季度星级班组",
    total=899_500, total_low=700_000, bonus=0, stars=None, star_low=0, star_high=3, rank=None, eligible=True,
    disqualified=False, applicable=1_000_000, days_on_roster=92, scheduled_shifts=60, cap_star=3,
    sheets={"六项要求": 1_000_000, "季度检查": 832_500, "零目标": None},
    lines=(
        line("六项要求", "LX-1", 20, 0, "cannot_judge"),
        line("季度检查", "JC-4", 10, 4, cap=3),
        line("季度检查", "JC-5", 20, 0),
        line("零目标", "LB-2", 0, 0, "cannot_judge"),
    ),
    findings=FINDINGS,
    gaps=(Gap(5, "score", 0), Gap(4, "prerequisite", 2), Gap(4, "cap", 0), Gap(4, "score", 0)),
    undelivered=(Undelivered("LB-2", 1, "事故", dt.date(2026, 9, 21), dt.date(2026, 9, 30)),),
)  # fmt: skip
WORKER = Scorecard(
    "worker", "W1", "=1+1", "T1", "季度星级职工",
    total=None, total_low=None, bonus=0, stars=0, star_low=0, star_high=0, rank=None, eligible=False,
    disqualified=False, applicable=0, days_on_roster=30, scheduled_shifts=20, cap_star=None,
)  # fmt: skip
EVALUATION = Evaluation(
    "2026Q3", dt.date(2026, 7, 1), dt.date(2026, 9, 30), dt.date(2026, 9, 30), (CARD, WORKER), "ab" * 32
)
TOTAL = ControlTotal("违章.xlsx", "七月", "违章", 10, 7, 1, 1, 1, 3)
REJECTION = Rejection(Origin("违章.xlsx", "七月", 13), "违章", "违章人", FORMULA, "intake-blank")


def contents() -> Contents:
    returned = [Returned(1, REJECTION, "没有这个人")]
    return Contents(EVALUATION, rules(), ORIGINS, "zh", [(1, TOTAL)], returned, {"站点": "@小站"})
