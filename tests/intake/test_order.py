from starcrew.intake import kinds_in_order, named_kinds
from tests.intake.plant import KINDS, kind


def test_rosters_come_before_what_names_their_entries() -> None:
    order = kinds_in_order(KINDS)
    assert order.index("班组") < order.index("成员") < order.index("违章")
    assert order.index("职工") < order.index("成员") < order.index("谈心")
    assert set(order) == set(KINDS)


def test_referenced_kinds_come_first_and_are_to_be_known() -> None:
    kinds = {
        "甲": kind("甲", {"编号": {"type": "reference", "to": "乙"}}),
        "乙": kind("乙", {"编号": {"type": "text"}}),
    }
    assert kinds_in_order(kinds) == ("乙", "甲")
    assert named_kinds(kinds) == ("乙",)
    assert named_kinds(KINDS) == ("成员", "班组", "职工")


def test_kinds_that_name_each_other_are_taken_in_all_the_same() -> None:
    kinds = {name: kind(name, {"编号": {"type": "reference", "to": to}}) for name, to in (("甲", "乙"), ("乙", "甲"))}
    assert set(kinds_in_order(kinds)) == {"甲", "乙"}
