from pathlib import Path

from starcrew.check import programme
from starcrew.load import load_site

SITE = Path(__file__).resolve().parents[1]


def test_the_reference_site_has_no_problems_not_even_warnings() -> None:
    loaded = load_site(SITE)
    assert loaded.problems == ()
    assert loaded.site is not None
    _, problems = programme(loaded.site, loaded.places)
    assert problems == ()


def test_all_four_strengths_of_veto_are_in_use() -> None:
    loaded = load_site(SITE)
    assert loaded.site is not None
    clauses = [c for s in loaded.site.sheets.values() for i in s.items for k in i.checks for c in k.clauses]
    assert any(clause.zero_item for clause in clauses)
    assert any(clause.zero_total for clause in clauses)
    assert any(clause.cap_star is not None for clause in clauses)
    assert any(clause.disqualify for clause in clauses)


def test_every_item_says_where_it_comes_from() -> None:
    loaded = load_site(SITE)
    assert loaded.site is not None
    for sheet in loaded.site.sheets.values():
        assert sheet.source
        assert sheet.effective
        assert all(item.basis for item in sheet.items)


def test_item_ids_are_used_once_in_the_whole_site() -> None:
    loaded = load_site(SITE)
    assert loaded.site is not None
    ids = [item.id for sheet in loaded.site.sheets.values() for item in sheet.items]
    assert len(ids) == len(set(ids))
