"""How well each team works: a level that the stars should more or less follow, and the special stories."""

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

Story = Literal[
    "plain",
    "transfer_out",
    "transfer_in",
    "suspended_week",
    "habitual",
    "habitual_over_border",
    "habitual_on_day_90",
    "not_habitual_on_day_91",
    "injury_liable",
    "injury_not_liable",
    "fire",
    "concealed",
    "expired_certificate",
    "copied_minutes",
    "rush",
    "new_team",
    "no_licences",
    "undelivered",
]

# Team after team, repeated for more than 24 teams: the level (5 best) and the story.
CAST: tuple[tuple[int, Story], ...] = (
    (5, "plain"),
    (4, "transfer_out"),
    (5, "suspended_week"),
    (2, "habitual"),
    (4, "transfer_in"),
    (4, "injury_liable"),
    (3, "expired_certificate"),
    (3, "habitual_over_border"),
    (5, "no_licences"),
    (5, "injury_not_liable"),
    (3, "copied_minutes"),
    (4, "fire"),
    (4, "rush"),
    (2, "no_licences"),
    (1, "plain"),
    (4, "new_team"),
    (5, "no_licences"),
    (3, "plain"),
    (4, "not_habitual_on_day_91"),
    (4, "habitual_on_day_90"),
    (5, "undelivered"),
    (1, "no_licences"),
    (0, "plain"),
    (0, "concealed"),
)


@dataclass(frozen=True, slots=True)
class Habits:
    """What goes wrong in one team in one quarter: numbers of cases, unless it says otherwise.

    site_score: mean of the marks that inspectors give, of 100. wrong_waste: collections away from the place.
    late_by: days by which the late rectifications are late.
    """

    missed_meetings: int
    late_meetings: int
    thin_meetings: int
    late_entries: int
    missed_weeks: int
    missed_checks: int
    late_rectifications: int
    late_by: int
    open_hazards: int
    own_violations: int
    caught_violations: int
    failed_exams: int
    missed_exams: int
    bad_operations: int
    lost_points: int
    workers_without_talk: int
    wrong_waste: int
    site_score: int
    copies: int = 0
    rush: bool = False


_PLAIN = Habits(
    missed_meetings=0,
    late_meetings=0,
    thin_meetings=0,
    late_entries=0,
    missed_weeks=0,
    missed_checks=0,
    late_rectifications=0,
    late_by=0,
    open_hazards=0,
    own_violations=1,
    caught_violations=0,
    failed_exams=0,
    missed_exams=0,
    bad_operations=0,
    lost_points=0,
    workers_without_talk=0,
    wrong_waste=0,
    site_score=98,
)
_GOOD = replace(
    _PLAIN,
    late_meetings=1,
    thin_meetings=1,
    late_entries=1,
    missed_checks=1,
    late_rectifications=1,
    late_by=1,
    failed_exams=1,
    workers_without_talk=1,
    site_score=94,
)
_FAIR = replace(
    _GOOD,
    missed_meetings=1,
    late_meetings=2,
    thin_meetings=2,
    late_entries=3,
    missed_checks=3,
    late_by=2,
    caught_violations=1,
    workers_without_talk=2,
    site_score=89,
)
_POOR = replace(
    _FAIR,
    late_meetings=3,
    thin_meetings=3,
    late_entries=5,
    late_by=3,
    missed_exams=1,
    workers_without_talk=3,
    wrong_waste=1,
    site_score=84,
)
_BAD = replace(
    _POOR,
    missed_meetings=2,
    late_entries=6,
    missed_weeks=1,
    missed_checks=5,
    late_by=4,
    caught_violations=2,
    failed_exams=2,
    workers_without_talk=4,
    site_score=79,
)
_WORST = replace(
    _BAD,
    missed_meetings=7,
    late_meetings=8,
    thin_meetings=9,
    late_entries=16,
    missed_weeks=3,
    missed_checks=14,
    late_rectifications=4,
    late_by=6,
    open_hazards=2,
    own_violations=0,
    caught_violations=6,
    failed_exams=4,
    missed_exams=3,
    bad_operations=3,
    lost_points=2,
    workers_without_talk=6,
    wrong_waste=3,
    site_score=66,
)
_BY_LEVEL = (_WORST, _BAD, _POOR, _FAIR, _GOOD, _PLAIN)


def habits(level: int, story: Story, chance: Random) -> Habits:
    """The habits of a team of that level; in the worst two the missed meetings vary a little from seed to seed."""
    usual = _BY_LEVEL[level]
    more = chance.randint(0, 1) if level in {0, 1} else 0
    return _of_story(replace(usual, missed_meetings=usual.missed_meetings + more), story)


def _of_story(usual: Habits, story: Story) -> Habits:
    if story == "expired_certificate":
        return replace(usual, bad_operations=4)
    if story == "no_licences":
        return replace(usual, bad_operations=0)
    if story == "copied_minutes":
        return replace(usual, copies=6)
    if story == "rush":
        return replace(usual, rush=True)
    return usual
