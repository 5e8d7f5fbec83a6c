"""Which facts stand on which sheet of which file, under which headings: the way a plant would send them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from starcrew.model.periods import Period
from starcrew.sample.kinds import reference_kinds
from starcrew.sample.plant import Plant, numeral
from starcrew.sample.quarter import Fact, Quarter

Role = Literal["first", "again", "conflict"]
"""`again`: the same row a second time. `conflict`: the same key with other words."""
Look = Literal["filled_by", "serial", "remarks", "blocks", "total", "repeats", "notes", "gaps"]
"""What surrounds the rows: who filled it in, a running number, a remarks column, the team merged over its rows with a
subtotal, a total, the header again after every 40 rows, notes at the end, blank rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record's place on a page."""

    fact: Fact
    role: Role = "first"


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to be written. headers: field → heading. groups: heading above → fields under it.

    year: the only year of the dates, if the title tells it.
    """

    file: str
    sheet: str
    kind: str
    rows: tuple[Row, ...]
    headers: Mapping[str, str]
    title: str | None = None
    year: int | None = None
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    look: frozenset[Look] = frozenset()
    encoding: str = "utf-8"


def books(quarter: Quarter, facts: Mapping[str, tuple[Fact, ...]]) -> tuple[Page, ...]:
    """All pages, in the order of their files' names."""
    made = [
        *_basics(facts, quarter),
        *_monthly(facts, quarter),
        *_by_workshop(facts, quarter),
        *_violations(facts, quarter),
        *_exams(facts, quarter),
        *_plant_wide(facts, quarter),
    ]
    return tuple(sorted((page for page in made if page.rows), key=lambda page: page.file))


def _page(  # noqa: PLR0913
    file: str,
    sheet: str,
    kind: str,
    facts: Iterable[Fact],
    *,
    title: str | None = None,
    look: Iterable[Look] = (),
    groups: Mapping[str, tuple[str, ...]] | None = None,
    renamed: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
) -> Page:
    rows = tuple(Row(fact) for fact in facts)
    headers = {name: (renamed or {}).get(name, name) for name in reference_kinds()[kind].fields}
    year = _title_year(title, rows)
    return Page(file, sheet, kind, rows, headers, title, year, groups or {}, frozenset(look), encoding)


def _title_year(title: str | None, rows: Iterable[Row]) -> int | None:
    """The year in the title, where every date of the sheet lies in it."""
    years = {v.year for row in rows for v in row.fact.values.values() if isinstance(v, dt.date)}
    return years.pop() if title and len(years) == 1 and f"{min(years)}年" in title else None


def quarter_title(period: Period) -> str:
    """2026年第三季度; any other period by its days."""
    if period.name[4:5] == "Q":
        return f"{period.start.year}年第{numeral(int(period.name[5]))}季度"
    return f"{period.start.year}年{period.start.month}月至{period.last.month}月"


def team_of(fact: Fact) -> str:
    """The id of the responsible team, for sorting; empty where there is none."""
    for name in ("班组", "责任班组", "报告班组"):
        if isinstance(fact.values.get(name), str):
            return str(fact.values[name])
    return ""


def day_of(fact: Fact) -> str:
    """The day for sorting and for the month's sheet, in ISO; empty where there is none."""
    for name in ("日期", "查出日期", "整改完成日期"):
        if fact.values.get(name) is not None:
            return str(fact.values[name])
    return ""


def _workshops(plant: Plant) -> dict[str, frozenset[str]]:
    names = dict.fromkeys(team.workshop for team in plant.teams)
    return {name: frozenset(team.id for team in plant.teams if team.workshop == name) for name in names}


def _of(facts: Iterable[Fact], teams: frozenset[str], *, by_team: bool = False) -> list[Fact]:
    kept = (fact for fact in facts if team_of(fact) in teams)
    return sorted(kept, key=(lambda f: (team_of(f), day_of(f))) if by_team else (lambda f: (day_of(f), team_of(f))))


def _months(facts: Iterable[Fact]) -> Iterator[tuple[str, list[Fact]]]:
    """`2026-07` and the facts of that month, in order."""
    for month, group in groupby(sorted(facts, key=lambda f: day_of(f)[:7]), key=lambda f: day_of(f)[:7]):
        yield month, list(group)


def _spoken(month: str) -> str:
    year, number = month.split("-")
    return f"{year}年{int(number)}月"


def _folder(month: str, place: int) -> str:
    """A month's folder, each written in another way, as people do."""
    year, number = month.split("-")
    return (f"{year}年{int(number)}月", f"{year}.{int(number)}", f"{year}-{number}")[place % 3]


