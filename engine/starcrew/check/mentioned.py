"""The fields that a check names after its matches: only those are brought along."""

from collections.abc import Iterator

from starcrew.model.conditions import Comparison, FieldRef, Test
from starcrew.model.sheets import Check


def mentioned(check: Check) -> Iterator[str]:
    """Every field name that the later steps mention, as written; the same one perhaps several times."""
    groups = [check.where, *(g for c in check.clauses for g in (c.when, *c.any_of))]
    if check.summarise:
        groups += [g for g in (check.summarise.share, check.summarise.count_if) if g]
        measures = check.summarise.model_dump(include={"total", "mean", "smallest", "largest", "distinct_count"})
        yield from (name for name in measures.values() if name)
    for group in groups:
        for name, test in group.items():
            yield name
            yield from _references(test)
    yield from check.distinct
    yield from check.repeat.same if check.repeat else ()
    yield from (left for lookup in check.lookup for left in lookup.same)
    yield from (n for c in check.clauses for a in (c.deduct, c.add) if a for n in a.times)


def _references(test: Test) -> Iterator[str]:
    if isinstance(test, Comparison):
        sides = (test.at_least, test.above, test.at_most, test.below, test.equals, *(test.between or ()))
        yield from (side.field for side in sides if isinstance(side, FieldRef))
