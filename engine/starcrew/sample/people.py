"""What concerns single workers: talks, training, exams, certificates and operations."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from starcrew.model.periods import DAY
from starcrew.model.records import Stored
from starcrew.sample.calendar import holidays_in
from starcrew.sample.phrases import INSPECTORS, TOPICS
from starcrew.sample.plant import Team, Worker
from starcrew.sample.quarter import HOUR, MILLION, MINUTE, Duty, Fact, Quarter, moment

_TALKS = ("个别谈心", "个别谈心", "家访", "电话")
_SORTS = {"机械加工": "机械加工", "电焊": "检修作业", "起重": "检修作业", "清洗": "清洗作业"}
_PAPERS = (("劳动安全", 50), ("技规", 71))
_OLD_PAPERS = (("劳动安全", -40), ("应知应会", -39))
_YEAR = 365
_TERM = 6 * _YEAR


def talks(quarter: Quarter, team: Team) -> Iterator[Fact]:
    """谈心: the leader with each member in each month, the safety officer with the leader; some are never talked to."""
    chance = quarter.chance("谈心", team.id)
    duties = quarter.worked(team)
    crew = quarter.plant.members(team, duties[-1].day)
    left_out = set(chance.sample(crew[2:], min(quarter.habits(team).workers_without_talk, len(crew) - 2)))
    for month in _months(duties):
        of_month = [duty for duty in duties if duty.day.month == month]
        members = quarter.plant.members(team, of_month[0].day)
        for worker in members:
            if worker not in left_out and worker in quarter.plant.members(team, of_month[-1].day):
                yield _talk(quarter, worker, chance.choice(of_month), chance)


def _talk(quarter: Quarter, worker: str, duty: Duty, chance: Random) -> Fact:
    leader, officer = quarter.plant.members(duty.team, duty.day)[:2]
    values: dict[str, Stored] = {
        "职工": worker,
        "班组": duty.team.id,
        "日期": duty.day,
        "谈话人": officer if worker == leader else leader,
        "方式": chance.choice(_TALKS),
        "录入时间": moment(duty.day, 17 * 60 * MINUTE) + HOUR * chance.randint(0, 10),
    }
    return Fact("谈心", values)


def trainings(quarter: Quarter, team: Team) -> Iterator[Fact]:
    """培训: twice a month, before each holiday, and the newcomers' own before the period."""
    chance = quarter.chance("培训", team.id)
    duties = quarter.worked(team)
    topics = chance.sample(TOPICS, 12)
    days = [chance.choice([d for d in duties if d.day.month == month]) for month in _months(duties) for _ in range(2)]
    before = [
        max((d for d in duties if d.day < day), key=lambda d: d.day, default=None)
        for day in holidays_in(quarter.period)
    ]
    for duty, topic in zip(days, topics, strict=False):
        yield _training(quarter, duty, ("日常培训", topic), chance)
    for last in before:
        if last is not None:
            yield _training(quarter, last, ("节假日教育", "节日期间安全要求"), chance)


def _months(duties: tuple[Duty, ...]) -> list[int]:
    return sorted({duty.day.month for duty in duties})