def _basics(facts: Mapping[str, tuple[Fact, ...]], quarter: Quarter) -> Iterator[Page]:
    book = "1基础资料/班组与人员.xlsx"
    yield _page(book, "班组名册", "班组", facts["班组"], title="示范机务段班组名册", look=["serial"])
    yield _page(
        book, "职工花名册", "职工", facts["职工"], title="示范机务段职工花名册", look=["filled_by", "serial", "total"]
    )
    yield _page(book, "班组成员", "班组成员", facts["班组成员"])
    yield _page(book, "停产通知", "停产", facts["停产"], title=f"{quarter_title(quarter.period)}停产通知")
    yield _page(book, "危险源点登记", "危险源点", facts["危险源点"], look=["blocks"], title="示范机务段危险源点登记表")
    yield _page(
        "1基础资料/特种作业证台账.xlsx",
        "特种作业证台账",
        "特种作业证",
        facts["特种作业证"],
        title="特种作业证台账",
        look=["filled_by", "serial", "remarks", "notes"],
        renamed={
            "证号": "证书编号",
            "持证人": "姓名",
            "作业类别": "准操项目",
            "发证日期": "取证时间",
            "复审到期": "复审时间",
        },
    )
    yield _page("1基础资料/台账交付说明.csv", "", "交付说明", facts["交付说明"], encoding="utf-8-sig")
    for workshop, teams in _workshops(quarter.plant).items():
        title = f"{workshop}{quarter_title(quarter.period)}排班表"
        rows = _of(facts["排班"], teams)
        yield _page(
            f"2排班/{quarter_title(quarter.period)}排班表.xlsx", workshop, "排班", rows, title=title, look=["repeats"]
        )


def _monthly(facts: Mapping[str, tuple[Fact, ...]], quarter: Quarter) -> Iterator[Page]:
    """Folders by month: meetings in a file per workshop; checks in one file, the second month's as CSV in GB18030."""
    meeting_groups = {"出勤情况": ("应到", "实到", "签名")}
    first = quarter.period.start
    meetings = [(month, rows) for month, rows in _months(facts["班前会"]) if month >= f"{first:%Y-%m}"]
    earlier = [fact for fact in facts["班前会"] if day_of(fact) < first.isoformat()]
    for place, (month, rows) in enumerate(meetings):
        for workshop, teams in _workshops(quarter.plant).items():
            file = f"{_folder(month, place)}/{workshop}班前会记录.xlsx"
            title = f"{workshop}{_spoken(month)}班前会记录"
            kept = _of([*(earlier if place == 0 else []), *rows], teams, by_team=True)
            yield _page(
                file,
                "班前会记录",
                "班前会",
                kept,
                title=title,
                look=["filled_by", "blocks", "notes"] if place else ["filled_by", "serial", "repeats", "notes"],
                groups=meeting_groups if place == 1 else {},
                renamed={"班次": "班别", "应到": "应到人数", "实到": "实到人数"} if place == 2 else {},
            )
    for place, (month, rows) in enumerate(_months(facts["检查记录"])):
        folder, title = _folder(month, place), f"{_spoken(month)}安全检查记录"
        if place == 1:
            yield _page(f"{folder}/检查记录.csv", "", "检查记录", rows, title=title, encoding="gb18030")
            continue
        for workshop, teams in _workshops(quarter.plant).items():
            kept = _of(rows, teams)
            yield _page(
                f"{folder}/检查记录.xlsx", workshop, "检查记录", kept, title=title, look=["serial", "gaps", "total"]
            )


def _by_workshop(facts: Mapping[str, tuple[Fact, ...]], quarter: Quarter) -> Iterator[Page]:
    span = quarter_title(quarter.period)
    for workshop, teams in _workshops(quarter.plant).items():
        for month, rows in _months(_of(facts["安全活动"], teams)):
            title = f"{workshop}{_spoken(month)}班组安全活动记录"
            file = f"安全活动/{workshop}安全活动记录.xlsx"
            renamed = {"应到": "应到(人)", "实到": "实到(人)", "录入时间": "登记\n时间"}
            yield _page(
                file, f"{int(month[5:])}月", "安全活动", rows, title=title, look=["filled_by", "notes"], renamed=renamed
            )
        yield from _hazards(facts, workshop, teams)
        yield _page(
            f"隐患/{workshop}隐患整改台账.xlsx",
            "隐患整改台账",
            "整改",
            _of(facts["整改"], teams),
            title=f"{workshop}{span}隐患整改台账",
            look=["filled_by", "serial", "remarks", "notes"],
            groups={"整改情况": ("整改完成日期", "整改人"), "验收情况": ("验收日期", "验收人", "闭环情况")},
            renamed={
                "责任班组": "责任单位",
                "整改完成日期": "完成日期",
                "验收日期": "验收时间",
                "闭环情况": "销号情况",
            },
        )
        title = f"{workshop}{span}培训记录"
        yield _page(
            f"培训/{workshop}培训记录.xlsx",
            "培训记录",
            "培训",
            _of(facts["培训"], teams),
            title=title,
            look=["serial", "gaps"],
        )
        title = f"{workshop}{span}危险源点检记录"
        rows = _of(facts["危险源点检"], teams)
        yield _page(
            f"危险源点检/{workshop}.xlsx", "危险源点检记录", "危险源点检", rows, title=title, look=["repeats", "total"]
        )


