from collections.abc import Iterator

import pytest

from starcrew.load.shapes import KIND, SCHEME, SHEET, SITE, Keyed, Shape, shape
from starcrew.model.points import Points
from starcrew.model.vocabulary import KEYS


def below(keyed: Keyed) -> Iterator[Keyed]:
    yield keyed
    for field in keyed.fields.values():
        yield from in_shape(field)


def in_shape(found: Shape) -> Iterator[Keyed]:
    for part in [*(found.listing.elements if found.listing else ()), *([found.names.value] if found.names else ())]:
        yield from in_shape(part)
    if found.keyed:
        yield from below(found.keyed)


@pytest.mark.parametrize("root", [SITE, KIND, SHEET, SCHEME], ids=lambda root: root.model.__name__)
def test_no_two_keys_of_one_model_are_the_same_in_chinese(root: Keyed) -> None:
    for keyed in below(root):
        assert len({KEYS[name] for name in keyed.fields}) == len(keyed.fields), keyed.model


def test_lenient_keys_take_every_form_the_model_takes() -> None:
    item = SHEET.fields["items"].listing
    assert item is not None
    clause = next(keyed for keyed in below(SHEET) if keyed.model.__name__ == "Clause")
    deduct = clause.fields["deduct"]
    assert deduct.leaf is not None
    assert deduct.keyed is not None
    assert deduct.leaf.scalar == "points"


def test_a_weight_is_a_share_or_a_word() -> None:
    weights = SCHEME.fields["sheets"].names
    assert weights is not None
    assert weights.value.leaf is not None
    assert (weights.value.leaf.scalar, weights.value.leaf.words) == ("share", ("gate",))


def test_one_or_many_takes_one_and_many() -> None:
    found = shape(tuple[Points, ...])
    assert found.leaf is None
    assert KIND.fields["key"].leaf is not None
    assert KIND.fields["key"].listing is not None


def test_an_unknown_annotation_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError, match="no shape"):
        shape(complex)