def _training(quarter: Quarter, duty: Duty, about: tuple[str, str], chance: Random) -> Fact:
    sort, topic = about
    crew = quarter.plant.members(duty.team, duty.day)
    absent = chance.choice((0, 0, 1)) if duty.team.level > 1 else chance.choice((1, 2, 3))
    values: dict[str, Stored] = {
        "班组": duty.team.id,
        "日期": duty.day,
        "培训类型": sort,
        "培训内容": topic,
        "学时": chance.choice((1, 2, 2, 4)) * 3600,
        "授课人": chance.choice(INSPECTORS),
        "应到": len(crew),
        "实到": len(crew) - absent,
        "参加人员": crew[: len(crew) - absent],
    }
    return Fact("培训", values)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One paper of one team. odd: the crew shuffled; the first of them fail or stay away. Empty: all pass."""

    team: Team
    paper: str
    day: dt.date
    crew: tuple[str, ...]
    odd: tuple[str, ...]


def exams(quarter: Quarter, team: Team) -> Iterator[Fact]:
    """考试: two papers in the period, with resits of some who failed, and two before it."""
    chance = quarter.chance("考试", team.id)
    for paper, offset in (*_OLD_PAPERS, *_PAPERS):
        day = quarter.period.start + DAY * offset
        crew = quarter.plant.members(team, day)
        odd = chance.sample(crew, len(crew)) if offset == _PAPERS[0][1] else ()
        yield from _papers(quarter, Sitting(team, paper, day, crew, tuple(odd)), chance)


def _papers(quarter: Quarter, sitting: Sitting, chance: Random) -> Iterator[Fact]:
    habits, team, odd = quarter.habits(sitting.team), sitting.team, sitting.odd
    failed = odd[: habits.failed_exams]
    missed = odd[habits.failed_exams : habits.failed_exams + habits.missed_exams]
    excused = odd[-1:] if team.level in {1, 4} else ()
    for worker in sitting.crew:
        state = "缺考" if worker in missed else "免考" if worker in excused else "正常"
        marks = chance.randint(45, 57) if worker in failed else chance.randint(82, 100)
        yield _paper((worker, team.id, sitting.day, sitting.paper), state, marks, resit=False)
    for worker in failed[::2]:
        later = sitting.day + DAY * 10
        yield _paper((worker, team.id, later, sitting.paper), "正常", chance.randint(80, 90), resit=True)


def _paper(about: tuple[str, str, dt.date, str], state: str, marks: int, *, resit: bool) -> Fact:
    worker, team, day, paper = about
    values: dict[str, Stored] = {
        "工号": worker,
        "班组": team,
        "日期": day,
        "科目": paper,
        "成绩": marks * MILLION if state == "正常" else None,
        "考试状态": state,
        "是否补考": resit,
    }
    return Fact("考试", values, fixed=marks < 60 or state != "正常" or resit)


def certificates(quarter: Quarter) -> Iterator[Fact]:
    """特种作业证: one per licensed worker, an expired older one for some.

    In a team that operates badly the third of the crew lets his run out in the middle of the period.
    """
    doubtful = {
        quarter.plant.members(team, quarter.period.end - DAY)[2]
        for team in quarter.plant.teams
        if _lapses(quarter, team)
    }
    licensed = [worker for worker in quarter.plant.workers.values() if worker.licence]
    for number, worker in enumerate(licensed):
        until = lapse_day(quarter) if worker.id in doubtful else quarter.period.end + DAY * (50 + number * 13 % 900)
        yield _certificate(worker, until, f"{320_101_198_001_010_000 + number * 1_000_137:018}")
        if number % 3 == 0:
            old = quarter.since - DAY * (number * 7 % 300)
            yield _certificate(worker, old, f"{310_101_197_501_010_000 + number * 1_000_137:018}", fixed=False)


def _lapses(quarter: Quarter, team: Team) -> bool:
    return team.licensed and quarter.habits(team).bad_operations > 0


def lapse_day(quarter: Quarter) -> dt.date:
    """The last day on which the certificates that lapse are valid."""
    return quarter.period.start + DAY * 35


def _certificate(worker: Worker, until: dt.date, number: str, *, fixed: bool = True) -> Fact:
    issued = until - DAY * _TERM
    values: dict[str, Stored] = {
        "证号": number,
        "持证人": worker.id,
        "作业类别": worker.licence,
        "发证日期": issued,
        "有效期至": until,
        "复审到期": until,
        "发证机关": "市应急管理局",
    }
    return Fact("特种作业证", values, fixed=fixed)


def operation_facts(quarter: Quarter) -> tuple[Fact, ...]:
    """作业 of all teams: each member once a shift, numbered by day."""
    rows = [row for team in quarter.plant.teams for row in _operations(quarter, team)]
    rows.sort(key=lambda row: (str(row["日期"]), str(row["班组"]), str(row["操作人"])))
    year = quarter.since.year
    return tuple(
        Fact("作业", {**row, "作业票号": f"ZY{year}{n:06}"}, fixed=True) for n, row in enumerate(rows, start=1)
    )


def _operations(quarter: Quarter, team: Team) -> Iterator[dict[str, Stored]]:
    chance = quarter.chance("作业", team.id)
    bad = quarter.habits(team).bad_operations
    for duty in quarter.worked(team):
        crew = quarter.plant.members(team, duty.day)
        for worker in crew:
            sort = _licensed_sort(quarter, worker, duty, chance)
            if sort and _lapsed(quarter, team, worker, duty.day):
                bad, sort = (bad - 1, sort) if bad else (0, None)
            yield _operation(quarter, duty, worker, sort)


def _licensed_sort(quarter: Quarter, worker: str, duty: Duty, chance: Random) -> str | None:
    """The sort of work that needs his certificate, on about every other shift."""
    licence = quarter.plant.workers[worker].licence
    return licence if licence and duty.team.licensed and chance.random() < 0.5 else None


def _lapsed(quarter: Quarter, team: Team, worker: str, day: dt.date) -> bool:
    last = quarter.period.end - DAY
    return _lapses(quarter, team) and day > lapse_day(quarter) and worker == quarter.plant.members(team, last)[2]


def _operation(quarter: Quarter, duty: Duty, worker: str, sort: str | None) -> dict[str, Stored]:
    watcher = quarter.plant.members(duty.team, duty.day)[1]
    return {
        "作业票号": "",
        "班组": duty.team.id,
        "日期": duty.day,
        "操作人": worker,
        "作业类别": sort or _SORTS.get(duty.team.trade, "检修作业"),
        "需持证": sort is not None,
        "监护人": watcher if sort and worker != watcher else None,
        "作业内容": f"{duty.shift}{sort or duty.team.trade}",
    }
