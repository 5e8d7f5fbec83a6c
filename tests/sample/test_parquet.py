from pathlib import Path

import duckdb
import pytest

from starcrew.model.records import stored_columns
from starcrew.sample import write_sample
from starcrew.sample.kinds import reference_kinds

TEAMS = 26


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    write_sample(folder, teams=TEAMS, period="2026Q3", seed=7, format="parquet")
    return folder


def rows(query: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("name", sorted(reference_kinds()))
def test_one_table_per_kind_as_the_store_keeps_it(tables: Path, name: str) -> None:
    described = rows(f"describe select * from '{tables / name}.parquet'")
    assert [column[0] for column in described] == list(stored_columns(reference_kinds()[name]))
    assert rows(f"select count(*) = count(distinct _id) from '{tables / name}.parquet'") == [(True,)]


def test_teams_are_as_many_as_asked_and_referred_to(tables: Path) -> None:
    assert rows(f"select count(distinct 班组编号), count(*) from '{tables}/班组.parquet'") == [(TEAMS, TEAMS)]
    known = f"select 班组编号 from '{tables}/班组.parquet'"
    strange = f"select count(*) from '{tables}/班前会.parquet' where 班组 not in ({known})"
    assert rows(strange) == [(0,)]


def test_workers_in_lists_are_those_of_the_roster(tables: Path) -> None:
    signed = f"select unnest(签名) as 工号 from '{tables}/班前会.parquet'"
    assert rows(f"select count(*) from ({signed}) anti join '{tables}/职工.parquet' using (工号)") == [(0,)]


def test_rectifications_find_their_hazards(tables: Path) -> None:
    orphans = f"from '{tables}/整改.parquet' anti join '{tables}/隐患.parquet' using (隐患编号)"
    assert rows(f"select count(*) {orphans}") == [(0,)]


def test_certificates_keep_their_eighteen_digits_and_stay_unique(tables: Path) -> None:
    counts = "count(*) = count(distinct 证号), min(length(证号)), max(length(证号))"
    assert rows(f"select {counts} from '{tables}/特种作业证.parquet'") == [(True, 18, 18)]
