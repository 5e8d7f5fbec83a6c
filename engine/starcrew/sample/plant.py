"""The plant of the sample: workshops, teams, workers, and who belongs to which team on which day."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from starcrew.model.periods import DAY, Period
from starcrew.sample.habits import CAST, Story

TEAMS_PER_WORKSHOP = 8
_PREFIXES = ("机加", "检修", "动力", "电修", "轮轴", "制动", "柴油机", "转向架", "备件", "探伤", "整备", "库管")
_TRADES = ("机械加工", "电焊", "起重", "检修", "清洗", "机械加工", "检修", "检验")
_LICENCES = {"电焊": "焊接作业", "起重": "起重作业", "清洗": "叉车作业", "检验": "登高作业"}
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严"  # noqa: E501
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅志建国文斌海波宁辉力永健世广义兴良山仁贵福生龙元全学祥才发武新利清飞彬富顺信子昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆友裕河哲江雅晨轩"  # noqa: E501
_DIGITS = "零一二三四五六七八九"
# Places in a crew: 0 is the leader, 1 the safety officer.
_LICENSED_PLACES = (2, 3, 4)
_AGENCY = 5
_NEWCOMER = 6
_MOVER = 5
_LEAVER = (9, 6)
TOLD_APART = "王伟"
AMBIGUOUS = "李娜"
# (team, place) → a name that two people bear: in two teams of one workshop, and in one team.
_NAMESAKES = {(1, 3): TOLD_APART, (5, 3): TOLD_APART, (3, 4): AMBIGUOUS, (3, 5): AMBIGUOUS}


@dataclass(frozen=True, slots=True)
class Worker:
    """left: the last day. licence: the sort of work he holds a certificate for."""

    id: str
    name: str
    former_name: str | None
    workshop: str
    post: str
    employment: str
    joined: dt.date
    left: dt.date | None
    on_probation: bool
    licence: str | None


@dataclass(frozen=True, slots=True)
class Membership:
    """Both days included; no `until` still holds."""

    worker: str
    team: str
    duty: str
    since: dt.date
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Team:
    """offset: days by which its rotation trails that of its group's first team."""

    id: str
    name: str
    aliases: tuple[str, ...]
    workshop: str
    trade: str
    rotating: bool
    offset: int
    licensed: bool
    founded: dt.date
    level: int
    story: Story


@dataclass(frozen=True, slots=True)
class Plant:
    """memberships: by team, in the order of the crew."""

    teams: tuple[Team, ...]
    workers: Mapping[str, Worker]
    memberships: Mapping[str, tuple[Membership, ...]]

    def members(self, team: Team, day: dt.date) -> tuple[str, ...]:
        """Worker ids on that day, the leader first, the safety officer second."""
        held = self.memberships[team.id]
        return tuple(m.worker for m in held if m.since <= day and (m.until is None or day <= m.until))


def numeral(number: int) -> str:
    """1 → 一, 12 → 十二, 30 → 三十. Up to 99."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def middle(period: Period) -> dt.date:
    """The Monday around which new teams and transfers happen."""
    day = period.start + (period.end - period.start) // 2
    return day - DAY * day.weekday()


def plant(teams: int, period: Period, chance: Random) -> Plant:
    """Teams in workshops of eight, 7 to 14 workers each. At most 796 teams have names."""
    made = tuple(_team(number, teams, period) for number in range(teams))
    names = _names(chance)
    workers: dict[str, Worker] = {}
    memberships: dict[str, tuple[Membership, ...]] = {}
    for team in made:
        crew = _crew(team, len(workers), Hiring(period, names, chance))
        workers |= {worker.id: worker for worker in crew}
        memberships[team.id] = tuple(_membership(team, place, worker) for place, worker in enumerate(crew))
    return Plant(made, workers, _transferred(made, memberships, period))


def _team(number: int, teams: int, period: Period) -> Team:
    shop, place = divmod(number, TEAMS_PER_WORKSHOP)
    prefix = _PREFIXES[shop] if shop < len(_PREFIXES) else f"第{numeral(shop + 1)}"
    level, story = CAST[number % len(CAST)]
    return Team(
        id=f"T{number + 1:0{max(2, len(str(teams)))}}",
        name=f"{prefix}{numeral(place + 1)}班",
        aliases=_aliases(prefix, place, shop),
        workshop=f"{prefix}车间",
        trade=_TRADES[place],
        rotating=place < TEAMS_PER_WORKSHOP // 2 or shop % 3 == 0,
        offset=2 * (place % 4),
        licensed=story != "no_licences",
        founded=middle(period) if story == "new_team" else dt.date(period.start.year - 6, 3, 1),
        level=level,
        story=story,
    )


def _aliases(prefix: str, place: int, shop: int) -> tuple[str, ...]:
    if shop >= len(_PREFIXES):
        return ()
    short = f"{prefix[0]}{numeral(place + 1)}班"
    return (short, f"{prefix}甲班") if place == 0 else (short,)


def _names(chance: Random) -> Iterator[str]:
    """Names, none twice; the names in `_NAMESAKES` stay free."""
    used = set(_NAMESAKES.values())
    while True:
        name = chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2, 2))))
        if name not in used:
            used.add(name)
            yield name


@dataclass(frozen=True, slots=True)
class Hiring:
    """What new workers are drawn from."""

    period: Period
    names: Iterator[str]
    chance: Random


def _crew(team: Team, hired: int, hiring: Hiring) -> list[Worker]:
    size = hiring.chance.randint(7, 14)
    return [_worker(team, place, hired, hiring) for place in range(size)]


def _worker(team: Team, place: int, hired: int, hiring: Hiring) -> Worker:
    fresh = place == _NEWCOMER and team.level % 2 == 0
    number = int(team.id[1:]) - 1
    start, count = hiring.period.start, hired + place + 1
    return Worker(
        id=f"W{count:04}",
        name=_NAMESAKES.get((number, place)) or next(hiring.names),
        former_name=next(hiring.names) if count % 17 == 0 else None,
        workshop=team.workshop,
        post="班组长" if place == 0 else "安全员" if place == 1 else f"{team.trade}工",
        employment="劳务" if place == _AGENCY else "顶岗" if fresh else "正式",
        joined=start - DAY * (40 if fresh else hiring.chance.randint(400, 6000)),
        left=start + DAY * 60 if (number, place) == _LEAVER else None,
        on_probation=fresh,
        licence=_LICENCES.get(team.trade, "电工作业") if team.licensed and place in _LICENSED_PLACES else None,
    )


def _membership(team: Team, place: int, worker: Worker) -> Membership:
    duty = "班组长" if place == 0 else "安全员" if place == 1 else "班员"
    return Membership(worker.id, team.id, duty, max(worker.joined, team.founded), worker.left)


def _transferred(
    teams: Sequence[Team], memberships: Mapping[str, tuple[Membership, ...]], period: Period
) -> Mapping[str, tuple[Membership, ...]]:
    """The same, with a worker of each `transfer_out` team moved to the next `transfer_in` team in mid-period."""
    held = dict(memberships)
    day = middle(period) + DAY * 3
    leavers = [team for team in teams if team.story == "transfer_out"]
    takers = [team for team in teams if team.story == "transfer_in"]
    for old, new in zip(leavers, takers, strict=False):
        mover = held[old.id][_MOVER]
        stays = replace(mover, until=day - DAY)
        held[old.id] = (*held[old.id][:_MOVER], stays, *held[old.id][_MOVER + 1 :])
        held[new.id] = (*held[new.id], replace(mover, team=new.id, since=day))
    return held
