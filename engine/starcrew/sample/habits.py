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
    (3, "rush"),
    (2, "no_licences"),
    (1, "plain"),
    (4, "new_team"),
    (5, "no_licences"),
    (3, "plain"),
    (2, "not_habitual_on_day_91"),
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
    missed_talks: int
    wrong_waste: int
    site_score: int
    copies: int = 0
    rush: bool = False


# missed, late and thin meetings, late entries, missed weeks and checks, late rectifications, days late, open hazards,
# own and caught violations, failed and missed exams, bad operations, points out of control, missed talks, waste, site.
_BY_LEVEL = {
    5: (0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 98),
    4: (0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 94),
    3: (1, 2, 2, 3, 0, 3, 1, 2, 0, 1, 1, 1, 1, 0, 0, 3, 0, 89),
    2: (2, 3, 3, 5, 1, 4, 2, 3, 0, 1, 2, 2, 1, 1, 0, 5, 1, 84),
    1: (3, 5, 5, 9, 1, 7, 2, 4, 1, 1, 3, 3, 1, 1, 0, 9, 1, 77),
    0: (7, 8, 9, 16, 3, 14, 4, 6, 2, 0, 6, 4, 3, 3, 2, 16, 3, 66),
}


def habits(level: int, story: Story, chance: Random) -> Habits:
    """The habits of a team of that level; at the worse levels the meetings vary a little from seed to seed."""
    missed, *rest = _BY_LEVEL[level]
    usual = Habits(missed + (chance.randint(0, 1) if level in (0, 1) else 0), *rest)
    return _of_story(usual, story)


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
