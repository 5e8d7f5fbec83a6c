"""Stored evaluations: they come back as they were, are numbered, chained, and refused when edited."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from starcrew.backend import Duckdb
from starcrew.errors import DamagedStore
from starcrew.model.evaluation import Evaluation, Finding, Gap, Line, Scorecard, Undelivered
from starcrew.seal import Manifest, latest, read, read_manifest, save

DAY = dt.date(2026, 9, 30)
LINE = Line(
    "甲", "A-1", "类", 200_000, 200_000, 5000, 0, 195_000, "judged", cap_star=3, disqualify=False, zero_total=False
)
GATE = Line("门", "G-1", "门", 0, 0, 0, 0, 0, "cannot_judge", cap_star=None, disqualify=True, zero_total=True)
FINDING = Finding("A-1", 1, 2, "会:1/W\"1'", "true", 5000, 5000, 0, 1_000_000, ("会:1", "排班:2"))
BARE = Finding("A-1", 2, 1, "", "unknown", 0, 0, 0, 0, ())


def card(name: str, total: int | None, **other: object) -> Scorecard:
    values: dict[str, object] = {
        "kind": "team", "id": name, "name": f"{name}班", "group": "", "scheme": "样",
        "total": total, "total_low": total,
        "bonus": 0, "stars": 4, "star_low": 4, "star_high": 4, "rank": 1, "eligible": True, "disqualified": False,
        "days_on_roster": 92, "scheduled_shifts": 60, "applicable": 1_000_000, "cap_star": None,
        "sheets": {"甲": total, "门": None},
    }  # fmt: skip
    return Scorecard(**{**values, **other})  # type: ignore[arg-type]


EVALUATION = Evaluation(
    "2026Q3",
    dt.date(2026, 7, 1),
    DAY,
    DAY,
    (
        card("T01", 899_500, lines=(LINE, GATE), findings=(FINDING, BARE), gaps=(Gap(5, "prerequisite", 2),)),
        card("T02", None, stars=None, rank=None, undelivered=(Undelivered("G-1", 1, "事故", DAY, DAY),), sheets={}),
    ),
    "d" * 64,
)
MANIFEST = Manifest(
    "2026Q3", "2026-07-01", "2026-09-30", "2026-09-30", ("样",), 0, 7, "2026-10-01T08:00:00", {"r.yaml": "1"}, {}, ""
)


@pytest.fixture
def backend() -> Iterator[Duckdb]:
    with Duckdb(threads=1) as session:
        yield session


def test_an_evaluation_comes_back_as_it_was(tmp_path: Path, backend: Duckdb) -> None:
    folder = save(EVALUATION, MANIFEST, tmp_path, backend)
    assert folder == tmp_path / "2026Q3" / "1"
    assert read(folder, backend) == EVALUATION
    assert read(folder, backend) == EVALUATION  # and once more in the same session


def test_the_next_one_is_numbered_and_names_the_one_before(tmp_path: Path, backend: Duckdb) -> None:
    first = save(EVALUATION, MANIFEST, tmp_path, backend)
    second = save(EVALUATION, MANIFEST, tmp_path, backend)
    assert (first.name, second.name) == ("1", "2")
    assert latest(tmp_path, "2026Q3") == second
    assert read_manifest(first).previous is None
    assert read_manifest(second).previous == hashlib.sha256((first / "manifest.json").read_bytes()).hexdigest()
    assert [read_manifest(folder).number for folder in (first, second)] == [1, 2]


def test_the_tenth_comes_after_the_ninth(tmp_path: Path, backend: Duckdb) -> None:
    (tmp_path / "2026Q3" / "9").mkdir(parents=True)
    (tmp_path / "2026Q3" / "9" / "manifest.json").write_bytes(b"{}")
    assert save(EVALUATION, MANIFEST, tmp_path, backend).name == "10"
    assert latest(tmp_path, "2026Q3") == tmp_path / "2026Q3" / "10"


def test_the_manifest_says_what_it_rests_on(tmp_path: Path, backend: Duckdb) -> None:
    found = read_manifest(save(EVALUATION, MANIFEST, tmp_path, backend))
    assert (found.result, found.batch, found.rules) == ("d" * 64, 7, {"r.yaml": "1"})
    assert {"starcrew", "python", "durable_rules", "duckdb"} <= set(found.engine)
    assert set(found.files) == {
        f"{n}.parquet" for n in ("scorecards", "lines", "findings", "gaps", "sheets", "undelivered")
    }


@pytest.mark.parametrize("name", ["scorecards", "lines", "findings", "gaps", "sheets", "undelivered"])
def test_an_edited_table_is_refused_by_name(tmp_path: Path, backend: Duckdb, name: str) -> None:
    path = save(EVALUATION, MANIFEST, tmp_path, backend) / f"{name}.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedStore) as refused:
        read(path.parent, backend)
    assert refused.value.problem.code == "seal.damaged"
    assert refused.value.problem.source.file == str(path)


def test_a_missing_table_is_refused_by_name(tmp_path: Path, backend: Duckdb) -> None:
    path = save(EVALUATION, MANIFEST, tmp_path, backend) / "findings.parquet"
    path.unlink()
    with pytest.raises(DamagedStore) as refused:
        read(path.parent, backend)
    assert refused.value.problem.source.file == str(path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"schemes": []}', b"\xff"])
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, backend: Duckdb, content: bytes) -> None:
    folder = save(EVALUATION, MANIFEST, tmp_path, backend)
    (folder / "manifest.json").write_bytes(content)
    with pytest.raises(DamagedStore):
        read(folder, backend)


def test_what_is_unfinished_is_not_seen(tmp_path: Path, backend: Duckdb) -> None:
    place = tmp_path / "2026Q3"
    (place / ".unfinished-x").mkdir(parents=True)
    (place / "notes").mkdir()
    assert latest(tmp_path, "2026Q3") is None
    assert latest(tmp_path, "2026Q4") is None
    assert save(EVALUATION, MANIFEST, tmp_path, backend).name == "1"


def test_a_save_that_fails_leaves_nothing(tmp_path: Path, backend: Duckdb) -> None:
    broken = Evaluation("2026Q3", DAY, DAY, DAY, (card("T01", 1, days_on_roster="many"),))
    with pytest.raises((TypeError, ValueError)):
        save(broken, MANIFEST, tmp_path, backend)
    assert list((tmp_path / "2026Q3").iterdir()) == []


def test_others_may_read_what_was_stored(tmp_path: Path, backend: Duckdb) -> None:
    """As far as the folder above lets them: a temporary folder would be for its owner only."""
    place = tmp_path / "2026Q3"
    place.mkdir()
    assert save(EVALUATION, MANIFEST, tmp_path, backend).stat().st_mode == place.stat().st_mode


def test_the_same_content_is_the_same_manifest(tmp_path: Path, backend: Duckdb) -> None:
    first, second = (save(EVALUATION, MANIFEST, tmp_path / name, backend) for name in "ab")
    assert (first / "manifest.json").read_bytes() == (second / "manifest.json").read_bytes()
    assert json.loads((first / "manifest.json").read_bytes())["period"] == "2026Q3"
