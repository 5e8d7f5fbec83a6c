import json

from starcrew.errors import Problem, Source
from starcrew.report.contract import evaluation_json, explanation_json, problems_json, totals_json
from starcrew.report.explain import explanation
from tests.report.samples import CARD, EVALUATION, ORIGINS, TOTAL, VIOLATION, rules


def test_evaluation() -> None:
    said = evaluation_json(EVALUATION)
    assert set(said) >= {"period", "as_of", "scheme", "subjects"}
    assert said["scheme"] == "季度星级班组、季度星级职工"
    assert json.loads(json.dumps(said, ensure_ascii=False)) == said


def test_a_subject_has_exact_points_as_texts() -> None:
    said = json.loads(json.dumps(evaluation_json(EVALUATION)))["subjects"][0]
    assert (said["total"], said["display"], said["stars"], said["star_low"], said["star_high"]) == (
        "89.95", "90.0", None, 0, 3
    )  # fmt: skip
    assert said["caps"] == [{"item": "JC-4", "star": 3}]
    assert [each["reason"] for each in said["blocked"]] == ["undelivered", "blank"]


def test_a_subject_without_a_total() -> None:
    said = json.loads(json.dumps(evaluation_json(EVALUATION)))["subjects"][1]
    assert (said["total"], said["display"], said["stars"]) == (None, None, 0)


def test_explanation() -> None:
    said = json.loads(json.dumps(explanation_json(explanation(CARD, rules(), ORIGINS, "zh"))))
    finding = said["lines"][1]["findings"][0]
    assert {key: finding[key] for key in ("check", "clause", "times", "points")} == {
        "check": 1, "clause": 1, "times": "1", "points": "4"
    }  # fmt: skip
    evidence = {"kind": "违章", "id": VIOLATION, "file": "违章.xlsx", "sheet": "七月", "row": 12}
    assert finding["evidence"] == [evidence]


def test_control_totals() -> None:
    said = totals_json([TOTAL])[0]
    assert said == {
        "file": "违章.xlsx", "sheet": "七月", "kind": "违章",
        "read": 10, "accepted": 7, "rejected": 1, "skipped": 1, "duplicate": 1, "repaired": 3,
    }  # fmt: skip


def test_problems() -> None:
    problem = Problem("check.not_a_date", Source("rules/a.yaml", 3, 9), {"text": "昨天"}, "warning")
    said = problems_json([problem], "en")[0]
    assert said == {
        "file": "rules/a.yaml", "line": 3, "column": 9, "code": "check.not_a_date", "severity": "warning",
        "message": "'昨天' is not a date; write 2026-07-01",
    }  # fmt: skip
