from starcrew.model.plan import Programme
from starcrew.spec.coverage import ClauseId, Coverage, clauses


def test_every_clause_of_every_sheet_is_counted(reference: Programme) -> None:
    found = clauses(reference)
    assert len(found) == len(set(found))
    assert ClauseId("六项要求", "LX-1", 2, 1) in found
    assert len(found) == sum(len(check.clauses) for check in reference.checks)


def test_coverage_adds_up() -> None:
    one, two = ClauseId("甲", "A-1", 1, 1), ClauseId("甲", "A-1", 1, 2)
    together = Coverage(frozenset([one])) | Coverage(frozenset([two]), frozenset([one]))
    assert together == Coverage(frozenset([one, two]), frozenset([one]))
