"""The stories of the sample in words, for those who test against its truth."""

from collections.abc import Iterator

from starcrew.sample.plant import Team
from starcrew.sample.quarter import Quarter
from starcrew.sample.rosters import LATE_LEDGER, delivered_until
from starcrew.sample.truth import Told

_WORDS = {
    "habitual": "期内九十天内同类违章三次",
    "habitual_over_border": "同类违章三次,第一次在期初之前",
    "habitual_on_day_90": "同类违章三次,首末相隔正好九十天:算惯性违章",
    "not_habitual_on_day_91": "同类违章三次,首末相隔九十一天:不算惯性违章",
    "injury_liable": "轻伤事故,主要责任",
    "injury_not_liable": "轻伤事故,无责",
    "fire": "小火灾,全部责任",
    "concealed": "轻伤事故,全部责任,瞒报",
    "expired_certificate": "证过期后仍作业四次",
    "copied_minutes": "六次班前会内容相同",
    "rush": "检查集中在期末十天",
    "no_licences": "没有特种作业:该项不适用",
    "new_team": "期中成立,在册天数不足",
}


def stories(quarter: Quarter) -> tuple[Told, ...]:
    """One per team that has one."""
    return tuple(told for team in quarter.plant.teams for told in _of_team(quarter, team))


def _of_team(quarter: Quarter, team: Team) -> Iterator[Told]:
    if team.story in _WORDS:
        yield Told(team.story, team.id, "", _WORDS[team.story])
    elif team.story == "suspended_week":
        first, last = quarter.suspension()
        yield Told(team.story, team.id, "", f"{first} 至 {last} 停产")
    elif team.story == "undelivered":
        detail = f"《{LATE_LEDGER}》只交到 {delivered_until(quarter, team)}:不能评定"
        yield Told(team.story, team.id, "", detail)
    elif team.story == "transfer_out":
        for moved in (m for m in quarter.plant.memberships[team.id] if m.until and _elsewhere(quarter, team, m.worker)):
            yield Told(
                "transfer",
                team.id,
                moved.worker,
                f"{moved.until} 离组,次日进 {_elsewhere(quarter, team, moved.worker)}",
            )


def _elsewhere(quarter: Quarter, team: Team, worker: str) -> str:
    others = (other for other in quarter.plant.teams if other.id != team.id)
    return next((o.id for o in others for m in quarter.plant.memberships[o.id] if m.worker == worker), "")
