from pathlib import Path

import pytest

from starcrew.errors import UsageError
from starcrew.ledger.places import store_folder, table_folder
from tests.ledger.samples import batch, ledger, meeting


@pytest.mark.parametrize("sign", list("[]|^\\%\n"))
def test_a_path_that_the_store_cannot_use_is_refused(sign: str) -> None:
    with pytest.raises(UsageError, match="cannot be used"):
        store_folder(Path(f"a{sign}20b"))


@pytest.mark.parametrize("sign", list(" 中'\"#?&*:<>{}`~+=;,!$@()"))
def test_any_other_path_will_do(tmp_path: Path, sign: str) -> None:
    store = ledger(tmp_path / f"a{sign}b")
    store.commit(batch(meeting("1")))
    store.commit(batch(meeting("2"), seen=1))
    assert all(Path(file).is_file() for file in store.files("班前会"))
    assert len(store.records("班前会")) == 2


def test_every_kind_has_a_folder_of_its_own_inside_the_store(tmp_path: Path) -> None:
    kinds = ["班前会", "a/b", "a_b", "a b", "..", "=002F", "[x]", "%41"]
    folders = [table_folder(tmp_path, kind) for kind in kinds]
    assert len(set(folders)) == len(kinds)
    assert {folder.parent for folder in folders} == {tmp_path}
