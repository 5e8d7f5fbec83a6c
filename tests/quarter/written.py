"""Rules and kinds as they are written, and what their words mean: a second reading of the language, in plain Python.

Values are texts, booleans, exact fractions (80 % is 4/5), days, moments, lengths of time; None is a blank.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from starcrew.model.records import Stored

Value: TypeAlias = str | bool | Fraction | dt.date | dt.timedelta | tuple[str, ...] | None
Row: TypeAlias = dict[str, Value]
Truth: TypeAlias = bool | None
"""None: a field that is looked at is blank."""

DAY = dt.timedelta(days=1)
_IN_SECONDS = {"分钟": 60, "小时": 3600, "天": 86400}
_NO_LETTERS = re.compile(r"[\W\d_]")


def written(folder: Path) -> dict[str, Any]:
    """Name of each kind, sheet or scheme below the folder → what is written, every scalar a text."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml")))
    found = [yaml.load(text, yaml.BaseLoader) for text in texts]  # noqa: S506 - texts only
    return {str(next(iter(one.values()))): one for one in found}


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def length(text: str) -> dt.timedelta:
    """`15分钟`, `24小时`, `3天`."""
    number, unit = re.findall(r"\d+|\D+", text)
    return dt.timedelta(seconds=int(number) * _IN_SECONDS[unit])


def typed(kind: Mapping[str, Any], name: str, value: Stored) -> Value:
    """A stored value as what it means."""
    sort = kind["字段"][name]["类型"]
    if isinstance(value, bool) or not isinstance(value, int):
        return value
    if sort in {"时刻", "时长"}:
        return dt.timedelta(seconds=value)
    return Fraction(value, 1_000_000 if sort in {"小数", "百分比"} else 1)


def full_row(kind: Mapping[str, Any], values: Mapping[str, Stored], last: dt.date, shifts: Mapping[str, Any]) -> Row:
    """A record with its derived fields, in the order written."""
    row = {name: typed(kind, name, values.get(name)) for name in kind["字段"]}
    for name, how in kind.get("派生", {}).items():
        row[name] = _derived(how, row, last, shifts)
    return row


def _derived(how: Mapping[str, Any], row: Row, last: dt.date, shifts: Mapping[str, Any]) -> Value:
    (word, names), *_ = how.items()
    parts: list[Any] = [row[name] for name in listed(names)]
    if word == "指纹":
        return _fingerprint(parts, how)
    if None in parts:
        return None
    match word:
        case "差":
            return parts[0] - parts[1]  # type: ignore[no-any-return]
        case "比":
            return Fraction(parts[0], parts[1]) if parts[1] else None
        case "个数":
            return Fraction(len(parts[0]))
        case "时刻":
            return midnight(parts[0]) + parts[1]  # type: ignore[no-any-return]
        case "班次开始":
            return midnight(parts[0]) + _clock(shifts[parts[1]]["上班"])
        case "业务日":
            begin = _clock(shifts[parts[2]]["上班"])
            return min((parts[0] + DAY * n for n in (-1, 0, 1)), key=lambda d: abs(d - parts[0] + begin - parts[1]))  # type: ignore[no-any-return]
        case "距期末":
            return Fraction((last - parts[0]).days)
    return None  # 班次结束: no clause looks at it


def _fingerprint(parts: Sequence[str | None], how: Mapping[str, Any]) -> str | None:
    text = _NO_LETTERS.sub("", "".join(part or "" for part in parts))
    for word in listed(how.get("忽略")):
        text = text.replace(word, "")
    return text if len(text) >= int(how["至少字数"]) else None


def midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


def _clock(text: str) -> dt.timedelta:
    hours, minutes = text.split(":")
    return dt.timedelta(hours=int(hours), minutes=int(minutes))


def every(truths: Sequence[Truth]) -> Truth:
    """Kleene *and*."""
    return False if False in truths else None if None in truths else True


def some(truths: Sequence[Truth]) -> Truth:
    """Kleene *or*."""
    return True if True in truths else None if None in truths else False


def holds(tests: Mapping[str, Any], row: Row) -> Truth:
    """All tests on the row."""
    return every([_holds(test, row[name], row) for name, test in tests.items()])


def _holds(test: Any, value: Value, row: Row) -> Truth:
    if isinstance(test, list):
        return some([_compared("等于", value, one, row) for one in test])
    if isinstance(test, str):
        return _compared("等于", value, test, row)
    return every([_compared(word, value, other, row) for word, other in test.items()])


def _compared(word: str, value: Any, other: Any, row: Row) -> Truth:
    if word == "有值":
        return bool(value is not None) == bool(other == "是")
    against: Any = row[other["字段"]] if isinstance(other, dict) else constant(other, value)
    if value is None or against is None:
        return None
    match word:
        case "等于":
            return bool(value == against)
        case "不是":
            return bool(value != against)
        case "至少":
            return bool(value >= against)
        case "超过":
            return bool(value > against)
        case "至多":
            return bool(value <= against)
        case "低于":
            return bool(value < against)
    raise AssertionError(word)


def constant(text: str, like: Value) -> Value:
    """What the text means beside a value of that type."""
    if isinstance(like, bool):
        return text == "是"
    if isinstance(like, Fraction):
        return Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    return length(text) if isinstance(like, dt.timedelta) else text
