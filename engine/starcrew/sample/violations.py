"""Violations, the habitual ones, accidents and near misses."""

import datetime as dt
from collections.abc import Iterator, Mapping
from random import Random

from starcrew.model.periods import DAY
from starcrew.model.records import Stored
from starcrew.sample.habits import Story
from starcrew.sample.phrases import INSPECTORS, PLACES, VIOLATIONS
from starcrew.sample.plant import Team, middle
from starcrew.sample.quarter import HOUR, MINUTE, SHIFT_START, Duty, Fact, Quarter, clock, moment, shift_of

_HISTORY = 3
_TIDY = 2
"""From this level on, violations are small and by one person."""
_GRADES = (("A类", "B类", "C类"), ("B类", "C类", "C类"), ("B类", "C类", "C类", "C类", "C类"))
# Days of the three same-category violations of one worker, counted from the first day of the period.
_HABITUAL: Mapping[Story, tuple[int, int, int]] = {
    "habitual": (9, 33, 61),
    "habitual_over_border": (-26, 20, 55),
    "habitual_on_day_90": (-40, 12, 50),
    "not_habitual_on_day_91": (-41, 12, 50),
}
_HABIT = "劳动防护"


def violation_facts(quarter: Quarter) -> tuple[Fact, ...]:
    """违章 of all teams, those of the months before the period too, numbered by day."""
    rows = [row for team in quarter.plant.teams for row in _violations(quarter, team)]
    rows.sort(key=lambda row: (str(row[0]["日期"]), str(row[0]["责任班组"]), str(row[0]["时间"])))
    year = quarter.since.year
    return tuple(
        Fact("违章", {**row, "违章编号": f"WZ{year}{count:04}"}, fixed=fixed)
        for count, (row, fixed) in enumerate(rows, start=1)
    )


def _violations(quarter: Quarter, team: Team) -> Iterator[tuple[dict[str, Stored], bool]]:
    chance = quarter.chance("违章", team.id)
    duties = [duty for duty in quarter.worked(team) if quarter.plant.members(team, duty.day)]
    used = {(_habitual_worker(quarter, team), _HABIT)}
    for day in _HABITUAL.get(team.story, ()):
        yield _habit(quarter, team, quarter.period.start + DAY * day), True
    for source in _sources(quarter, team):
        yield _violation(quarter, chance.choice(duties), source, chance=chance, used=used), False
    for duty in _before(quarter, team, chance):
        yield _violation(quarter, duty, chance.choice(("自查", "上级查处")), chance=chance, used=used), True


def _sources(quarter: Quarter, team: Team) -> list[str]:
    habits = quarter.habits(team)
    caught = ["上级查处"] * habits.caught_violations
    if team.level == 0:
        caught[0] = "越级查处"
    return ["自查"] * habits.own_violations + caught


def _before(quarter: Quarter, team: Team, chance: Random) -> Iterator[Duty]:
    days = (quarter.period.start - quarter.since).days
    for _ in range(_HISTORY if team.founded < quarter.since else 0):
        day = quarter.since + DAY * chance.randrange(days)
        yield Duty(team, day, shift_of(team, day) or "早班", idle=False)


def _violation(
    quarter: Quarter, duty: Duty, source: str, *, chance: Random, used: set[tuple[str, str]]
) -> dict[str, Stored]:
    """A violation by one to three people, none of whom did the same sort before."""
    sort = chance.choice(sorted(VIOLATIONS))
    free = [worker for worker in quarter.plant.members(duty.team, duty.day) if (worker, sort) not in used]
    many = (1, 1, 1, 2, 3) if duty.team.level < _TIDY and source != "自查" else (1,)
    people = tuple(chance.sample(free, chance.choice(many)))
    used |= {(worker, sort) for worker in people}
    grade = "C类" if source == "自查" else chance.choice(_GRADES[min(duty.team.level, _TIDY)])
    return _row(quarter, duty, people=people, sort=sort, grade=grade, source=source, chance=chance)


def _habitual_worker(quarter: Quarter, team: Team) -> str:
    return quarter.plant.members(team, quarter.period.end - DAY)[3]


def _habit(quarter: Quarter, team: Team, day: dt.date) -> dict[str, Stored]:
    chance = quarter.chance("惯性违章", team.id, str(day))
    person = _habitual_worker(quarter, team)
    duty = Duty(team, day, shift_of(team, day) or "早班", idle=False)
    return _row(quarter, duty, people=(person,), sort=_HABIT, grade="C类", source="上级查处", chance=chance)


