import datetime as dt
import time
from dataclasses import replace
from pathlib import Path

import pytest
from deltalake import write_deltalake

from starcrew.errors import DamagedStore, UsageError
from starcrew.ledger import Ledger, tables
from starcrew.model.batches import FileDigest
from starcrew.model.columns import arrow_schema, arrow_table
from starcrew.model.identity import content_digest
from starcrew.model.kinds import Kind
from starcrew.model.records import ControlTotal, Origin, Rejection, Repair, stored_columns
from tests.ledger.samples import AT, KINDS, MEETING, TEAM, amendment, batch, ledger, meeting, team


def test_a_folder_that_is_not_there_is_an_empty_store(tmp_path: Path) -> None:
    store = ledger(tmp_path / "无")
    assert (store.batches(), store.versions(), store.files("班前会"), store.contents("班前会")) == ([], {}, [], {})
    assert (store.records("班前会"), store.history("班前会:1"), store.totals(), store.verify()) == ([], [], [], ())
    assert not (tmp_path / "无").exists()


def test_every_value_comes_back_as_it_was_committed(tmp_path: Path) -> None:
    full = meeting("1", 录入=dt.datetime.fromisoformat("2026-07-01T08:30:00.000001"), 参加人=("W1", "W2"), 补记=True)
    blank = meeting("2", 日期=None, 开始=None, 班次=None, 录入=None, 参加人=(), 补记=False)
    store = ledger(tmp_path / "记录 库")
    assert store.commit(batch(full, blank, team("T'1"))) == 1
    back = {record.values["编号"]: record for record in store.records("班前会")}
    assert {name: back["1"].values[name] for name in full.values} == full.values
    assert {name: back["2"].values[name] for name in blank.values} == blank.values
    assert store.records(TEAM.kind) == [team("T'1")]


