import datetime as dt

from starcrew.sample.books import Page, Row
from starcrew.sample.plant import AMBIGUOUS, TOLD_APART
from starcrew.sample.quarter import Fact, Quarter
from starcrew.sample.spelling import Cell, Names, names, plain


def written(frame: Quarter, file: str, fact: Fact, field: str) -> Cell:
    page = Page(file, "", fact.kind, (Row(fact),), {name: name for name in fact.values})
    return plain(field, fact, page, names(frame.plant))


def bearers(called: Names, name: str) -> list[str]:
    return [worker.id for worker in called.plant.workers.values() if worker.name == name]


def test_a_shared_name_is_written_only_where_the_team_tells(frame: Quarter) -> None:
    called = names(frame.plant)
    first, _ = bearers(called, TOLD_APART)
    assert called.person(first, "T02") == TOLD_APART
    assert called.person(first, None) == first
    same_team, _ = bearers(called, AMBIGUOUS)
    assert called.person(same_team, "T04") == same_team


def test_cells_of_each_format(frame: Quarter, facts: dict[str, tuple[Fact, ...]]) -> None:
    meeting = facts["班前会"][0]
    assert written(frame, "a.xlsx", meeting, "开始时间") == dt.time(23, 30)
    assert written(frame, "a.csv", meeting, "开始时间") == "23:30"
    assert written(frame, "a.csv", meeting, "日期") == str(meeting.values["日期"])
    assert written(frame, "a.xlsx", meeting, "班组") == "机加一班"


def test_percentages_and_truth_values(frame: Quarter, facts: dict[str, tuple[Fact, ...]]) -> None:
    score, work = facts["现场评分"][0], facts["作业"][0]
    assert written(frame, "a.xlsx", score, "合格率") == score.values["合格率"] / 1_000_000  # type: ignore[operator]
    assert written(frame, "a.jsonl", work, "需持证") is work.values["需持证"]
    assert written(frame, "a.csv", work, "需持证") in {"是", "否"}
