import datetime as dt

import pytest

from starcrew.count.delivery import Scope, Statement, Undelivered, uncovered, undelivered


def day(number: int) -> dt.date:
    return dt.date(2026, 7, 1) + dt.timedelta(days=number - 1)


def told(first: int, last: int, workshop: str | None = None, team: str | None = None) -> Statement:
    return Statement("会", workshop, team, day(first), day(last))


@pytest.mark.parametrize(
    ("stretches", "missing"),
    [
        ([], [(1, 31)]),
        ([(1, 31)], []),
        ([(-9, 60)], []),
        ([(1, 10), (11, 31)], []),
        ([(11, 31), (1, 10)], []),
        ([(1, 10), (12, 31)], [(11, 11)]),
        ([(2, 30)], [(1, 1), (31, 31)]),
        ([(1, 20), (5, 8), (15, 25)], [(26, 31)]),
        ([(5, 5), (5, 5)], [(1, 4), (6, 31)]),
        ([(-9, 0), (32, 40)], [(1, 31)]),
        ([(40, 50)], [(1, 31)]),
    ],
)
def test_the_days_that_no_statement_covers(stretches: list[tuple[int, int]], missing: list[tuple[int, int]]) -> None:
    found = uncovered(day(1), day(31), [told(*stretch) for stretch in stretches])
    assert list(found) == [(day(first), day(last)) for first, last in missing]


def test_no_days_are_asked_for_before_the_period_has_begun() -> None:
    assert list(uncovered(day(1), day(0), [])) == []


@pytest.mark.parametrize(
    ("statement", "covered"),
    [
        (told(1, 31), {"A", "B", "C", "W"}),
        (told(1, 31, workshop="X"), {"A", "B"}),
        (told(1, 31, team="A"), {"A"}),
        (told(1, 31, workshop="X", team="A"), {"A"}),
        (told(1, 31, workshop="Y", team="A"), set()),
        (Statement("别的", None, None, day(1), day(31)), set()),
    ],
)
def test_a_statement_covers_its_own_workshop_and_team(statement: Statement, covered: set[str]) -> None:
    scopes = {"A": Scope("X", "A"), "B": Scope("X", "B"), "C": Scope("Y", "C"), "W": Scope(None, None)}
    missing = undelivered([("会", day(1), day(31))], [statement], scopes)
    assert set(scopes) - set(missing) == covered
    assert all(gaps == (Undelivered("会", day(1), day(31)),) for gaps in missing.values())
