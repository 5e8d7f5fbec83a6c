from collections import Counter

import pytest

from starcrew.model.periods import Period, period
from starcrew.sample.facts import quarter_facts
from starcrew.sample.kinds import fields_of, reference_kinds
from starcrew.sample.quarter import Fact, quarter

Facts = dict[str, tuple[Fact, ...]]
KINDS = sorted(reference_kinds())


def test_every_kind_has_facts(facts: Facts) -> None:
    assert set(facts) == set(KINDS)
    assert all(facts.values())
    assert 1000 < sum(map(len, facts.values())) / 24 < 1400


@pytest.mark.parametrize("name", KINDS)
def test_values_are_what_the_kind_asks_for(facts: Facts, name: str) -> None:
    kind = reference_kinds()[name]
    for fact in facts[name]:
        assert set(fact.values) == set(kind.fields)
        for field, spec in kind.fields.items():
            value = fact.values[field]
            assert value not in {None, "", ()} if spec.required else True, (field, fact)
            assert spec.type != "enum" or value is None or value in spec.values, (field, value)


@pytest.mark.parametrize("name", KINDS)
def test_no_two_facts_are_the_same_record(facts: Facts, name: str) -> None:
    key = reference_kinds()[name].key or tuple(reference_kinds()[name].fields)
    counted = Counter(tuple(fact.values[field] for field in key) for fact in facts[name])
    assert max(counted.values()) == 1


def test_teams_and_workers_exist(facts: Facts) -> None:
    teams = {fact.values["班组编号"] for fact in facts["班组"]}
    workers = {fact.values["工号"] for fact in facts["职工"]}
    for name, kind in reference_kinds().items():
        for fact in facts[name]:
            assert {fact.values[field] for field in fields_of(kind, "team")} <= teams | {None}
            assert {fact.values[field] for field in fields_of(kind, "person")} <= workers | {None}


def test_the_same_seed_gives_the_same_facts_and_another_seed_others(facts: Facts, third_quarter: Period) -> None:
    assert quarter_facts(quarter(24, third_quarter, 7)) == facts
    assert quarter_facts(quarter(24, third_quarter, 8)) != facts


def test_other_quarters_and_few_teams_work() -> None:
    first = period("2027Q1", {})
    assert first is not None
    assert quarter_facts(quarter(2, first, 1))["班前会"]
