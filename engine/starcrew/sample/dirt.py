"""The kinds of dirt in cells: who writes what how, and what should become of it.

Each writer gets the place and gives the dirty cell, or None where that dirt does not fit.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

from starcrew.model.kinds import FieldType, KindField
from starcrew.model.records import Stored
from starcrew.sample.books import Page
from starcrew.sample.plant import AMBIGUOUS, TOLD_APART, Worker
from starcrew.sample.quarter import Fact
from starcrew.sample.spelling import Cell, Formula, Names, plain, suffix, team_in_row

Outcome = Literal["repaired", "rejected", "skipped", "duplicate", "ignored"]
"""`ignored`: no row of the ledger, and not counted as read (titles, headers, blank rows, other sheets)."""

_WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_NBSP, _ZWSP, _WIDE_SPACE = "\u00a0", "\u200b", "\u3000"
_SHIFT_SPELLINGS = {"早班": ("早", "白班"), "中班": ("中", "四点班"), "夜班": ("夜", "零点班")}
_SERIAL_ZERO = dt.date(1899, 12, 30)
_NOON = 12 * 3600


@dataclass(frozen=True, slots=True)
class Place:
    """A cell to be written."""

    page: Page
    fact: Fact
    name: str
    field: KindField
    value: Stored
    called: Names
    chance: Random

    @property
    def clean(self) -> Cell:
        return plain(self.name, self.fact, self.page, self.called)

    @property
    def day(self) -> dt.date | None:
        is_day = isinstance(self.value, dt.date) and not isinstance(self.value, dt.datetime)
        return self.value if is_day and isinstance(self.value, dt.date) else None

    @property
    def worker(self) -> Worker | None:
        return self.called.plant.workers[str(self.value)] if self.field.type == "person" and self.value else None

    @property
    def excel(self) -> bool:
        return suffix(self.page) == ".xlsx"

    @property
    def in_json(self) -> bool:
        return suffix(self.page) == ".jsonl"


@dataclass(frozen=True, slots=True)
class Dirt:
    """types: fields it may sit in. wanted: how often it should occur. reason: why a row with it cannot be taken."""

    name: str
    types: tuple[FieldType, ...]
    write: Callable[[Place], Cell]
    outcome: Outcome = "repaired"
    wanted: int = 12


def _wide(text: str) -> str:
    return text.translate(_WIDE)


def _dated(pattern: Callable[[dt.date], str | int]) -> Callable[[Place], Cell]:
    return lambda place: pattern(place.day) if place.day and not place.in_json else None


def _month_day(pattern: Callable[[dt.date], str]) -> Callable[[Place], Cell]:
    """Without a year: only where the title tells it."""
    return lambda place: pattern(place.day) if place.day and place.page.year == place.day.year else None


def _date_range(place: Place) -> Cell:
    day = place.day
    return f"{day.month}月{day.day}日-{day.day + 2}日" if day and day.day < 27 and not place.in_json else None


def _serial(place: Place) -> Cell:
    return (place.day - _SERIAL_ZERO).days if place.day and place.excel else None


def _texted(change: Callable[[str], str]) -> Callable[[Place], Cell]:
    """A change of the clean cell's text, where it changes anything."""

    def write(place: Place) -> Cell:
        clean = place.clean
        if not isinstance(clean, str):
            return None
        changed = change(clean)
        return changed if changed != clean else None

    return write


