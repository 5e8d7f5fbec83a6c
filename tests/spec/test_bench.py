from collections.abc import Iterator

import pytest

from starcrew.model.plan import Programme
from starcrew.spec.bench import Bench, bench_of
from starcrew.spec.faults import Misstated, Refused
from tests.spec.conftest import SITE


@pytest.fixture
def bench(reference: Programme) -> Iterator[Bench]:
    found = Bench(reference)
    yield found
    found.close()


@pytest.mark.parametrize(
    "written, name",
    [
        ("2026年第三季度", "2026Q3"),
        ("2026年3季度", "2026Q3"),
        ("2026Q3", "2026Q3"),
        ("2026年上半年", "2026H1"),
        ("2026年下半年", "2026H2"),
        ("2026年7月", "2026-07"),
        ("2026年", "2026"),
    ],
)
def test_periods_are_named_as_people_name_them(bench: Bench, written: str, name: str) -> None:
    assert bench.period(written).name == name


def test_an_unknown_period_is_refused(bench: Bench) -> None:
    with pytest.raises(Misstated, match="不认识评定期“下个季度”"):
        bench.period("下个季度")


def test_a_site_that_does_not_load_is_refused_with_its_problems() -> None:
    with pytest.raises(Refused) as refused:
        bench_of(SITE / "docs")
    assert refused.value.problems
