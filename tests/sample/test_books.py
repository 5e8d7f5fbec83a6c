from starcrew.sample.books import books, quarter_title
from starcrew.sample.quarter import Fact, Quarter

Facts = dict[str, tuple[Fact, ...]]


def test_every_fact_stands_first_on_exactly_one_page(frame: Quarter, facts: Facts) -> None:
    rows = [id(row.fact) for page in books(frame, facts) for row in page.rows if row.role == "first"]
    assert len(rows) == len(set(rows)) == sum(map(len, facts.values()))


def test_repeats_and_conflicts_come_after_the_first_row(frame: Quarter, facts: Facts) -> None:
    seen: set[int] = set()
    for page in books(frame, facts):
        for row in page.rows:
            assert (id(row.fact) in seen) == (row.role != "first")
            seen.add(id(row.fact))


def test_months_as_sheets_workshops_as_files_and_folders_of_three_spellings(frame: Quarter, facts: Facts) -> None:
    pages = books(frame, facts)
    assert {page.file.split("/")[0] for page in pages} >= {"2026年7月", "2026.8", "2026-09"}
    assert {page.sheet for page in pages if page.kind == "安全活动"} == {"7月", "8月", "9月"}
    assert len({page.file for page in pages if page.kind == "安全活动"}) == 3


def test_formats_and_encodings(frame: Quarter, facts: Facts) -> None:
    pages = books(frame, facts)
    assert {page.file.rpartition(".")[2] for page in pages} == {"xlsx", "csv", "jsonl"}
    assert {page.encoding for page in pages if page.file.endswith(".csv")} == {"gb18030", "utf-8-sig"}


def test_the_title_tells_the_year_only_where_all_dates_lie_in_it(frame: Quarter, facts: Facts) -> None:
    years = {page.kind: page.year for page in books(frame, facts)}
    assert years["违章"] == 2026
    assert years["职工"] is None


def test_quarters_are_called_as_people_call_them(frame: Quarter) -> None:
    assert quarter_title(frame.period) == "2026年第三季度"
