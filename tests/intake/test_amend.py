from starcrew.intake import IntakeResult, correction, validate_rows, withdrawal
from starcrew.model.records import Amendment, Record
from tests.intake.plant import KNOWN, TALK, VIOLATION, WORDS, Stored

ROW = {"编号": "WZ-1", "日期": "2026-07-01", "班组": "机电一班", "违章人": "李喆、张三", "扣分": "2", "内容": "x"}
FOUND = validate_rows(VIOLATION, [ROW], WORDS, file="a", known=KNOWN)
CURRENT = FOUND.records[0]


def corrected(current: Record, **changes: str) -> Amendment | IntakeResult:
    return correction(current, changes, WORDS, who="王敏", why="抄错", known=KNOWN)


def test_a_correction_keeps_the_id_and_all_other_values() -> None:
    found = corrected(CURRENT, 扣分="扣3分")
    assert isinstance(found, Amendment)
    assert found.record == Record(CURRENT.id, "违章", {**CURRENT.values, "扣分": 3}, CURRENT.origin)
    assert (found.operation, found.replaces, found.who, found.why) == ("correct", CURRENT.id, "王敏", "抄错")


def test_a_new_key_is_a_new_id_that_replaces_the_old() -> None:
    found = corrected(CURRENT, 编号="WZ-9")
    assert isinstance(found, Amendment)
    assert found.record.id != found.replaces == CURRENT.id


def test_a_correction_is_validated_as_any_row() -> None:
    bad = corrected(CURRENT, 违章人="张三等3人", 扣分="")
    assert isinstance(bad, IntakeResult)
    assert [rejection.code for rejection in bad.rejections] == ["intake-people-group"]
    unknown = corrected(CURRENT, 扣份="1")
    assert isinstance(unknown, IntakeResult)
    assert [problem.code for problem in unknown.problems] == ["intake-field-unknown"]


def test_a_field_can_be_blanked() -> None:
    found = corrected(CURRENT, 内容="")
    assert isinstance(found, Amendment)
    assert found.record.values["内容"] is None


def test_without_a_key_the_id_follows_the_content_and_is_free() -> None:
    rows = [{"日期": "2026-07-01", "班组": "T01", "方式": way} for way in ("面谈", "电话")]
    both = validate_rows(TALK, rows, WORDS, file="a", known=KNOWN)
    known = Stored(both, rosters=KNOWN.rosters())
    found = correction(both.records[0], {"方式": "电话"}, WORDS, who="王敏", why="抄错", known=known)
    assert isinstance(found, Amendment)
    assert found.record.id not in {record.id for record in both.records}


def test_a_withdrawal_names_what_it_withdraws() -> None:
    found = withdrawal(CURRENT, who="王敏", why="重复登记")
    assert (found.operation, found.replaces, found.record) == ("withdraw", CURRENT.id, CURRENT)
