import datetime as dt

import pytest

from starcrew.intake.names import Names, Row
from starcrew.intake.outcome import Fault, Taken
from tests.intake.plant import directory, fault, value

PEOPLE, TEAMS = Names(directory(), "职工"), Names(directory(), "班组")
JULY, SEPTEMBER = dt.date(2026, 7, 1), dt.date(2026, 9, 1)
IN_T01 = Row((("T01",), ("T01",)), JULY)
NOWHERE = Row((), JULY)


@pytest.mark.parametrize("written", ["T01", "机电一班", "机电1班", "机电一班组", "机一班", "老一班", "ｔ01"])
def test_a_team_by_id_name_alias_and_variant(written: str) -> None:
    assert value(TEAMS.entry(written)) == "T01"


@pytest.mark.parametrize("written", ["李喆", "李 喆", "李吉吉", "W003", "李喆(班长)", "李喆（W003）", "w003"])
def test_a_person_by_name_former_name_and_id(written: str) -> None:
    assert value(PEOPLE.person(written, NOWHERE)) == "W003"


def test_an_id_that_lost_its_zeros_is_found() -> None:
    assert PEOPLE.person(42.0, NOWHERE) == Taken("0042", "name-spelling")


def test_people_of_one_name_are_told_apart_by_team_and_day() -> None:
    assert PEOPLE.person("王伟", IN_T01) == Taken("W001", "same-name")
    assert value(PEOPLE.person("王伟", Row((("T01",),), SEPTEMBER))) == "W002"
    assert value(PEOPLE.person("王伟(大)", NOWHERE)) == "W001"


def test_a_name_that_stays_ambiguous_is_refused_with_the_ids() -> None:
    found = PEOPLE.person("王伟", Row((("T03",),), JULY))
    assert isinstance(found, Fault)
    assert (found.code, found.args["ids"]) == ("intake-name-ambiguous", "W001、W002")


@pytest.mark.parametrize("written", ["张三等3人", "张三等人", "班组全体", "全员"])
def test_groups_do_not_name_everybody(written: str) -> None:
    assert fault(PEOPLE.people(written, IN_T01)) == fault(PEOPLE.person(written, IN_T01)) == "intake-people-group"


@pytest.mark.parametrize(
    "written", ["李喆、张三", "李喆，张三", "李喆;张三", "李喆/张三", "李喆 张三", "李喆\n张三", "李 喆 张 三"]
)
def test_lists_of_people(written: str) -> None:
    assert value(PEOPLE.people(written, IN_T01)) == ("W003", "0042")


def test_only_the_usual_list_needs_no_repair() -> None:
    assert PEOPLE.people("李喆、张三", IN_T01) == Taken(("W003", "0042"))
    assert PEOPLE.people("李喆,张三", IN_T01) == Taken(("W003", "0042"), "list-spelling")


def test_unknown_names_say_which_is_near() -> None:
    found = TEAMS.entry("机电三班")
    assert isinstance(found, Fault)
    assert found.code == "intake-name-unknown-near"
    assert fault(PEOPLE.person("欧阳无忌", NOWHERE)) == "intake-name-unknown"
    assert fault(PEOPLE.person("李喆、张三", NOWHERE)) == "intake-several-people"
    assert fault(PEOPLE.people("李喆、欧阳无忌", NOWHERE)) == "intake-name-unknown"