def _hazards(facts: Mapping[str, tuple[Fact, ...]], workshop: str, teams: frozenset[str]) -> Iterator[Page]:
    """Month by month; what is not yet due at a month's end is listed again on the next sheet."""
    carried: list[Fact] = []
    for month, rows in _months(_of(facts["隐患"], teams)):
        page = _page(
            f"隐患/{workshop}隐患台账.xlsx",
            f"{int(month[5:])}月",
            "隐患",
            rows,
            title=f"{workshop}{_spoken(month)}隐患台账",
            look=["filled_by", "serial", "blocks", "total"],
            renamed={"问题描述": "存在问题", "整改期限": "要求整改日期"},
        )
        yield _with(page, before=[Row(fact, "again") for fact in carried])
        carried = [fact for fact in rows if str(fact.values["整改期限"])[:7] > month]


def _with(page: Page, *, before: Iterable[Row] = (), after: Iterable[Row] = ()) -> Page:
    rows = [*before, *page.rows, *after]
    if "blocks" in page.look:
        rows.sort(key=lambda row: team_of(row.fact))
    return replace(page, rows=tuple(rows), year=_title_year(page.title, rows))


def _violations(facts: Mapping[str, tuple[Fact, ...]], quarter: Quarter) -> Iterator[Page]:
    """The workshops' ledgers, the earlier months as CSV, and the depot's own ledger that repeats some of them."""
    first = quarter.period.start.isoformat()
    now = [fact for fact in facts["违章"] if day_of(fact) >= first]
    earlier = [fact for fact in facts["违章"] if day_of(fact) < first]
    yield _page("违章/0前期违章台账.csv", "", "违章", earlier, encoding="gb18030")
    renamed = {"性质": "违章性质", "责任班组": "单位", "违章内容": "违章描述"}
    span = quarter_title(quarter.period)
    for place, (workshop, teams) in enumerate(_workshops(quarter.plant).items()):
        title = f"{workshop}{span}两违台账"
        look: list[Look] = ["filled_by", "serial", "remarks", "total", "notes"]
        yield _page(
            f"违章/1{workshop}两违台账.xlsx",
            "两违台账",
            "违章",
            _of(now, teams),
            title=title,
            look=look,
            renamed=renamed if place else {},
        )
    caught = [fact for fact in now if fact.values["查处方式"] != "自查" and fact.fixed][:12]
    page = _page(
        "违章/9段两违台账.xlsx", "两违台账", "违章", [], title=f"示范机务段{span}两违台账", look=["serial", "notes"]
    )
    rows = [*(Row(fact, "again") for fact in caught[:-2]), *(Row(fact, "conflict") for fact in caught[-2:])]
    yield _with(page, after=rows)


def _exams(facts: Mapping[str, tuple[Fact, ...]], quarter: Quarter) -> Iterator[Page]:
    """A sheet per paper with names, one with worker numbers for the earlier papers, one of resits and repeats."""
    first = quarter.period.start.isoformat()
    file = f"考试/{quarter_title(quarter.period)}考试成绩.xlsx"
    now = [fact for fact in facts["考试"] if day_of(fact) >= first and not fact.values["是否补考"]]
    earlier = [fact for fact in facts["考试"] if day_of(fact) < first]
    for paper in sorted({str(fact.values["科目"]) for fact in now}):
        rows = [fact for fact in now if fact.values["科目"] == paper]
        title = f"{quarter.period.start.year}年{paper}考试成绩表"
        yield _page(
            file,
            paper,
            "考试",
            rows,
            title=title,
            look=["serial", "total", "notes"],
            renamed={"工号": "姓名", "成绩": "总分"},
        )
    yield _page(file, "上季度", "考试", earlier, title="上季度考试成绩表", look=["gaps"])
    page = _page(
        file, "补考与补录", "考试", [f for f in facts["考试"] if f.values["是否补考"]], title="补考与补录考试成绩表"
    )
    yield _with(page, after=[Row(fact, "again") for fact in now if fact.fixed][:10])


def _plant_wide(facts: Mapping[str, tuple[Fact, ...]], quarter: Quarter) -> Iterator[Page]:
    span = quarter_title(quarter.period)
    book = "事故与未遂.xlsx"
    yield _page(
        book,
        "事故台账",
        "事故",
        facts["事故"],
        title=f"示范机务段{quarter.since.year}年事故台账",
        look=["filled_by", "notes"],
    )
    yield _page(book, "未遂事件台账", "未遂", facts["未遂"], title=f"{span}未遂事件台账", look=["serial", "remarks"])
    yield _page("谈心谈话记录.csv", "", "谈心", sorted(facts["谈心"], key=day_of), encoding="gb18030")
    yield _page(
        "危废收集记录.csv",
        "",
        "危废",
        sorted(facts["危废"], key=day_of),
        title=f"{span}危废收集记录",
        encoding="utf-8-sig",
    )
    for month, rows in _months(facts["作业"]):
        yield _page(f"作业/作业记录_{month}.jsonl", "", "作业", rows)
    for month, rows in _months(facts["现场评分"]):
        title = f"{_spoken(month)}现场5S检查评分"
        look: list[Look] = ["filled_by", "serial", "gaps", "notes"]
        yield _page(
            "现场评分.xlsx",
            f"{int(month[5:])}月",
            "现场评分",
            rows,
            title=title,
            look=look,
            renamed={"班组": "被检班组", "合格率": "检查点\n合格率"},
        )
