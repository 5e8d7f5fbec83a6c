import datetime as dt

import pytest

from starcrew.intake.context import nearest_year, span
from tests.intake.plant import Q3


@pytest.mark.parametrize(
    "texts, first, last",
    [
        (["××车间2026年第三季度三违台账"], "2026-07-01", "2026-09-30"),
        (["三违台账", "2026Q3"], "2026-07-01", "2026-09-30"),
        (["7月", "2026年第三季度"], "2026-07-01", "2026-07-31"),
        (["八月份", "2026年第三季度"], "2026-08-01", "2026-08-31"),
        (["十一月", "2026年"], "2026-11-01", "2026-11-30"),
        (["", "台账", "2026.8"], "2026-08-01", "2026-08-31"),
        (["", "台账", "2026-8"], "2026-08-01", "2026-08-31"),
        (["2026年下半年"], "2026-07-01", "2026-12-31"),
        (["台账 2026"], "2026-01-01", "2026-12-31"),
        (["3月", "2026年第三季度"], "2026-07-01", "2026-09-30"),
        (["7月至9月", "2026"], "2026-01-01", "2026-12-31"),
    ],
)
def test_the_nearest_text_with_a_year_tells_the_days(texts: list[str], first: str, last: str) -> None:
    found = span(texts, None)
    assert found is not None
    assert (found.start, found.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_the_period_given_stands_in_and_without_it_nothing_is_known() -> None:
    assert span(["台账"], Q3) == Q3
    assert span(["7月台账"], None) is None


def test_the_29th_of_february_is_looked_for_in_a_year_that_has_it() -> None:
    assert Q3 is not None
    assert nearest_year(2, 29, Q3) is None
    assert nearest_year(6, 30, Q3) == dt.date(2026, 6, 30)