def _row(
    quarter: Quarter, duty: Duty, *, people: tuple[str, ...], sort: str, grade: str, source: str, chance: Random
) -> dict[str, Stored]:
    at = moment(duty.day, SHIFT_START[duty.shift] + chance.randrange(30, 460, 5) * MINUTE)
    leader = quarter.plant.workers[quarter.plant.members(duty.team, duty.day)[0]].name
    return {
        "违章编号": "",
        "日期": at.date(),
        "时间": clock(at),
        "班次": duty.shift,
        "地点": chance.choice(PLACES),
        "责任班组": duty.team.id,
        "违章人": people,
        "类别": sort,
        "性质": grade,
        "查处方式": source,
        "查处人": leader if source == "自查" else chance.choice(INSPECTORS),
        "违章内容": chance.choice(VIOLATIONS[sort]),
        "依据条款": f"安全细则第{chance.randint(3, 60)}条",
        "录入时间": at + HOUR * chance.randint(1, 20),
    }


# Story → what happened: sort, grade, liability, whether somebody was hurt, whether it was concealed.
_ACCIDENTS: Mapping[Story, tuple[str, str, str, bool, bool]] = {
    "injury_liable": ("人身伤害", "轻伤", "主要", True, False),
    "injury_not_liable": ("人身伤害", "轻伤", "无责", True, False),
    "fire": ("火灾", "轻微", "全部", False, False),
    "concealed": ("人身伤害", "轻伤", "全部", True, True),
}
_COURSES = {"人身伤害": "吊装时工件摆动碰伤手指", "火灾": "电焊飞溅引燃废棉纱当场扑灭"}


def accident_facts(quarter: Quarter) -> tuple[Fact, ...]:
    """事故: one for each team whose story it is, and one in the months before."""
    told = [team for team in quarter.plant.teams if team.story in _ACCIDENTS]
    now = [_accident(quarter, team, middle(quarter.period) - DAY * (3 * place)) for place, team in enumerate(told)]
    before = [_accident(quarter, team, quarter.since + DAY * 40, equipment=True) for team in quarter.plant.teams[:1]]
    numbered = enumerate([*before, *now], start=1)
    return tuple(Fact("事故", {**row, "事故编号": f"SG{quarter.since.year}{n:03}"}, fixed=True) for n, row in numbered)


def _accident(quarter: Quarter, team: Team, day: dt.date, *, equipment: bool = False) -> dict[str, Stored]:
    usual = ("设备", "一般D类", "次要", False, False)
    sort, grade, liability, hurt, concealed = usual if equipment else _ACCIDENTS[team.story]
    crew = quarter.plant.members(team, day)
    at = moment(day, (10 * 60 + 20) * MINUTE)
    return {
        "事故编号": "",
        "日期": day,
        "时间": clock(at),
        "地点": PLACES[day.day % len(PLACES)],
        "责任班组": team.id,
        "类别": sort,
        "等级": grade,
        "责任划分": liability,
        "伤者": (crew[4],) if hurt else None,
        "责任人": (crew[2], crew[4]) if liability not in {"无责", "次要"} else None,
        "损失工日": 20 if hurt else 0,
        "经过": _COURSES.get(sort, "动平衡机轴承烧损停机"),
        "上报时间": at + (HOUR * 24 * 6 if concealed else HOUR),
        "是否瞒报": concealed,
    }


def near_miss_facts(quarter: Quarter) -> tuple[Fact, ...]:
    """未遂: reported by the better teams; some not yet verified, one that became an accident."""
    rows = [row for team in quarter.plant.teams if team.level >= 3 for row in _near_misses(quarter, team)]
    numbered = enumerate(rows, start=1)
    return tuple(Fact("未遂", {**row, "事件编号": f"WS{quarter.since.year}{n:03}"}, fixed=True) for n, row in numbered)


def _near_misses(quarter: Quarter, team: Team) -> Iterator[dict[str, Stored]]:
    chance = quarter.chance("未遂", team.id)
    duties = quarter.worked(team)
    for number in range(chance.randint(0, team.level - 2)):
        duty = chance.choice(duties)
        crew = quarter.plant.members(team, duty.day)
        yield {
            "事件编号": "",
            "日期": duty.day,
            "地点": chance.choice(PLACES),
            "报告班组": team.id,
            "报告人": tuple(chance.sample(crew, chance.choice((1, 1, 2, 3)))),
            "经过": f"{chance.choice(PLACES)}工件滑落未伤人",
            "核实": number != 1,
            "转为事故": team.story == "fire" and number == 0,
        }
