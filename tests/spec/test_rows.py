import pytest

from starcrew.model.plan import Programme
from starcrew.spec.faults import Refused
from starcrew.spec.premise import Premise
from starcrew.spec.rows import records


def premise(reference: Programme) -> Premise:
    found = Premise(reference)
    found.add_named("team_roster", '"甲班"')
    found.add_members("甲班", found.add_named("worker_roster", '"张三"'))
    return found


def test_rows_become_records_typed_as_a_workbook_would_be(reference: Programme) -> None:
    said = premise(reference)
    said.add_rows("违章", [{"日期": "2026年7月6日", "性质": "b", "查处方式": "车间查处", "违章人": "张三"}])
    (record,) = records(said)["违章"]
    assert (record.values["性质"], record.values["查处方式"], record.values["违章人"]) == ("B类", "上级查处", ("张三",))
    assert record.origin.row == 1


def test_every_ledger_is_delivered_unless_a_step_says_otherwise(reference: Programme) -> None:
    said = premise(reference)
    said.deliver("违章", ("2026-07-01", "2026-09-30"))
    said.deliver("事故", ())
    spans = {str(r.values["台账"]): str(r.values["从"]) for r in records(said)["交付说明"]}
    assert spans["班前会"] == "2000-01-01"
    assert spans["违章"] == "2026-07-01"
    assert "事故" not in spans


@pytest.mark.parametrize(
    "kind, rows, words",
    [
        ("班前会", [{"日期": "2026-07-06", "开始时间": "07:50", "应到": "3", "实到": "4"}], "实到"),
        ("违章", [{"日期": "2026-07-06", "违章人": "查无此人"}], "查无此人"),
        ("违章", [{"日期": "", "违章人": "张三"}], "日期"),
        ("考试", [{"日期": "2026-07-06"}, {"日期": "2026-07-06"}], "与前面相同 1 行"),
    ],
)
def test_rows_that_intake_would_not_take_stop_the_scenario(
    reference: Programme, kind: str, rows: list[dict[str, str]], words: str
) -> None:
    said = premise(reference)
    said.add_rows(kind, rows)
    with pytest.raises(Refused, match=words):
        records(said)
