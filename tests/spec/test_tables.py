import pytest

from starcrew.model.plan import Programme
from starcrew.spec.faults import Misstated
from starcrew.spec.tables import rows_of


def test_headings_are_fields_or_the_headings_of_workbooks(reference: Programme) -> None:
    table = [["开会时间", "应到人数(人)", "班组"], ["07:50", "8", "甲班"]]
    assert rows_of(table, reference.kinds["班前会"]) == [{"开始时间": "07:50", "应到": "8", "班组": "甲班"}]


@pytest.mark.parametrize("heading, code", [("到会率", "spec-derived-column"), ("天气", "spec-unknown-column")])
def test_a_heading_that_cannot_be_written_is_refused(reference: Programme, heading: str, code: str) -> None:
    with pytest.raises(Misstated) as refused:
        rows_of([[heading], ["1"]], reference.kinds["班前会"])
    assert refused.value.problems[0].code == code
