"""Hazards and their rectification: in time, late, or still open."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from starcrew.model.periods import DAY
from starcrew.model.records import Stored
from starcrew.sample.phrases import DEFECTS, MEASURES, PLACES
from starcrew.sample.plant import Team
from starcrew.sample.quarter import HOUR, MINUTE, Fact, Quarter, moment

_FOUND = 18
_BEFORE = 25
_AFTER = 12


@dataclass(frozen=True, slots=True)
class Hazard:
    """A hazard and the day it was put right, if it was by the end of the period."""

    team: Team
    found: dt.date
    deadline: dt.date
    done: dt.date | None


def hazards(quarter: Quarter, team: Team) -> tuple[Hazard, ...]:
    """About a dozen, some found before the period, some due after it. The first ones due in the period go wrong."""
    chance = quarter.chance("隐患", team.id)
    habits = quarter.habits(team)
    first = max(quarter.period.start - DAY * _BEFORE, team.founded)
    drawn = sorted(_drawn(first, quarter.period.end, chance) for _ in range(_FOUND + 5 - team.level))
    due = [number for number, (_, deadline) in enumerate(drawn) if _judged(quarter, deadline, habits.late_by)]
    wrong = chance.sample(due, min(len(due), habits.late_rectifications + habits.open_hazards))
    late, open_ = wrong[: habits.late_rectifications], wrong[habits.late_rectifications :]
    return tuple(
        Hazard(team, found, deadline, None if number in open_ else _done(quarter, deadline, late_by))
        for number, (found, deadline) in enumerate(drawn)
        for late_by in [habits.late_by if number in late else -chance.randint(0, (deadline - found).days)]
    )


def _drawn(first: dt.date, end: dt.date, chance: Random) -> tuple[dt.date, dt.date]:
    found = first + DAY * chance.randrange((end - first).days - 1)
    return found, found + DAY * chance.randint(3, _AFTER)


def _judged(quarter: Quarter, deadline: dt.date, late_by: int) -> bool:
    return quarter.period.start <= deadline < quarter.period.end - DAY * (late_by + 3)


def _done(quarter: Quarter, deadline: dt.date, late_by: int) -> dt.date | None:
    day = deadline + DAY * late_by
    return day if day < quarter.period.end else None


def hazard_rows(quarter: Quarter, team: Team) -> Iterator[tuple[dict[str, Stored], dict[str, Stored] | None]]:
    """Rows of 隐患 and 整改 that belong together; the number is given later."""
    chance = quarter.chance("隐患内容", team.id)
    for count, hazard in enumerate(hazards(quarter, team)):
        sort = chance.choice(sorted(DEFECTS))
        own = chance.random() < 0.7
        responsible = chance.choice(quarter.plant.members(team, hazard.found))
        values: dict[str, Stored] = {
            "隐患编号": "",
            "问题描述": f"{chance.choice(PLACES)}{DEFECTS[sort]}",
            "责任班组": team.id,
            "查出班组": team.id if own else None,
            "来源": "自查" if own else "上级检查",
            "隐患类型": sort,
            "等级": "重大" if team.level == 0 and count == 0 else "一般",
            "查出日期": hazard.found,
            "整改期限": hazard.deadline,
            "整改责任人": responsible,
            "整改措施": chance.choice(MEASURES),
            "录入时间": moment(hazard.found, chance.randint(9 * 60, 20 * 60) * MINUTE) + HOUR,
        }
        yield values, _rectification(values, hazard, chance, quarter)


def _rectification(
    values: dict[str, Stored], hazard: Hazard, chance: Random, quarter: Quarter
) -> dict[str, Stored] | None:
    if hazard.done is None:
        return None
    slack = min((hazard.deadline - hazard.done).days, 2) if hazard.done <= hazard.deadline else 2
    checked = hazard.done + DAY * chance.randint(0, max(0, slack))
    if checked >= quarter.period.end:
        checked = hazard.done
    return {
        "隐患编号": "",
        "责任班组": hazard.team.id,
        "整改完成日期": hazard.done,
        "整改人": values["整改责任人"],
        "验收日期": checked,
        "验收人": "安全科钱工",
        "闭环情况": "已闭环",
    }


def hazard_facts(quarter: Quarter) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """隐患 and 整改 of all teams, numbered in the order found."""
    pairs = [pair for team in quarter.plant.teams for pair in hazard_rows(quarter, team)]
    pairs.sort(key=lambda pair: (str(pair[0]["查出日期"]), str(pair[0]["责任班组"])))
    found, done = [], []
    for count, (hazard, rectification) in enumerate(pairs, start=1):
        number = f"YH{quarter.period.start.year}{count:05}"
        found.append(Fact("隐患", {**hazard, "隐患编号": number}, fixed=True))
        if rectification is not None:
            done.append(Fact("整改", {**rectification, "隐患编号": number}))
    return tuple(found), tuple(done)
