"""What holds for every ledger: totals balance, splitting changes nothing, sending again adds nothing."""

from hypothesis import given
from hypothesis import strategies as st

from starcrew.intake import validate_rows
from starcrew.intake.grid import Grid
from starcrew.intake.headers import Layout
from starcrew.intake.ledgers import Ledger
from starcrew.intake.run import take_in
from tests.intake.plant import KNOWN, VIOLATION, WORDS, Stored

HEADING = ["编号", "日期", "班组", "违章人", "扣分", "内容"]
WORDS_MET = [
    "",
    " ",
    "WZ-1",
    "WZ-2",
    "2026-07-01",
    "7月1日",
    "6月31日",
    "机电一班",
    "T02",
    "李喆",
    "王伟",
    "张三等3人",
    "合计",
]
MORE_WORDS = ["5", "扣5分", "良", "注:无", "制表:某", "编号", "#", 5.0, 46204.0, True, "序号", "小计", "１"]
CELLS = st.sampled_from([*WORDS_MET, *MORE_WORDS])
SHEETS = st.lists(st.lists(CELLS, max_size=7), max_size=12)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "编号": st.sampled_from(["WZ-1", "WZ-2", "WZ-3", ""]),
            "日期": st.sampled_from(["2026-07-01", "2026.7.1", "6月31日"]),
            "班组": st.sampled_from(["T01", "机电一班", "机电九班"]),
            "违章人": st.just("李喆"),
            "扣分": st.sampled_from(["", "5"]),
        }
    ),
    max_size=10,
)


@given(SHEETS)
def test_read_is_accepted_and_rejected_and_skipped_and_duplicate(rows: list[list[str | float]]) -> None:
    layout = Layout(VIOLATION, 0, 1, {name: column for column, name in enumerate(HEADING)}, tuple(HEADING))
    taking = take_in([Ledger(Grid("x", "", [HEADING, *rows]), layout)], WORDS, KNOWN)
    total = taking.control[0]
    assert total.read == total.accepted + total.rejected + total.skipped + total.duplicate
    assert total.read == sum(any(str(cell).strip() for cell in row) for row in rows)
    assert total.accepted == len(taking.records)
    assert total.rejected == len({rejection.origin for rejection in taking.rejections})
    assert total.repaired == len(taking.repairs)


@given(ROWS)
def test_the_same_rows_again_add_nothing(rows: list[dict[str, str]]) -> None:
    first = validate_rows(VIOLATION, rows, WORDS, file="x", known=KNOWN)
    again = validate_rows(VIOLATION, rows, WORDS, file="x", known=Stored(first, rosters=KNOWN.rosters()))
    assert again.records == ()


@given(ROWS, st.integers(0, 10))
def test_a_ledger_in_two_parts_is_the_same_ledger(rows: list[dict[str, str]], cut: int) -> None:
    whole = validate_rows(VIOLATION, rows, WORDS, file="x", known=KNOWN)
    first = validate_rows(VIOLATION, rows[:cut], WORDS, file="x", known=KNOWN)
    rest = validate_rows(VIOLATION, rows[cut:], WORDS, file="x", known=Stored(first, rosters=KNOWN.rosters()))
    parts = {record.id: record.values for record in (*first.records, *rest.records)}
    assert parts == {record.id: record.values for record in whole.records}
    assert len(whole.rejections) == len(first.rejections) + len(rest.rejections)
