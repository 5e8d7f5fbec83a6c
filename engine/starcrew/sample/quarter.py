"""What every ledger of the sample is drawn from: the period, the plant, the shifts worked, and a seeded chance."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from starcrew.model.periods import DAY, Period
from starcrew.model.records import Stored
from starcrew.sample.calendar import is_working_day
from starcrew.sample.habits import Habits, habits
from starcrew.sample.plant import Plant, Team, plant

_EPOCH = dt.date(2026, 1, 1)
_ROTATION = ("早班", "早班", "中班", "中班", "夜班", "夜班", None, None)
SHIFT_START = {"早班": 8 * 3600, "中班": 16 * 3600, "夜班": 0}
HOUR = dt.timedelta(hours=1)
MINUTE = 60
HISTORY = 181
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Fact:
    """One record as meant, values as the store keeps them (model/records.COLUMN_TYPES).

    fixed: part of a story, or another record refers to it: its row may be written badly but never spoilt.
    """

    kind: str
    values: Mapping[str, Stored]
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """A team's shift on a business date. idle: inside a suspension, nothing happens."""

    team: Team
    day: dt.date
    shift: str
    idle: bool


@dataclass(frozen=True, slots=True)
class Quarter:
    """since: the first day of the history that look-backs need."""

    period: Period
    since: dt.date
    seed: int
    plant: Plant

    def chance(self, *about: str) -> Random:
        """Numbers that depend on the seed and on what they are about, on nothing else."""
        return Random("/".join((str(self.seed), self.period.name, *about)))

    def habits(self, team: Team) -> Habits:
        return habits(team.level, team.story, self.chance("habits", team.id))

    def duties(self, team: Team) -> tuple[Duty, ...]:
        """The shifts of the period, in order."""
        days = (day for day in self.period.days if day >= team.founded)
        worked = ((day, shift_of(team, day)) for day in days)
        return tuple(Duty(team, day, shift, self.idle(team, day)) for day, shift in worked if shift)

    def worked(self, team: Team) -> tuple[Duty, ...]:
        return tuple(duty for duty in self.duties(team) if not duty.idle)

    def suspension(self) -> tuple[dt.date, dt.date]:
        """First and last day of the week in which the `suspended_week` teams stand still."""
        day = self.period.start + DAY * 40
        monday = day + DAY * (-day.weekday() % 7)
        return monday, monday + DAY * 6

    def idle(self, team: Team, day: dt.date) -> bool:
        first, last = self.suspension()
        return team.story == "suspended_week" and first <= day <= last


def quarter(teams: int, period: Period, seed: int) -> Quarter:
    """The frame of the sample; the same arguments give the same."""
    made = plant(teams, period, Random(f"{seed}/{period.name}/plant"))
    return Quarter(period, period.start - DAY * HISTORY, seed, made)


def shift_of(team: Team, day: dt.date) -> str | None:
    """Four teams in three shifts: two mornings, two middles, two nights, two days off; or mornings of working days."""
    if not team.rotating:
        return "早班" if is_working_day(day) else None
    return _ROTATION[((day - _EPOCH).days + team.offset) % len(_ROTATION)]


def moment(day: dt.date, seconds: int) -> dt.datetime:
    """Wall clock; seconds after midnight, perhaps below 0 or beyond the day."""
    return dt.datetime(day.year, day.month, day.day) + dt.timedelta(seconds=seconds)  # noqa: DTZ001 - naive by contract


def clock(at: dt.datetime) -> int:
    """Seconds after midnight."""
    return at.hour * 3600 + at.minute * 60


def numbered(kind: str, prefix: str, rows: Iterable[tuple[Mapping[str, Stored], bool]]) -> Iterator[Fact]:
    """Facts with their number in the first field of each row that is called …编号 or …票号."""
    for count, (values, fixed) in enumerate(rows, start=1):
        field = next(name for name in values if name.endswith(("编号", "票号")))
        yield Fact(kind, {**values, field: f"{prefix}{count:05}"}, fixed=fixed)
