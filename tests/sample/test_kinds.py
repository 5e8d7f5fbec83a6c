from starcrew.model.vocabulary import FIELDS
from starcrew.sample.kinds import fields_of, reference_kinds


def test_files_are_named_for_their_kinds() -> None:
    assert "班前会" in reference_kinds()
    assert fields_of(reference_kinds()["隐患"], "team") == ("责任班组", "查出班组")


def test_no_field_takes_a_word_of_the_engine() -> None:
    for kind in reference_kinds().values():
        assert not set(FIELDS) & {*kind.fields, *kind.derived}


def test_headings_and_spellings_mean_one_thing_in_a_kind() -> None:
    for kind in reference_kinds().values():
        headings = [text for name, field in kind.fields.items() for text in (name, *field.headers)]
        assert len(headings) == len(set(headings)), kind.kind
        for field in kind.fields.values():
            spellings = [text for value, others in field.values.items() for text in (value, *others)]
            assert len(spellings) == len(set(spellings)), kind.kind
