from starcrew.cli.tables import table, width


def test_a_chinese_character_takes_two_columns() -> None:
    assert width("甲班A") == 5


def test_columns_stand_below_each_other() -> None:
    assert table(["名称", "分"], [["甲", 9], ["乙班", 10]], right=frozenset({1})) == [
        "名称  分",
        "----  --",
        "甲     9",
        "乙班  10",
    ]
