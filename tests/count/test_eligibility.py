import datetime as dt
from typing import Any

from starcrew.backend import Duckdb
from starcrew.count.eligibility import standing
from starcrew.count.world import world
from starcrew.model.draft import Draft
from starcrew.model.kinds import SubjectKind
from starcrew.model.plan import RowTests
from tests.count.counting import COMPILED, Q3, Rows, carry_out, planned, teams, workers


def standings(subject: SubjectKind, rows: Rows, as_of: dt.date = Q3.last) -> dict[str, Any]:
    """Subject → days on the roster, scheduled shifts."""
    plan = planned("每个: 事\n归于: 班组", ("日期",))
    draft = Draft()
    around = world(plan, Q3, as_of, checks=plan.checks, draft=draft)
    table = standing(subject, RowTests(), around).select("subject", "days_on_roster", "scheduled_shifts")
    with Duckdb(threads=1, compiled=COMPILED) as backend:
        carry_out(draft, around, rows, backend)
        return {str(name): counts for name, *counts in backend.rows(table)}


def shift(team: str, day: str, name: str = "早班") -> dict[str, str]:
    return {"班组": team, "日期": day, "班次": name}


def test_days_on_the_roster_are_those_inside_the_period_up_to_as_of() -> None:
    roster = [
        *teams("all along"),
        *teams("from August", 启用="2026-08-01"),
        *teams("to July", 停用="2026-07-31"),
        *teams("last day", 启用="2026-09-30"),
        *teams("gone", 停用="2026-06-30"),
    ]
    found = standings("team", {"班组": roster})
    assert {name: days for name, (days, _) in found.items()} == {
        "all along": 92,
        "from August": 61,
        "to July": 31,
        "last day": 1,
    }
    later = standings("team", {"班组": roster}, dt.date(2026, 8, 10))
    assert [later[name][0] for name in ("all along", "from August", "to July", "last day")] == [41, 10, 31, 0]


def test_shifts_are_counted_without_suspended_ones_and_those_to_come() -> None:
    days = ("2026-06-30", "2026-07-01", "2026-07-10", "2026-07-11", "2026-09-30", "2026-10-01")
    rows = {
        "班组": teams("A", "B"),
        "排班": [*(shift("A", day) for day in days), shift("A", "2026-07-01", "夜班")],
        "停产": [{"班组": "A", "从": "2026-07-10", "至": "2026-07-10"}],
    }
    assert {name: shifts for name, (_, shifts) in standings("team", rows).items()} == {"A": 4, "B": 0}
    assert standings("team", rows, dt.date(2026, 7, 11))["A"][1] == 3


def test_a_worker_works_the_shifts_of_the_team_of_the_day_each_once() -> None:
    members = [
        {"工号": "W1", "班组": "A", "进组": "2020-01-01", "离组": "2026-07-15"},
        {"工号": "W1", "班组": "B", "进组": "2026-07-16", "离组": None},
        {"工号": "W2", "班组": "A", "进组": "2020-01-01", "离组": None},
        {"工号": "W2", "班组": "A", "进组": "2026-07-01", "离组": None},
    ]
    shifts = [shift(team, day) for team in "AB" for day in ("2026-07-15", "2026-07-16", "2026-07-17")]
    rows = {"班组": teams("A", "B"), "职工": workers("W1", "W2", "W3"), "班组成员": members, "排班": shifts}
    found = standings("worker", rows)
    assert {name: shifts for name, (_, shifts) in found.items()} == {"W1": 3, "W2": 3, "W3": 0}
