from starcrew.load import load_documents
from starcrew.model.places import Place

TEXT = """\
记录: 班前会
字段:
  日期: {类型: 日期}
  名称: {类型: 文本}
检查:
- 应有: {相同: [班组, 日期]}
  当: {结果: 缺}
"""


def place() -> Place:
    return load_documents(TEXT, "f.yaml").places[0]


def test_a_path_is_written_in_canonical_keys_or_as_written() -> None:
    assert place() / "fields" / "日期" / "type" == place() / "字段" / "日期" / "类型"
    assert str((place() / "fields" / "日期" / "type").source) == "f.yaml:3:12"


def test_the_key_has_a_place_of_its_own() -> None:
    assert str((place() / "fields" / "名称").key_source) == "f.yaml:4:3"
    assert str((place() / "checks" / 0).key_source) == "f.yaml:6:3"


def test_one_value_stands_for_a_list_of_one() -> None:
    check = place() / "checks" / 0
    assert check / "expect" / 0 / "same" / 1 == check / "expect" / "same" / "日期"


def test_engine_words_are_found_by_their_english_name() -> None:
    assert str((place() / "checks" / 0 / "when" / "result").source) == "f.yaml:7:11"


def test_what_is_not_written_leads_to_the_nearest_node_above() -> None:
    missing = place() / "checks" / 7 / "clauses" / 0 / "expect"
    assert not missing.found
    assert str(missing.source) == "f.yaml:6:1"