def _timed(pattern: Callable[[int, int], str | None]) -> Callable[[Place], Cell]:
    """pattern: of hour and minute."""
    return lambda place: (
        pattern(place.value // 3600, place.value // 60 % 60)
        if place.field.type == "time" and isinstance(place.value, int)
        else None
    )


def _shift_word(place: Place) -> Cell:
    """早7:30, 中3:30, 夜11:30: twelve hours, the shift's word before them."""
    shift = place.fact.values.get("班次")
    if not isinstance(place.value, int) or not isinstance(shift, str) or place.name != "开始时间":
        return None
    evening = place.value >= _NOON
    if evening == (shift == "早班"):
        return None
    hour, minute = place.value // 3600 - 12 * evening, place.value // 60 % 60
    return f"{shift[0]}{hour}:{minute:02}"


def _written_moment(place: Place) -> Cell:
    at = place.value
    if not isinstance(at, dt.datetime):
        return None
    return f"{at.year}.{at.month}.{at.day} {at.hour}:{at.minute:02}"


def _counted(change: Callable[[str, str], str | None]) -> Callable[[Place], Cell]:
    """change: of the number as text and the field's unit."""

    def write(place: Place) -> Cell:
        clean = place.clean
        if isinstance(clean, bool) or not isinstance(clean, (int, float)) or place.in_json:
            return None
        return change(f"{clean:g}", place.field.unit or "")

    return write


def _percent(pattern: Callable[[int], str | int]) -> Callable[[Place], Cell]:
    return lambda place: pattern(place.value // 10_000) if isinstance(place.value, int) else None


def _yes_no(place: Place) -> Cell:
    spellings = ("√", "✓", "Y", "1") if place.value else ("×", "N", "0")
    return place.chance.choice(spellings) if isinstance(place.value, bool) else None


def _enum_spelling(place: Place) -> Cell:
    spellings = place.field.values.get(str(place.value), ())
    return place.chance.choice(spellings) if spellings else None


def _shift_spelling(place: Place) -> Cell:
    return place.chance.choice(_SHIFT_SPELLINGS[str(place.value)]) if place.value else None


def _team_alias(place: Place) -> Cell:
    team = place.called.teams.get(str(place.value))
    return place.chance.choice(team.aliases) if team and team.aliases else None


def _former_name(place: Place) -> Cell:
    return place.worker.former_name if place.worker else None


def _spaced_name(place: Place) -> Cell:
    clean = place.clean
    short = place.worker is not None and isinstance(clean, str) and clean == place.worker.name and len(clean) == 2
    return (
        f"{clean[0]}{place.chance.choice((' ', _WIDE_SPACE))}{clean[1]}" if short and isinstance(clean, str) else None
    )


def _told_apart(place: Place) -> Cell:
    """Two bear the name in one workshop; the team in the row tells which."""
    return place.clean if place.worker and place.clean == TOLD_APART else None


def _ambiguous(place: Place) -> Cell:
    """Two bear the name in one team."""
    bears = place.worker is not None and place.worker.name == AMBIGUOUS and team_in_row(place.fact) is not None
    return AMBIGUOUS if bears else None


def _separated(place: Place) -> Cell:
    clean = place.clean
    many = isinstance(place.value, tuple) and len(place.value) > 1
    return clean.replace("、", place.chance.choice((",", "，", "；"))) if many and isinstance(clean, str) else None


def _vague_people(place: Place) -> Cell:
    if not isinstance(place.value, tuple) or not place.value:
        return None
    first = place.called.plant.workers[place.value[0]].name
    return place.chance.choice((f"{first}等3人", "班组全体"))


def _blank(place: Place) -> Cell:
    """A word for nothing, in a column that knows it."""
    words = [word for word in place.field.blanks if len(word) == 1]
    return place.chance.choice(words) if place.value is None and words and not place.in_json else None


def _exam_state(place: Place) -> Cell:
    state = place.fact.values.get("考试状态")
    return str(state) if place.name == "成绩" and state != "正常" else None


def _blank_required(place: Place) -> Cell:
    return (
        place.chance.choice(("", " ", _WIDE_SPACE)) if place.field.required and place.name in {"实到", "得分"} else None
    )


def _without_value(place: Place) -> Cell:
    return Formula("=COUNTA(K5:T5)") if place.excel and place.name == "实到" else None


def _too_many(place: Place) -> Cell:
    expected = place.fact.values.get("应到")
    return expected + 2 if place.name == "实到" and isinstance(expected, int) else None


def _too_early(place: Place) -> Cell:
    """An end before its beginning."""
    start = {"验收日期": "整改完成日期", "有效期至": "发证日期"}.get(place.name)
    if start is None or place.value is None:
        return None
    before = place.fact.values[start]
    return before - dt.timedelta(days=30) if isinstance(before, dt.date) else None


def _ends_first(place: Place) -> Cell:
    start = place.fact.values.get("开始时间")
    if place.fact.kind != "安全活动" or place.name != "结束时间" or not isinstance(start, int):
        return None
    return f"{start // 3600 - 1}:{start // 60 % 60:02}"


def _lost_digits(place: Place) -> Cell:
    """A number of 18 digits that Excel took for a number."""
    if place.name != "证号":
        return None
    number = float(str(place.value))
    return number if place.chance.random() < 0.5 else f"{number:.5E}"


def _out_of_range(place: Place) -> Cell:
    return 120 if place.name in {"成绩", "得分"} and place.value is not None else None


def _words_for_marks(place: Place) -> Cell:
    return "良好" if place.name in {"成绩", "得分"} and place.value is not None else None


def _always(cell: Cell) -> Callable[[Place], Cell]:
    return lambda place: cell if place.value is not None else None


def _lost_zero(place: Place) -> Cell:
    """7.10 typed as a number: 10 July or 1 July, nobody knows."""
    return (
        float(f"{place.day.month}.{place.day.day}") if place.day and place.excel and place.day.day in {1, 10} else None
    )


CELL_DIRT: tuple[Dirt, ...] = (
    Dirt("date_dots", ("date",), _dated(lambda d: f"{d.year}.{d.month}.{d.day}")),
    Dirt("date_dots_zeros", ("date",), _dated(lambda d: f"{d:%Y.%m.%d}")),
    Dirt("date_short_year", ("date",), _dated(lambda d: f"{d.year % 100}.{d.month}.{d.day}")),
    Dirt("date_month_day_dots", ("date",), _month_day(lambda d: f"{d.month}.{d.day}")),
    Dirt("date_month_day", ("date",), _month_day(lambda d: f"{d.month}月{d.day}日")),
    Dirt("date_chinese", ("date",), _dated(lambda d: f"{d.year}年{d.month}月{d.day}日")),
    Dirt("date_slashes", ("date",), _dated(lambda d: f"{d.year}/{d.month}/{d.day}")),
    Dirt("date_compact", ("date",), _dated(lambda d: f"{d:%Y%m%d}")),
    Dirt("date_compact_number", ("date",), lambda p: int(f"{p.day:%Y%m%d}") if p.day and p.excel else None),
    Dirt("date_serial", ("date",), _serial),
    Dirt("date_extra_day_word", ("date",), _dated(lambda d: f"{d.year}.{d.month}.{d.day}日")),
    Dirt("date_wide_digits", ("date",), _dated(lambda d: _wide(f"{d.year}.{d.month}.{d.day}"))),
    Dirt("time_hour_word", ("time",), _timed(lambda h, m: f"{h}点{m}分" if m else f"{h}点")),
    Dirt("time_wide_colon", ("time",), _timed(lambda h, m: f"{h}：{m:02}")),
    Dirt("time_shift_word", ("time",), _shift_word, wanted=24),
    Dirt("datetime_dots", ("datetime",), _written_moment),
    Dirt("number_as_text", ("integer", "decimal"), _counted(lambda n, _: n)),
    Dirt(
        "number_with_unit",
        ("integer", "decimal", "duration"),
        _counted(lambda n, unit: n + unit if unit else None),
        wanted=18,
    ),
    Dirt("number_wide_digits", ("integer", "decimal"), _counted(lambda n, _: _wide(n))),
    Dirt("duration_minutes", ("duration",), _counted(lambda n, _: f"{int(n) * 60}分钟"), wanted=6),
    Dirt("percent_number", ("percent",), _percent(lambda n: n)),
    Dirt("percent_sign", ("percent",), _percent(lambda n: f"{n}%")),
    Dirt("percent_wide", ("percent",), _percent(lambda n: _wide(f"{n}%"))),
    Dirt("yes_no_mark", ("boolean",), _yes_no, wanted=20),
    Dirt("enum_spelling", ("enum",), _enum_spelling, wanted=30),
    Dirt(
        "enum_wide_letters",
        ("enum",),
        lambda p: _wide(str(p.value)) if p.value and _wide(str(p.value)) != p.value else None,
    ),
    Dirt("enum_spaces", ("enum",), lambda p: f" {p.value}{_WIDE_SPACE}" if p.value else None),
    Dirt("shift_spelling", ("shift",), _shift_spelling, wanted=16),
    Dirt("team_alias", ("team",), _team_alias, wanted=20),
    Dirt("team_digit", ("team",), _texted(lambda t: t.translate(_DIGITS))),
    Dirt("team_wide_digit", ("team",), _texted(lambda t: _wide(t.translate(_DIGITS)))),
    Dirt("team_suffix", ("team",), _texted(lambda t: f"{t}组")),
    Dirt("team_inner_space", ("team",), _texted(lambda t: f"{t[:2]} {t[2:]}")),
    Dirt("text_no_break_space", ("team", "person"), _texted(lambda t: f"{t}{_NBSP}")),
    Dirt("text_zero_width_space", ("team", "person"), _texted(lambda t: f"{t[:1]}{_ZWSP}{t[1:]}")),
    Dirt(
        "text_line_break",
        ("team",),
        lambda p: f"{str(p.clean)[:2]}\n{str(p.clean)[2:]}" if p.excel and p.clean else None,
    ),
    Dirt("text_wide_spaces", ("text",), lambda p: f"{_WIDE_SPACE}{p.value} " if p.value and p.name != "证号" else None),
    Dirt("id_wide_letters", ("text",), lambda p: _wide(str(p.value)) if p.name.endswith("编号") and p.value else None),
    Dirt("name_inner_space", ("person",), _spaced_name),
    Dirt("name_former", ("person",), _former_name),
    Dirt("name_told_apart_by_team", ("person",), _told_apart, wanted=6),
    Dirt("names_other_separator", ("persons",), _separated),
    Dirt("blank_word", ("text", "date", "person", "persons", "team", "integer", "enum"), _blank, wanted=20),
    Dirt("exam_state_as_marks", ("decimal",), _exam_state, wanted=6),
    Dirt("impossible_date", ("date",), _dated(lambda d: f"{d.year}年6月31日"), "rejected", 5),
    Dirt("date_range", ("date",), _date_range, "rejected", 4),
    Dirt("date_lost_zero", ("date",), _lost_zero, "rejected", 3),
    Dirt("impossible_time", ("time",), lambda p: "25:70" if p.name == "开始时间" else None, "rejected", 3),
    Dirt("outside_list", ("enum",), _always("其他类"), "rejected", 4),
    Dirt("outside_list_class", ("enum",), lambda p: "轻微违章" if p.name == "性质" else None, "rejected", 3),
    Dirt("unknown_team", ("team",), _always("热处理九班"), "rejected", 4),
    Dirt("unknown_person", ("person",), _always("欧阳查无"), "rejected", 4),
    Dirt("ambiguous_person", ("person",), _ambiguous, "rejected", 3),
    Dirt("vague_people", ("persons",), _vague_people, "rejected", 4),
    Dirt("more_present_than_expected", ("integer",), _too_many, "rejected", 5),
    Dirt("end_before_start", ("time",), _ends_first, "rejected", 3),
    Dirt("end_date_before_start", ("date",), _too_early, "rejected", 4),
    Dirt("lost_digits", ("text",), _lost_digits, "rejected", 4),
    Dirt("formula_without_value", ("integer",), _without_value, "rejected", 3),
    Dirt("blank_required", ("integer", "decimal"), _blank_required, "rejected", 3),
    Dirt("words_for_marks", ("decimal",), _words_for_marks, "rejected", 3),
    Dirt("out_of_range", ("decimal",), _out_of_range, "rejected", 3),
)
"""Every kind of dirt that sits in one cell. Those of rows and sheets are made by the layout."""

ROW_DIRT: tuple[str, ...] = (
    "title_row",
    "filled_by_row",
    "two_row_header",
    "header_unit",
    "header_line_break",
    "merged_down",
    "header_again",
    "subtotal_row",
    "total_row",
    "blank_row",
    "note_row",
    "hidden_sheet",
    "same_row_again",
    "same_key_other_words",
)
