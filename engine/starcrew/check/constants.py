"""A constant as written → a typed constant, by the type of the field it is compared with."""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from starcrew.model.conditions import Constant
from starcrew.model.plan import RowField
from starcrew.model.vocabulary import RESULTS

SECONDS = {
    "秒": 1, "second": 1, "seconds": 1, "s": 1,
    "分": 60, "分钟": 60, "minute": 60, "minutes": 60, "min": 60,
    "时": 3600, "小时": 3600, "hour": 3600, "hours": 3600, "h": 3600,
    "天": 86400, "日": 86400, "day": 86400, "days": 86400, "d": 86400,
    "周": 604800, "week": 604800, "weeks": 604800,
}  # fmt: skip
_DURATION = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*([^\d\s.+-]+)")
_DECIMALS = 6


class NotTyped(ValueError):
    """A text that cannot be the type asked for; `code` names the message."""

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code)
        self.code = code
        self.args_for_text = args


def duration(text: str, unit: str | None = None) -> Decimal:
    """Seconds in `24小时`, `1天12小时`, `-30分钟`; a bare number takes `unit`. Raises NotTyped."""
    written = text.strip()
    if unit in SECONDS and re.fullmatch(r"[+-]?\d+(\.\d+)?", written):
        written += unit or ""
    parts = _DURATION.findall(written)
    if not parts or "".join(a + b for a, b in parts) != re.sub(r"\s", "", written):
        raise NotTyped("check.not_a_duration", text=text)
    if any(name not in SECONDS for _, name in parts):
        raise NotTyped("check.not_a_duration", text=text)
    sign = -1 if written.startswith("-") else 1
    total = sign * sum((abs(Decimal(number)) * SECONDS[name] for number, name in parts), Decimal(0))
    if total != round(total, _DECIMALS):
        raise NotTyped("check.too_fine", text=text)
    return total


def number(text: str) -> Decimal:
    """`12`, `0.5`, `80%` (0.8), at most six decimals. Raises NotTyped."""
    written = text.strip()
    try:
        value = Decimal(written.removesuffix("%").strip()) / (100 if written.endswith("%") else 1)
    except InvalidOperation:
        raise NotTyped("check.not_a_number", text=text) from None
    if not value.is_finite() or value != round(value, _DECIMALS):
        raise NotTyped("check.too_fine", text=text)
    return value


def date(text: str) -> dt.date:
    """`2026-07-01`. Raises NotTyped."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise NotTyped("check.not_a_date", text=text) from None


def _boolean(text: str) -> bool:
    known = {"是": True, "否": False, "yes": True, "no": False, "true": True, "false": False}
    if text.strip().lower() not in known:
        raise NotTyped("check.not_yes_no", text=text)
    return known[text.strip().lower()]


def _clock(text: str) -> Decimal:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip())
    if match is None:
        raise NotTyped("check.not_a_time", text=text)
    seconds = int(match[1]) * 3600 + int(match[2]) * 60
    if int(match[2]) >= 60 or seconds > SECONDS["day"]:
        raise NotTyped("check.not_a_time", text=text)
    return Decimal(seconds)


def _word(text: str, field: RowField) -> str:
    value = RESULTS.get(text, text) if set(field.values) & set(RESULTS.values()) else text
    if field.values and value not in field.values:
        raise NotTyped("check.unknown_value", text=text, known="、".join(_shown(field)))
    return value


def _shown(field: RowField) -> list[str]:
    back = {english: chinese for chinese, english in RESULTS.items()}
    return [back.get(value, value) for value in field.values]


def constant(text: str, field: RowField) -> Constant:
    """`text` in the type of `field`. Raises NotTyped with the message's code."""
    match field.type:
        case "text" | "texts":
            return _word(text, field)
        case "integer" | "decimal" | "ratio":
            return number(text)
        case "duration":
            return duration(text, field.unit)
        case "time":
            return _clock(text)
        case "date" | "datetime":
            return date(text)
        case "boolean":
            return _boolean(text)
