"""A store whose files were torn, edited or taken away is refused, and the file is named."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from starcrew.errors import DamagedStore
from starcrew.ledger import Ledger
from tests.ledger.samples import batch, ledger, meeting

Harm = Callable[[Path], object]


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


HARMS: list[Harm] = [halve, empty, Path.unlink]


@pytest.fixture
def store(tmp_path: Path) -> Ledger:
    store = ledger(tmp_path)
    for number in range(3):
        store.commit(batch(meeting(str(number)), seen=number))
    return store


def log(store: Ledger, table: str, version: int) -> Path:
    return store.place(table) / "_delta_log" / f"{version:020}.json"


@pytest.mark.parametrize("harm", HARMS)
def test_a_data_file_that_is_not_whole_is_named(store: Ledger, harm: Harm) -> None:
    file = Path(store.files("班前会")[1])
    harm(file)
    with pytest.raises(DamagedStore, match=file.name):
        store.files("班前会")
    with pytest.raises(DamagedStore, match=file.name):
        store.commit(batch(meeting("9"), seen=3))


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("version", [0, 1, 2, 3])
def test_a_log_that_is_not_whole_is_refused(store: Ledger, harm: Harm, version: int) -> None:
    harm(log(store, "班前会", version))
    with pytest.raises(DamagedStore, match="班前会"):
        store.files("班前会")


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("version", [0, 1, 2])
def test_a_journal_that_is_not_whole_is_refused(store: Ledger, harm: Harm, version: int, tmp_path: Path) -> None:
    harm(log(store, "_batches", version))
    with pytest.raises(DamagedStore, match="_batches"):
        ledger(tmp_path).batches()


def test_a_journal_that_is_gone_is_not_an_empty_store(store: Ledger, tmp_path: Path) -> None:
    store.place("_batches").rename(tmp_path.parent / f"{tmp_path.name} moved")
    with pytest.raises(DamagedStore, match="_batches"):
        ledger(tmp_path).batches()


def test_an_edited_byte_is_found_by_its_digest(store: Ledger) -> None:
    (name,) = set(store.files("班前会")) - set(store.files("班前会", as_of=2))
    file = Path(name)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert [str(problem.source) for problem in store.verify()] == [str(file)]
    assert [str(problem.source) for problem in store.verify(as_of=1)] == []


def test_100_cuts_and_flips_of_any_file_never_give_other_records(store: Ledger, tmp_path: Path) -> None:
    right, chance = store.records("班前会"), random.Random(7)
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    for _ in range(100):
        harmed = chance.choice(files)
        whole = harmed.read_bytes()
        harmed.write_bytes(flipped(whole, chance) if chance.random() < 0.6 else whole[: chance.randrange(len(whole))])
        assert refused_or_found(tmp_path) or ledger(tmp_path).records("班前会") == right, harmed
        harmed.write_bytes(whole)


def flipped(whole: bytes, chance: random.Random) -> bytes:
    content = bytearray(whole)
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def refused_or_found(folder: Path) -> bool:
    try:
        return bool(ledger(folder).verify()) or not ledger(folder).files("班前会")
    except DamagedStore:
        return True
