"""Pre-shift meetings and weekly activities: held, missed, late, thin, entered late, copied."""

import datetime as dt
from collections.abc import Iterator
from random import Random

from starcrew.model.periods import DAY, unit_of
from starcrew.model.records import Stored
from starcrew.sample.phrases import HAZARDS, MEASURES, TOPICS
from starcrew.sample.plant import Team
from starcrew.sample.quarter import HOUR, MINUTE, SHIFT_START, Duty, Fact, Quarter, clock, moment, shift_of

_USUAL_LEAD = 30 * MINUTE
_COPIED_TEXT = (HAZARDS[0], MEASURES[0], TOPICS[2])


def minutes(quarter: Quarter, team: Team) -> Iterator[Fact]:
    """班前会 of the team; the night meeting after the period's last day is in the ledger too, as it would be."""
    chance = quarter.chance("班前会", team.id)
    habits = quarter.habits(team)
    duties = [*quarter.worked(team), *_next_night(quarter, team)]
    odd = chance.sample(range(len(quarter.worked(team))), len(quarter.worked(team)))
    missed, late, thin, tardy = _slices(
        odd, (habits.missed_meetings, habits.late_meetings, habits.thin_meetings, habits.late_entries)
    )
    copies = set(odd[-habits.copies :]) if habits.copies else set()
    texts = _texts(chance, len(duties))
    for number, duty in enumerate(duties):
        if number in missed:
            continue
        text = _COPIED_TEXT if number in copies else texts[number]
        start = chance.randrange(20, 41, 5) * MINUTE if number in late else -_USUAL_LEAD
        present = _present(quarter, duty, thin.get(number), chance)
        entered = chance.randint(30, 70) if number in tardy else chance.randint(1, 12)
        yield _meeting(quarter, duty, start=start, present=present, entered=entered, text=text)


def _slices(odd: list[int], counts: tuple[int, ...]) -> tuple[dict[int, int], ...]:
    """Disjoint groups of the numbers, each as number → its place in the group."""
    groups, begin = [], 0
    for count in counts:
        groups.append({number: place for place, number in enumerate(odd[begin : begin + count])})
        begin += count
    return tuple(groups)


def _next_night(quarter: Quarter, team: Team) -> tuple[Duty, ...]:
    day = quarter.period.end
    return (Duty(team, day, "夜班", idle=False),) if shift_of(team, day) == "夜班" else ()


def _texts(chance: Random, count: int) -> list[tuple[str, str, str]]:
    """As many different texts, none of them the copied one."""
    numbers = chance.sample(range(len(HAZARDS) * len(MEASURES) * len(TOPICS)), count + 1)
    made = [
        (
            HAZARDS[n % len(HAZARDS)],
            MEASURES[n // len(HAZARDS) % len(MEASURES)],
            TOPICS[n // len(HAZARDS) // len(MEASURES)],
        )
        for n in numbers
    ]
    return [text for text in made if text != _COPIED_TEXT][:count]


def _present(quarter: Quarter, duty: Duty, thin: int | None, chance: Random) -> tuple[str, ...]:
    """Those who came. thin: None, or a number: even ones stay just below 90 %, odd ones below 80 %."""
    crew = quarter.plant.members(duty.team, duty.day)
    if thin is None:
        absent = 1 if len(crew) >= 10 and chance.random() < 0.3 else 0
        return crew[: len(crew) - absent]
    return crew[: -(-len(crew) * 4 // 5) - thin % 2]


def _meeting(
    quarter: Quarter, duty: Duty, *, start: int, present: tuple[str, ...], entered: int, text: tuple[str, str, str]
) -> Fact:
    begin = moment(duty.day, SHIFT_START[duty.shift] + start)
    end = begin + dt.timedelta(minutes=25)
    hazard, measure, topic = text
    values: dict[str, Stored] = {
        "班组": duty.team.id,
        "日期": begin.date(),
        "班次": duty.shift,
        "开始时间": clock(begin),
        "结束时间": clock(end),
        "主持人": present[0],
        "应到": len(quarter.plant.members(duty.team, duty.day)),
        "实到": len(present),
        "签名": present,
        "危险因素": hazard,
        "对策": measure,
        "会议内容": topic,
        "录入时间": begin + HOUR * entered,
    }
    return Fact("班前会", values)


def activities(quarter: Quarter, team: Team) -> Iterator[Fact]:
    """安全活动: one in each week with at least one shift, but for the missed ones."""
    chance = quarter.chance("安全活动", team.id)
    habits = quarter.habits(team)
    weeks: dict[dt.date, list[Duty]] = {}
    for duty in quarter.worked(team):
        weeks.setdefault(unit_of(duty.day, "week")[1], []).append(duty)
    whole = [monday for monday in weeks if quarter.period.start <= monday <= quarter.period.end - DAY * 7]
    missed = set(chance.sample(whole, min(habits.missed_weeks, len(whole))))
    texts = _texts(chance, len(weeks))
    for number, (monday, duties) in enumerate(weeks.items()):
        if monday not in missed:
            tardy = habits.late_entries > 4 and number % 4 == 0
            yield _activity(quarter, chance.choice(duties), texts[number], tardy=tardy)


def _activity(quarter: Quarter, duty: Duty, text: tuple[str, str, str], *, tardy: bool) -> Fact:
    crew = quarter.plant.members(duty.team, duty.day)
    absent = 1 if len(crew) >= 10 and duty.day.day % 3 == 0 else 0
    begin = moment(duty.day, (16 * 60 + 20 if duty.shift == "早班" else 14 * 60) * MINUTE)
    values: dict[str, Stored] = {
        "班组": duty.team.id,
        "日期": duty.day,
        "开始时间": clock(begin),
        "结束时间": clock(begin + HOUR),
        "主持人": crew[0],
        "应到": len(crew),
        "实到": len(crew) - absent,
        "补学人数": absent or None,
        "活动内容": f"{text[2]}、分析{text[0]}",
        "讨论发言": f"大家认为要{text[1]}",
        "领导批阅": True,
        "录入时间": begin + HOUR * (49 if tardy else 3),
    }
    return Fact("安全活动", values)
