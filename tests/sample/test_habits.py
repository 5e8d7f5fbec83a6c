from random import Random

from starcrew.sample.habits import CAST, habits


def test_every_level_and_a_worse_level_with_more_missed_checks() -> None:
    assert {level for level, _ in CAST} == set(range(6))
    missed = [habits(level, "plain", Random(1)).missed_checks for level in range(6)]
    assert missed == sorted(missed, reverse=True)


def test_stories_change_what_they_are_about() -> None:
    assert habits(3, "copied_minutes", Random(1)).copies == 6
    assert habits(4, "rush", Random(1)).rush
    assert habits(2, "no_licences", Random(1)).bad_operations == 0
    assert habits(3, "expired_certificate", Random(1)).bad_operations == 4