def test_numbers_count_from_1_and_a_batch_says_what_it_brought(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    files = (FileDigest("一.xlsx", "0" * 64),)
    assert store.commit(replace(batch(meeting("1"), meeting("2")), note="首次", files=files)) == 1
    assert store.commit(batch(team("1"), seen=1)) == 2
    first, second = store.batches()
    assert (first.number, first.at, first.who, first.note, first.files) == (1, AT, "王五", "首次", files)
    assert (first.rows, second.rows) == ({"班前会": 2}, {TEAM.kind: 1})
    assert set(second.versions) == {"班前会", TEAM.kind}


def test_nothing_new_makes_no_batch(tmp_path: Path) -> None:
    assert ledger(tmp_path / "store").commit(batch()) is None
    assert not (tmp_path / "store").exists()


def test_rejections_alone_make_a_batch_once_per_file(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    refused = Rejection(Origin("一.xlsx", "七月", 9), "班前会", "日期", "某日", "intake.date")
    offered = replace(batch(), rejections=(refused,), files=(FileDigest("一.xlsx", "0" * 64),))
    assert (store.commit(offered), store.commit(offered)) == (1, None)
    other = replace(offered, files=(FileDigest("二.xlsx", "1" * 64),))
    assert store.commit(other) == 2


def test_an_older_batch_is_read_as_it_was(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    for number in (1, 2, 3):
        store.commit(batch(meeting(str(number))))
    assert [len(store.records("班前会", as_of)) for as_of in (0, 1, 2, 3, None)] == [0, 1, 2, 3, 3]
    assert [len(store.files("班前会", as_of)) for as_of in (0, 1, 2, 3)] == [0, 1, 2, 3]


@pytest.mark.parametrize("as_of", [-1, 2])
def test_a_batch_that_does_not_exist_is_refused(tmp_path: Path, as_of: int) -> None:
    store = ledger(tmp_path)
    store.commit(batch(meeting("1")))
    with pytest.raises(UsageError, match="the last one is 1"):
        store.files("班前会", as_of)


def test_rows_that_a_crash_left_behind_never_become_visible(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    store.commit(batch(meeting("1")))
    leave_behind(store, "crashed")
    assert [record.values["编号"] for record in store.records("班前会")] == ["1"]
    store.commit(batch(meeting("2")))
    assert [record.values["编号"] for record in store.records("班前会")] == ["1", "2"]
    assert not store.verify()


def test_rows_that_a_crash_left_in_a_new_table_never_become_visible(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    store.commit(batch(team("1")))
    leave_behind(store, "crashed")
    assert store.files("班前会") == []
    store.commit(batch(meeting("2")))
    assert [record.values["编号"] for record in store.records("班前会")] == ["2"]


def leave_behind(store: Ledger, number: str) -> None:
    folder, width = store.place("班前会"), len(stored_columns(MEETING))
    row = ("班前会:x", 2, "add", *(None,) * 6, "2026-07", 0, "", number, *(None,) * (width - 13))
    table = tables.created(folder, arrow_schema(stored_columns(MEETING)), "_month")
    tables.appended(table, folder, arrow_table(stored_columns(MEETING), [row]))


def test_nothing_is_added_to_a_table_that_somebody_else_filled(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    store.commit(batch(team("1")))
    write_deltalake(str(store.place("班前会")), arrow_table({"_id": "string"}, [("x",)]))
    with pytest.raises(DamagedStore, match="班前会"):
        store.commit(batch(meeting("2")))
    assert len(store.batches()) == 1


def test_ids_that_another_intake_added_meanwhile_are_refused(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    store.commit(batch(meeting("1")))
    store.commit(batch(meeting("2"), seen=1))
    with pytest.raises(UsageError, match="take the files in again"):
        store.commit(batch(meeting("2"), meeting("3"), seen=1))
    assert store.commit(batch(meeting("3"), seen=1)) == 3


def test_a_correction_and_a_withdrawal_leave_the_first_row_where_it_is(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    first, second = meeting("1"), meeting("2")
    store.commit(batch(first, second))
    mended = replace(meeting("1", 补记=True), origin=Origin("更正", "", 0))
    store.commit(batch(amendments=(amendment(mended, "correct", first.id), amendment(second, "withdraw", second.id))))
    assert [(record.id, record.origin) for record in store.records("班前会")] == [(first.id, mended.origin)]
    assert [row.operation for row in store.history(first.id)] == ["add", "correct"]
    assert store.history(first.id)[1].who == "赵六"
    assert len(store.records("班前会", as_of=1)) == 2
    assert store.batches()[1].rows == {"班前会": 2}


def test_an_amendment_may_name_an_earlier_amendment(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    first, mended, again = meeting("1"), replace(meeting("1"), id="班前会:b"), replace(meeting("1"), id="班前会:c")
    store.commit(batch(first, amendments=(amendment(mended, "correct", first.id),)))
    store.commit(batch(amendments=(amendment(again, "correct", "班前会:b"),)))
    assert [row.replaces for row in store.history("班前会:c")] == ["", first.id, first.id]
    assert [record.id for record in store.records("班前会")] == [first.id]


def test_an_amendment_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="班前会:nothing"):
        ledger(tmp_path).commit(batch(amendments=(amendment(meeting("1"), "withdraw", "班前会:nothing"),)))


def test_contents_know_additions_and_corrections(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    first, mended = meeting("1"), meeting("1", 补记=True)
    other = replace(mended, id="班前会:other")
    store.commit(batch(first))
    store.commit(batch(amendments=(amendment(mended, "correct", first.id), amendment(other, "correct", first.id))))
    store.commit(batch(amendments=(amendment(first, "withdraw", first.id),)))
    new = content_digest(mended.values)
    assert store.contents("班前会") == {first.id: content_digest(first.values), "班前会:other": new}
    assert store.corrected("班前会") == {first.id: frozenset({new})}


def test_records_are_located_in_bulk(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    meetings = [meeting(str(number)) for number in range(1200)]
    store.commit(batch(*meetings, team("1")))
    found = store.locate([*(record.id for record in meetings), team("1").id, "班前会:none", "别的:none"])
    assert len(found) == 1201
    assert found[team("1").id] == Origin("册.xlsx", "", 2)


def test_what_intake_said_is_kept(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    total = ControlTotal("一.xlsx", "七月", "班前会", 3, 1, 1, 0, 1, 2)
    refused = Rejection(Origin("一.xlsx", "七月", 9), "班前会", "日期", "某日", "c", {"列": 3}, {"日期": "某日"})
    mended = Repair(Origin("一.xlsx", "七月", 8), "班前会", "日期", "2026.7.1", "2026-07-01", "date")
    store.commit(replace(batch(meeting("1")), totals=(total,), rejections=(refused,), repairs=(mended,)))
    assert (store.totals(), store.rejections(), store.repairs()) == ([(1, total)], [(1, refused)], [(1, mended)])
    assert (store.totals(as_of=0), store.rejections(as_of=0)) == ([], [])


def test_a_kind_may_gain_and_lose_fields(tmp_path: Path) -> None:
    ledger(tmp_path).commit(batch(team("1")))
    wide = TEAM.model_copy(update={"fields": TEAM.fields | {"人数": MEETING.fields["开始"]}})
    grown = Ledger(tmp_path, {TEAM.kind: wide})
    grown.commit(batch(replace(team("2"), values={"编号": "2", "人数": 8})))
    ledger(tmp_path).commit(batch(team("3")))
    assert sorted(str(record.values["人数"]) for record in grown.records(TEAM.kind)) == ["8", "None", "None"]
    assert len(ledger(tmp_path).records(TEAM.kind)) == 3


def test_a_field_that_changed_its_type_is_refused(tmp_path: Path) -> None:
    ledger(tmp_path).commit(batch(team("1")))
    changed = Kind.model_validate({"kind": TEAM.kind, "family": "register", "fields": {"编号": {"type": "integer"}}})
    with pytest.raises(UsageError, match="was string, now int64"):
        Ledger(tmp_path, {TEAM.kind: changed}).commit(batch(replace(team("2"), values={"编号": 2})))
    assert len(ledger(tmp_path).batches()) == 1


def test_logs_are_never_cleaned_up(tmp_path: Path) -> None:
    store = ledger(tmp_path)
    for number in range(25):  # past two checkpoints
        store.commit(batch(meeting(str(number)), seen=number))
    logs = sorted(path.name for path in (store.place("班前会") / "_delta_log").glob("*.json"))
    assert (len(logs), len(store.files("班前会", 3))) == (26, 3)
    assert (len(store.files("班前会")), len(store.batches())) == (25, 25)


def test_rosters_are_the_kinds_that_other_rows_name(tmp_path: Path) -> None:
    store = Ledger(tmp_path, KINDS | {TEAM.kind: TEAM.model_copy(update={"purpose": "team_roster"})})
    store.commit(batch(team("1"), meeting("1")))
    assert store.rosters() == {TEAM.kind: [{"编号": "1"}]}


def test_a_disk_that_refuses_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        ledger(tmp_path / "file" / "store").commit(batch(meeting("1")))


def test_the_kinds_of_a_store_need_not_all_be_there(tmp_path: Path) -> None:
    ledger(tmp_path).commit(batch(meeting("1")))
    assert set(ledger(tmp_path).manifest()) == {"班前会"}
    assert set(KINDS) > set(ledger(tmp_path).versions())


def test_30000_records_of_20_kinds_are_committed_in_about_3_seconds(tmp_path: Path) -> None:
    kinds = {f"台账{n}": MEETING.model_copy(update={"kind": f"台账{n}"}) for n in range(20)}
    rows = [replace(meeting(str(n), 7 + n % 3), id=f"台账{n % 20}:{n}", kind=f"台账{n % 20}") for n in range(30_000)]
    started = time.perf_counter()
    assert Ledger(tmp_path, kinds).commit(batch(*rows)) == 1
    assert time.perf_counter() - started < 9  # 2 s alone; the machine may be busy
