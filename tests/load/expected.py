"""What a bad file is expected to give: written in its first line, `# 期望: <line>:<column> <code> (<sort>)`."""

import re
from dataclasses import dataclass
from pathlib import Path

from starcrew.errors import Problem
from starcrew.load import load_file
from starcrew.load.documents import Sort
from starcrew.load.folder import decoded
from starcrew.load.names import item_ids, repeated
from starcrew.model.sheets import Sheet

BAD = Path(__file__).parent / "bad"
FIRST_LINE = re.compile(rb"# \S+ (\d+):(\d+) (\S+)(?: \((\w+)\))?\n")
SORTS: dict[str, tuple[Sort, ...]] = {"kind": ("kind",), "site": ("site",), "rules": ("sheet", "scheme")}


@dataclass(frozen=True)
class Expected:
    line: int
    column: int
    code: str
    sort: str


def expected(path: Path) -> Expected:
    match = FIRST_LINE.match(path.read_bytes())
    assert match, f"{path.name}: the first line must say what is expected"
    line, column, code, sort = match.groups()
    return Expected(int(line), int(column), code.decode(), (sort or b"rules").decode())


def problems(path: Path) -> tuple[Problem, ...]:
    """All problems of one file by itself, as `load_site` would find them."""
    text = decoded(path.read_bytes(), path.name)
    if isinstance(text, Problem):
        return (text,)
    loaded, found = load_file(text, path.name, *SORTS[expected(path).sort])
    ids = [one for each in loaded if isinstance(each.value, Sheet) for one in item_ids(each.value, each.place)]
    return (*found, *repeated(ids, "load.repeated_item"))
