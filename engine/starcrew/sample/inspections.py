"""Daily checks and superiors' visits, site scores, hazardous waste, hazard points."""

import datetime as dt
from collections.abc import Iterator
from random import Random

from starcrew.model.periods import DAY, unit_of
from starcrew.model.records import Stored
from starcrew.sample.phrases import INSPECTED, INSPECTORS, MEASURES, PLACES
from starcrew.sample.plant import Team
from starcrew.sample.quarter import HOUR, MILLION, MINUTE, SHIFT_START, Duty, Fact, Quarter, clock, moment

_LAST_DAYS = 10
_VISITS = 6
# Problems that a superior's visit finds, drawn from these by the team's level.
_FOUND_BY_LEVEL = ((1, 2, 3), (0, 0, 1, 2), (0, 0, 1, 1), (0, 0, 0, 1, 1), (0, 0, 0, 1), (0, 0, 0, 0, 1))
_WASTES = ("废乳化油", "废棉纱", "废矿物油", "废油桶")
_SITE_ITEMS = ("现场5S", "文明生产", "通道与码放")


def checks(quarter: Quarter, team: Team) -> Iterator[Fact]:
    """检查记录: the team's own, one a shift, and visits from above. A rushing team makes most of them at the end."""
    chance = quarter.chance("检查记录", team.id)
    habits = quarter.habits(team)
    duties = list(quarter.worked(team))
    missed = set(chance.sample(range(len(duties)), habits.missed_checks))
    tardy = set(chance.sample(range(len(duties)), habits.late_entries))
    for number, duty in enumerate(duties):
        for turn in range(_turns(quarter, duty, number) if habits.rush else int(number not in missed)):
            yield _own_check(quarter, duty, turn, chance, tardy=number in tardy)
    for number in range(_VISITS):
        yield _visit(chance.choice(duties), number, chance)


def _turns(quarter: Quarter, duty: Duty, number: int) -> int:
    """How often a rushing team checks: every other shift, then three times a day in the last ten days."""
    return 4 if duty.day >= quarter.period.end - DAY * _LAST_DAYS else number % 2


def _own_check(quarter: Quarter, duty: Duty, turn: int, chance: Random, *, tardy: bool) -> Fact:
    leader = quarter.plant.workers[quarter.plant.members(duty.team, duty.day)[0]].name
    at = moment(duty.day, SHIFT_START[duty.shift] + chance.randrange(60, 110, 5) * MINUTE + turn * 3600)
    found = chance.choice((0, 0, 0, 1, 1, 2))
    return _check(
        {"班组": duty.team.id, "检查人": leader, "检查级别": "班组自查", "检查类型": "日常", "发现问题数": found},
        at,
        entered=at + HOUR * (36 if tardy else 4),
        chance=chance,
    )


def _visit(duty: Duty, number: int, chance: Random) -> Fact:
    at = moment(duty.day, (9 * 60 + 7 * number) * MINUTE)
    level = "段检查" if number % 3 == 0 else "车间检查"
    sort = ("专项", "日常", "季节性", "夜查", "专项", "节假日")[number]
    found = chance.choice(_FOUND_BY_LEVEL[duty.team.level])
    values: dict[str, Stored] = {
        "班组": duty.team.id,
        "检查人": chance.choice(INSPECTORS),
        "检查级别": level,
        "检查类型": sort,
        "发现问题数": found,
    }
    return _check(values, at, entered=at + HOUR * 6, chance=chance)


def _check(values: dict[str, Stored], at: dt.datetime, *, entered: dt.datetime, chance: Random) -> Fact:
    rest: dict[str, Stored] = {
        "日期": at.date(),
        "检查时间": clock(at),
        "地点": chance.choice(PLACES),
        "检查内容": chance.choice(INSPECTED),
        "处理情况": "已处理" if values["发现问题数"] else None,
        "录入时间": entered,
    }
    return Fact("检查记录", values | rest)


def site_scores(quarter: Quarter, team: Team) -> Iterator[Fact]:
    """现场评分: each month three items, in half points around the team's mean."""
    chance = quarter.chance("现场评分", team.id)
    mean = quarter.habits(team).site_score
    duties = quarter.worked(team)
    for month in sorted({duty.day.month for duty in duties}):
        duty = chance.choice([duty for duty in duties if duty.day.month == month])
        for item in _SITE_ITEMS:
            half_points = 2 * mean + chance.randint(-3, 3)
            yield Fact(
                "现场评分",
                {
                    "班组": team.id,
                    "日期": duty.day,
                    "评分项目": item,
                    "得分": min(half_points, 200) * MILLION // 2,
                    "合格率": min(99, mean + chance.randint(-2, 2)) * MILLION // 100,
                    "检查人": chance.choice(INSPECTORS),
                    "扣分原因": None if half_points > 190 else f"{chance.choice(PLACES)}卫生差",
                },
            )


def waste(quarter: Quarter, team: Team) -> Iterator[Fact]:
    """危废: a collection a week, but for the wrong ones at the right place."""
    chance = quarter.chance("危废", team.id)
    firsts = {unit_of(duty.day, "week")[1]: duty for duty in quarter.worked(team)}
    wrong = set(chance.sample(sorted(firsts), quarter.habits(team).wrong_waste))
    worst = min(wrong, default=None) if team.level == 0 else None
    for number, (monday, duty) in enumerate(firsts.items()):
        values: dict[str, Stored] = {
            "班组": team.id,
            "日期": duty.day,
            "类别": _WASTES[number % len(_WASTES)],
            "数量": chance.randint(10, 300) * MILLION // 10,
            "是否定点": monday not in wrong,
            "是否倾倒": monday == worst,
            "收集人": chance.choice(quarter.plant.members(team, duty.day)),
        }
        yield Fact("危废", values, fixed=monday in wrong)


def hazard_points(team: Team) -> tuple[Fact, ...]:
    """危险源点: two to four per team, `<team>-1` and so on."""
    number = int(team.id[1:])
    risks = ("较大", "一般", "一般", "低")
    return tuple(
        Fact(
            "危险源点",
            {
                "危险源编号": f"{team.id}-{place}",
                "危险源名称": f"{team.name}{PLACES[(number + place) % len(PLACES)]}",
                "责任班组": team.id,
                "风险等级": risks[place % len(risks)],
                "防范措施": MEASURES[(number * 3 + place) % len(MEASURES)],
                "列管日期": team.founded,
                "撤销日期": None,
            },
            fixed=True,
        )
        for place in range(1, 3 + number % 3)
    )


def point_checks(quarter: Quarter, team: Team) -> Iterator[Fact]:
    """危险源点检: each point once a week; `lost_points` of them found out of control."""
    chance = quarter.chance("危险源点检", team.id)
    firsts = {unit_of(duty.day, "week")[1]: duty for duty in quarter.worked(team)}
    lost = set(chance.sample(sorted(firsts), quarter.habits(team).lost_points))
    for point in hazard_points(team):
        for monday, duty in firsts.items():
            out = monday in lost and str(point.values["危险源编号"]).endswith("-1")
            values: dict[str, Stored] = {
                "危险源编号": point.values["危险源编号"],
                "班组": team.id,
                "日期": duty.day,
                "点检人": chance.choice(quarter.plant.members(team, duty.day)),
                "状态": "失控" if out else "受控",
            }
            yield Fact("危险源点检", values, fixed=out)
