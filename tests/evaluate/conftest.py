"""One judge for all tests of a process: starting its worker is the dear part."""

from collections.abc import Iterator

import pytest

from starcrew.judge import Judge


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    with Judge(deadline=60) as shared:
        yield shared
