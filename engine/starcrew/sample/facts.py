"""The intended facts of the quarter, ledger by ledger."""

from collections.abc import Callable, Iterator, Mapping

from starcrew.sample.hazards import hazard_facts
from starcrew.sample.inspections import checks, hazard_points, point_checks, site_scores, waste
from starcrew.sample.meetings import activities, minutes
from starcrew.sample.people import certificates, exams, operation_facts, talks, trainings
from starcrew.sample.plant import Team
from starcrew.sample.quarter import Fact, Quarter
from starcrew.sample.rosters import roster_facts
from starcrew.sample.violations import accident_facts, near_miss_facts, violation_facts

_BY_TEAM: Mapping[str, Callable[[Quarter, Team], Iterator[Fact]]] = {
    "班前会": minutes,
    "安全活动": activities,
    "检查记录": checks,
    "谈心": talks,
    "培训": trainings,
    "考试": exams,
    "现场评分": site_scores,
    "危废": waste,
    "危险源点检": point_checks,
}


def quarter_facts(quarter: Quarter) -> dict[str, tuple[Fact, ...]]:
    """Kind → its records as meant. The same frame gives the same facts, in the same order."""
    teams = quarter.plant.teams
    found, done = hazard_facts(quarter)
    return roster_facts(quarter) | {
        **{kind: tuple(fact for team in teams for fact in draw(quarter, team)) for kind, draw in _BY_TEAM.items()},
        "隐患": found,
        "整改": done,
        "违章": violation_facts(quarter),
        "事故": accident_facts(quarter),
        "未遂": near_miss_facts(quarter),
        "特种作业证": tuple(certificates(quarter)),
        "作业": operation_facts(quarter),
        "危险源点": tuple(point for team in teams for point in hazard_points(team)),
    }
