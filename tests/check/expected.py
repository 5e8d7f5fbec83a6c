"""Bad files beside a sound small site: what each is expected to give stands in its first line."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starcrew.check import programme
from starcrew.errors import Problem
from starcrew.load import LoadedSite, load_file, load_site
from starcrew.load.documents import Sort
from starcrew.model.kinds import Kind
from starcrew.model.schemes import Scheme
from starcrew.model.sheets import Sheet
from starcrew.model.site import Site, SiteFile

HERE = Path(__file__).parent
BAD = HERE / "bad"
FIRST_LINE = re.compile(r"# 期望: (\d+):(\d+) (\S+)(?: \((\w+)\))?\n")
SORTS: dict[str, tuple[Sort, ...]] = {
    "kind": ("kind",),
    "site": ("site",),
    "rules": ("sheet", "scheme"),
    "any": ("kind", "sheet", "scheme"),
}


@dataclass(frozen=True)
class Expected:
    line: int
    column: int
    code: str
    sort: str


def expected(path: Path) -> Expected:
    match = FIRST_LINE.match(path.read_text(encoding="utf-8"))
    assert match, f"{path.name}: the first line must say what is expected"
    line, column, code, sort = match.groups()
    return Expected(int(line), int(column), code, sort or "rules")


@cache
def base() -> LoadedSite:
    return load_site(HERE / "base")


def problems(text: str, name: str, sort: str = "rules") -> tuple[Problem, ...]:
    """All problems of load, then of check, of the small site with this file in it; names given again are replaced."""
    sound = base()
    assert sound.site is not None
    found, faults = load_file(text, name, *SORTS[sort])
    values = [one.value for one in found]
    site = Site(
        file=next((v for v in values if isinstance(v, SiteFile)), sound.site.file),
        kinds=sound.site.kinds | {v.kind: v for v in values if isinstance(v, Kind)},
        sheets=sound.site.sheets | {v.sheet: v for v in values if isinstance(v, Sheet)},
        schemes=sound.site.schemes | {v.scheme: v for v in values if isinstance(v, Scheme)},
    )
    return (*faults, *programme(site, {**sound.places, **{one.key: one.place for one in found}})[1])


def of_file(path: Path) -> tuple[Problem, ...]:
    return problems(path.read_text(encoding="utf-8"), path.name, expected(path).sort)
