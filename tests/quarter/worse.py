"""A worse quarter: accepted records with faults drawn into them, within what the kinds allow.

The sample leaves many clauses at rest; here each of them has work, values on both sides of its thresholds included.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from random import Random

from starcrew.model.records import Record, Stored
from tests.quarter.made import by_kind

Row = dict[str, Stored]
Spoiler = Callable[[Row, Random], None]
HOUR = dt.timedelta(hours=1)
MILLION = 1_000_000


def worse_quarter(records: Iterable[Record], seed: int) -> dict[str, list[Record]]:
    """Kind → records, every ledger delivered in full. The same records and seed give the same."""
    chance = Random(seed)
    found = by_kind(records)
    found["交付说明"] = [_in_full(record) for record in found["交付说明"]]
    found["隐患"] = [_numbered(r, n) for r in found["隐患"] for n in range(3)]
    found["整改"] = [_numbered(r, n) for r in found["整改"] for n in range(3)]
    found["事故"] = [_copy(r, n) for r in found["事故"] for n in range(15)]
    found["停产"] = [_copy(r, n) for r in found["停产"] for n in range(4)]
    return {kind: list(_spoilt(kind, rows, chance)) for kind, rows in sorted(found.items())}


def undelivered(records: Mapping[str, list[Record]], seed: int) -> dict[str, list[Record]]:
    """The same quarter with ledgers that came late, too short, or not at all."""
    chance = Random(seed)
    return {**records, "交付说明": [_gapped(r, chance) for r in records["交付说明"] if chance.random() >= 0.06]}


def _in_full(record: Record) -> Record:
    return replace(record, values={**record.values, "至": dt.date(2026, 9, 30)})


def _gapped(record: Record, chance: Random) -> Record:
    row = dict(record.values)
    if _some(chance, 0.06):
        row["至"] = dt.date(2026, 9, 15)
    if _some(chance, 0.5) and row["台账"] == "违章":
        row["从"] = dt.date(2026, 5, 1)  # enough for the quarter, too little to look ninety days back
    return replace(record, values=row)


def _copy(record: Record, number: int) -> Record:
    return replace(record, id=f"{record.id[:-2]}{number:02}")


def _numbered(record: Record, number: int) -> Record:
    copied = _copy(record, number)
    return replace(copied, values={**record.values, "隐患编号": f"{record.values['隐患编号']}/{number}"})


def _spoilt(kind: str, rows: Iterable[Record], chance: Random) -> Iterator[Record]:
    for record in rows:
        values = dict(record.values)
        team = str(values.get("班组", values.get("责任班组")))
        if team in _CAREFUL and kind not in {"事故", "违章"} and _some(chance, 0.97):
            yield record
        elif not (_some(chance, _LOST.get(kind, 0.0)) or (kind == "现场评分" and team == "T05")):
            _SPOILERS.get(kind, _nothing)(values, chance)
            yield replace(record, values=values)


_CAREFUL = ("T01", "T02", "T03", "T09", "T10", "T12", "T17", "T19", "T20", "T21")
"""Teams with few faults, so that every star is given."""

_LOST: Mapping[str, float] = {
    "谈心": 0.5,
    "整改": 0.2,
    "危险源点检": 0.4,
    "培训": 0.7,
    "班前会": 0.05,
    "安全活动": 0.1,
    "考试": 0.05,
}
"""The share of rows that never came."""


def _nothing(row: Row, chance: Random) -> None:
    pass


def _some(chance: Random, share: float) -> bool:
    return chance.random() < share


def _blanks(row: Row, chance: Random, share: float, *names: str) -> None:
    row.update({name: None for name in names if _some(chance, share)})


def _team(chance: Random) -> str:
    return f"T{chance.randint(1, 24):02}"


def _worker(chance: Random) -> str:
    return f"W{chance.randint(1, 264):04}"


def _crowd(row: Row, chance: Random) -> None:
    """Shares on and beside 80 % and 90 %, and now and then nobody expected."""
    if _some(chance, 0.2):
        row["应到"], row["实到"] = chance.choice(((10, 9), (10, 8), (9, 8), (9, 7), (5, 4), (20, 17), (8, 8), (7, 0)))
    if _some(chance, 0.0005):
        row["应到"] = row["实到"] = 0


def _entered(row: Row, chance: Random, start: str) -> None:
    """After exactly a day, a moment more, at once, before it happened."""
    day, seconds = row["日期"], row[start]
    if isinstance(day, dt.date) and isinstance(seconds, int) and _some(chance, 0.2):
        at = dt.datetime.combine(day, dt.time()) + dt.timedelta(seconds=seconds)
        late = chance.choice((24 * HOUR, 24 * HOUR + HOUR / 60, 0 * HOUR, -HOUR / 60, 40 * HOUR))
        row["录入时间"] = at + late


def _meeting(row: Row, chance: Random) -> None:
    _crowd(row, chance)
    signed = row["签名"]
    if isinstance(signed, tuple) and _some(chance, 0.1):
        row["签名"] = signed[: chance.randint(1, len(signed))]
    elif isinstance(signed, tuple):  # some workers seldom sign
        row["签名"] = tuple(one for one in signed if int(one[1:]) % 9 or _some(chance, 0.25)) or signed
    _blanks(row, chance, 0.02, "结束时间", "主持人", "签名", "危险因素", "对策", "会议内容")
    if _some(chance, 0.1):
        row["开始时间"] = chance.choice((900, 960, 8 * 3600 + 900, 8 * 3600 + 960, 16 * 3600 + 900, 16 * 3600 + 960))
    if _some(chance, 0.15):
        row["危险因素"] = chance.choice(("行车吊装时捆绑不牢,人员站位不当", "第 3 号机床防护罩,缺失"))
        row["对策"] = chance.choice(("星期一起专人监护。站位先看清", "星期五起专人监护;站位先看清 2"))
        row["会议内容"] = "学习段文"
    _entered(row, chance, "开始时间")
    _blanks(row, chance, 0.02, "录入时间")


def _activity(row: Row, chance: Random) -> None:
    _crowd(row, chance)
    if _some(chance, 0.3):
        row["补学人数"] = chance.choice((None, 0, 1))
    if _some(chance, 0.3):
        row["活动内容"] = chance.choice(("学习《安全规程》第1条、第2条", "学习安全规程第条第条。"))
        row["讨论发言"] = "大家认为要互相提醒互相监督"
    _entered(row, chance, "开始时间")
    _blanks(row, chance, 0.05, "主持人", "活动内容", "讨论发言", "录入时间")


def _check(row: Row, chance: Random) -> None:
    if _some(chance, 0.2):
        row["发现问题数"] = chance.randint(0, 6)
        row["处理情况"] = chance.choice((None, "已处理", "处理中", "未处理"))
    _entered(row, chance, "检查时间")
    _blanks(row, chance, {"T01": 0.0, "T02": 0.01}.get(str(row["班组"]), 0.05), "检查时间", "地点", "检查内容")
    _blanks(row, chance, 0.02, "录入时间")


def _hazard(row: Row, chance: Random) -> None:
    row["等级"] = chance.choice(("一般", "一般", "一般", "重大"))
    row["查出班组"] = chance.choice((None, row["责任班组"], _team(chance)))
    row["来源"] = chance.choice(("自查", "上级检查"))
    _blanks(row, chance, 0.1, "整改责任人", "整改措施")
    if _some(chance, 0.1):
        row["整改期限"] = chance.choice((dt.date(2026, 6, 30), dt.date(2026, 7, 1), dt.date(2026, 9, 30)))
    if isinstance(row["整改期限"], dt.date) and isinstance(row["查出日期"], dt.date):
        row["查出日期"] = min(row["查出日期"], row["整改期限"])


def _rectification(row: Row, chance: Random) -> None:
    if isinstance(row["整改完成日期"], dt.date) and _some(chance, 0.3):
        row["整改完成日期"] = min(row["整改完成日期"] + dt.timedelta(days=chance.randint(1, 9)), dt.date(2026, 9, 30))


def _exam(row: Row, chance: Random) -> None:
    if _some(chance, 0.2) and row["考试状态"] == "正常":
        row["成绩"] = chance.choice((160, 159, 120, 119, 200, 180)) * MILLION // 2
    if _some(chance, 0.02):
        row["考试状态"], row["成绩"] = chance.choice(("缺考", "请假", "免考")), None
    if _some(chance, 0.003):
        row["成绩"] = None
    if _some(chance, 0.1):
        row["日期"] = chance.choice((dt.date(2026, 8, 31), dt.date(2026, 9, 1), dt.date(2026, 7, 1)))


def _certificate(row: Row, chance: Random) -> None:
    if _some(chance, 0.4):
        row["有效期至"] = dt.date(2026, 8, 1) + dt.timedelta(days=chance.randint(0, 59))
    if _some(chance, 0.4):
        row["复审到期"] = chance.choice((None, dt.date(2026, 9, 20), dt.date(2026, 9, 25)))


def _violation(row: Row, chance: Random) -> None:
    row["类别"] = chance.choice(("劳动防护", "用电"))
    row["性质"] = chance.choice(("A类", "B类", "C类", "C类"))
    row["查处方式"] = chance.choice(("自查", "自查", "上级查处", "越级查处"))
    if _some(chance, 0.5):  # few people, many times
        row["违章人"] = tuple(chance.sample(("W0007", "W0031", "W0090", "W0150", "W0200"), chance.randint(1, 2)))


def _score(row: Row, chance: Random) -> None:
    if _some(chance, 0.3):
        row["得分"] = chance.choice((120, 119, 140, 160, 180, 200)) * MILLION // 2


def _waste(row: Row, chance: Random) -> None:
    if _some(chance, 0.1):
        row["是否定点"], row["是否倾倒"] = chance.choice(((False, False), (False, False), (False, True), (True, True)))


def _near_miss(row: Row, chance: Random) -> None:
    row["报告班组"], row["报告人"] = _team(chance), tuple({_worker(chance), _worker(chance)})
    row["核实"], row["转为事故"] = _some(chance, 0.8), _some(chance, 0.2)


def _accident(row: Row, chance: Random) -> None:
    row["日期"] = dt.date(2026, 6, 20) + dt.timedelta(days=chance.randint(0, 102))
    row["责任班组"] = _team(chance)
    row["类别"] = chance.choice(("人身伤害", "火灾", "设备", "行车", "环境污染"))
    row["等级"] = chance.choice(("轻微", "轻微", "轻伤", "重伤", "死亡", "一般D类", "一般D类", "一般C类", "一般A类"))
    row["责任划分"] = chance.choice(("全部", "次要", "无责"))
    row["责任人"] = chance.choice((None, (_worker(chance),)))
    row["是否瞒报"] = chance.choice((None, False, False, True))


def _point_check(row: Row, chance: Random) -> None:
    row["状态"] = "失控" if _some(chance, 0.05) else "受控"


def _training(row: Row, chance: Random) -> None:
    _blanks(row, chance, 0.1, "参加人员")


def _suspension(row: Row, chance: Random) -> None:
    first = dt.date(2026, 7, 1) + dt.timedelta(days=chance.randint(0, 80))
    row["班组"], row["开始日期"] = _team(chance), first
    row["结束日期"] = first + dt.timedelta(days=chance.randint(0, 12))


def _team_entry(row: Row, chance: Random) -> None:
    row["是否有特种作业"] = _some(chance, 0.7)
    if _some(chance, 0.1):
        row["停用日期"] = chance.choice((dt.date(2026, 8, 15), dt.date(2026, 8, 29)))


def _worker_entry(row: Row, chance: Random) -> None:
    row["试用期"] = chance.choice((False, False, False, False, True, None))
    if _some(chance, 0.05):
        row["离职日期"] = chance.choice((dt.date(2026, 8, 29), dt.date(2026, 8, 28), dt.date(2026, 6, 30)))


def _membership(row: Row, chance: Random) -> None:
    left = chance.choice((dt.date(2026, 6, 30), dt.date(2026, 7, 1), dt.date(2026, 9, 1)))
    joined = row["进组日期"]
    if _some(chance, 0.05) and row["离组日期"] is None and isinstance(joined, dt.date) and joined <= left:
        row["离组日期"] = left


_SPOILERS: Mapping[str, Spoiler] = {
    "班前会": _meeting,
    "安全活动": _activity,
    "检查记录": _check,
    "隐患": _hazard,
    "整改": _rectification,
    "考试": _exam,
    "特种作业证": _certificate,
    "违章": _violation,
    "现场评分": _score,
    "危废": _waste,
    "未遂": _near_miss,
    "事故": _accident,
    "危险源点检": _point_check,
    "培训": _training,
    "停产": _suspension,
    "班组": _team_entry,
    "职工": _worker_entry,
    "班组成员": _membership,
}
