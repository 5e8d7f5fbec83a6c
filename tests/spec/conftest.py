from pathlib import Path

import pytest

from starcrew.check import programme
from starcrew.load import load_site
from starcrew.model.plan import Programme

SITE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def reference() -> Programme:
    loaded = load_site(SITE)
    assert loaded.site is not None
    return programme(loaded.site, loaded.places)[0]
