"""Rosters, schedule, suspension and delivery statements."""

import datetime as dt
from collections.abc import Iterator

from starcrew.model.periods import DAY
from starcrew.model.records import Stored
from starcrew.sample.plant import Membership, Team, Worker
from starcrew.sample.quarter import Fact, Quarter

# Ledgers that look-backs read before the period.
_WITH_HISTORY = ("违章", "隐患", "整改", "事故", "未遂", "考试")
_PERIOD_ONLY = ("排班", "班前会", "安全活动", "检查记录", "谈心", "培训", "作业", "现场评分", "危废", "危险源点检")
DELIVERED = _WITH_HISTORY + _PERIOD_ONLY
LATE_LEDGER = "事故"
LATE_DAYS = 10


def roster_facts(quarter: Quarter) -> dict[str, tuple[Fact, ...]]:
    """班组, 职工, 班组成员, 排班, 停产, 交付说明. None of their rows may be spoilt."""
    plant = quarter.plant
    memberships = [m for team in plant.teams for m in plant.memberships[team.id]]
    rows = {
        "班组": [_team(team) for team in plant.teams],
        "职工": [_worker(worker) for worker in plant.workers.values()],
        "班组成员": [_membership(m) for m in memberships],
        "排班": [row for team in plant.teams for row in _schedule(quarter, team)],
        "停产": [_suspension(quarter, team) for team in plant.teams if team.story == "suspended_week"],
        "交付说明": list(_deliveries(quarter)),
    }
    return {kind: tuple(Fact(kind, values, fixed=True) for values in made) for kind, made in rows.items()}


def _team(team: Team) -> dict[str, Stored]:
    return {
        "班组编号": team.id,
        "班组名称": team.name,
        "别名": "、".join(team.aliases) or None,
        "车间": team.workshop,
        "工种": team.trade,
        "班制": "四班三倒" if team.rotating else "常白班",
        "是否有特种作业": team.licensed,
        "启用日期": team.founded,
        "停用日期": None,
    }


def _worker(worker: Worker) -> dict[str, Stored]:
    return {
        "工号": worker.id,
        "姓名": worker.name,
        "曾用名": worker.former_name,
        "车间": worker.workshop,
        "岗位": worker.post,
        "用工形式": worker.employment,
        "入职日期": worker.joined,
        "离职日期": worker.left,
        "试用期": worker.on_probation,
        "需持证工种": worker.licence,
    }


def _membership(membership: Membership) -> dict[str, Stored]:
    return {
        "工号": membership.worker,
        "班组": membership.team,
        "职务": membership.duty,
        "进组日期": membership.since,
        "离组日期": membership.until,
    }


def _schedule(quarter: Quarter, team: Team) -> Iterator[dict[str, Stored]]:
    for duty in quarter.duties(team):
        size = len(quarter.plant.members(team, duty.day))
        yield {"班组": team.id, "日期": duty.day, "班次": duty.shift, "出勤人数": size}


def _suspension(quarter: Quarter, team: Team) -> dict[str, Stored]:
    first, last = quarter.suspension()
    return {"班组": team.id, "开始日期": first, "结束日期": last, "原因": "粉尘治理停产整改"}


def _deliveries(quarter: Quarter) -> Iterator[dict[str, Stored]]:
    """One statement per ledger and workshop; team by team where a team of the workshop is behind."""
    workshops = dict.fromkeys(team.workshop for team in quarter.plant.teams)
    for ledger in DELIVERED:
        since = quarter.since if ledger in _WITH_HISTORY else quarter.period.start
        for workshop in workshops:
            teams = [team for team in quarter.plant.teams if team.workshop == workshop]
            if ledger == LATE_LEDGER and any(team.story == "undelivered" for team in teams):
                yield from (_delivery(ledger, None, team.id, (since, delivered_until(quarter, team))) for team in teams)
            else:
                yield _delivery(ledger, workshop, None, (since, quarter.period.last))


def delivered_until(quarter: Quarter, team: Team) -> dt.date:
    """The last day of that team's `LATE_LEDGER`."""
    behind = team.story == "undelivered"
    return quarter.period.last - DAY * LATE_DAYS if behind else quarter.period.last


def _delivery(ledger: str, workshop: str | None, team: str | None, span: tuple[dt.date, dt.date]) -> dict[str, Stored]:
    return {"台账": ledger, "车间": workshop, "班组": team, "从": span[0], "至": span[1], "交付人": "安全科钱工"}
