"""Integer arithmetic in the database against exact fractions."""

import random
from fractions import Fraction

import ibis
import pytest

from starcrew.backend import Duckdb
from starcrew.model.points import half_up as exactly
from starcrew.score.exact import half_up

LARGEST = 2**62 - 1
"""2·over + under is a 64-bit integer below it."""


def pairs() -> list[tuple[int, int]]:
    """Large and small numbers, halves, their neighbours, and quotients up to 2⁴⁹."""
    draw = random.Random(7)
    found = [(over, under) for over in range(-9, 10) for under in range(1, 10)]
    for _ in range(20_000):
        quotient, under = draw.randrange(2 ** draw.randint(1, 49)), draw.randrange(1, 2 ** draw.randint(1, 40))
        for over in (2 * quotient * under + under) // 2, draw.randrange(2**60):
            near = [over + step for step in (-1, 0, 1)]
            found += [(n, under) for n in near if 0 <= 2 * n + under < LARGEST and n // under < 2**49]
    return found


def test_half_up_is_the_nearest_integer_of_large_numbers_too() -> None:
    numbers = pairs()
    with Duckdb(threads=2) as backend:
        table = backend.load("pairs", {"over": "int64", "under": "int64"}, numbers)
        found = backend.rows(table.select("over", "under", rounded=half_up(table.over, table.under)))
    wrong = [(o, u, r) for o, u, r in found if r != exactly(Fraction(int(str(o)), int(str(u))))]
    assert len(found) == len(numbers)
    assert wrong == []


@pytest.mark.parametrize(("over", "under", "nearest"), [(1, 2, 1), (-1, 2, 0), (-3, 2, -1), (5, 3, 2), (4, 3, 1)])
def test_halves_go_up(over: int, under: int, nearest: int) -> None:
    with Duckdb(threads=1) as backend:
        table = backend.load("one", {"over": "int64"}, [(over,)])
        assert backend.rows(table.select(rounded=half_up(table.over, ibis.literal(under, "int64")))) == [(nearest,)]
