"""What pydantic alone would refuse is said in our words too: fitting sees it first, but is not the last word."""

import re
from typing import Any

import pytest

from starcrew.errors.texts.load import TEXTS
from starcrew.load import load_documents
from starcrew.load.findings import Findings
from starcrew.load.validate import validated
from starcrew.model.schemes import Scheme
from tests.load.samples import ROOT, SCHEME

GOOD: dict[str, Any] = {
    "scheme": "季度",
    "subject": "team",
    "sheets": {"六项要求": "60%"},
    "bands": [{"star": 5, "score": {}}],
}


def reported(**changed: Any) -> list[tuple[str, int]]:
    out = Findings("f.yaml")
    assert validated(Scheme, GOOD | changed, load_documents(SCHEME, "f.yaml").places[0], out) is None
    return [
        (problem.code, problem.source.line) for problem in out.problems if problem.text("zh") and problem.text("en")
    ]


@pytest.mark.parametrize(
    "key, value, code, line",
    [
        ("bonus_cap", "0.00001", "load.too_fine", 1),
        ("bonus_cap", "多", "load.not_a_number", 1),
        ("bands", [], "load.too_few", 5),
        ("bands", [{"star": 12, "score": {}}], "load.number_too_large", 5),
        ("bands", [{"star": 0, "score": {}}], "load.number_too_small", 5),
        ("bands", [{"star": "五", "score": {}}], "load.not_a_whole_number", 5),
        ("bands", [{"star": 5}], "load.missing_key", 5),
        ("subject", "全体", "load.refused", 2),
        ("sheets", "六项要求", "load.refused", 3),
    ],
)
def test_each_refusal_has_words_and_a_place(key: str, value: object, code: str, line: int) -> None:
    assert reported(**{key: value}) == [(code, line)]


def test_a_union_gives_one_message() -> None:
    assert reported(sheets={"六项要求": "x"}) == [("load.not_a_number", 3)]


def test_codes_raised_by_the_model_have_a_text() -> None:
    raised = re.compile(r'raise ValueError\("(\w+)"\)')
    codes = {
        code
        for path in (ROOT / "engine/starcrew/model").glob("*.py")
        for code in raised.findall(path.read_text("utf-8"))
    }
    assert {"too_fine", "not_a_number"} <= codes
    assert {f"load.{code}" for code in codes} <= set(TEXTS)
