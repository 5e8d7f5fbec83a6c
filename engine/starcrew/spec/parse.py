"""Feature files → what is wrong with their form, with file:line:col, before pytest sees them."""

import re
from collections.abc import Iterator
from pathlib import Path

from gherkin.dialect import Dialect
from gherkin.errors import CompositeParserException, ParserError
from gherkin.parser import Parser

from starcrew.errors import Problem, Source

_LANGUAGE = re.compile(r"^\s*#\s*language\s*:\s*[\w-]+", re.MULTILINE)
_EXPECTED = re.compile(r"expected: (.+), got '(.*)'", re.DOTALL)
_NAMES = {
    "#BackgroundLine": "背景",
    "#Comment": "注释",
    "#DocStringSeparator": '"""',
    "#EOF": "文件结束",
    "#Empty": "空行",
    "#ExamplesLine": "例子",
    "#FeatureLine": "功能",
    "#Language": "# language: zh-CN",
    "#Other": "说明文字",
    "#RuleLine": "规则",
    "#ScenarioLine": "场景",
    "#StepLine": "假如/当/那么",
    "#TableRow": "表的一行",
    "#TagLine": "@标签",
}


def feature_problems(path: Path, name: str) -> list[Problem]:
    """Every fault of form of one file; `name` is what the reader knows it by."""
    content = path.read_bytes()
    if content.startswith(b"\xef\xbb\xbf"):
        return [Problem("spec-bom", Source(name, 1, 1))]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return [Problem("spec-not-utf8", Source(name, content[: error.start].count(b"\n") + 1))]
    wide = list(_full_width_colons(text, name))
    if wide:
        return wide
    if not _LANGUAGE.search(text):
        return [Problem("spec-no-language", Source(name, 1, 1))]
    return _parsed(text, name)


def _parsed(text: str, name: str) -> list[Problem]:
    try:
        document = Parser().parse(text)
    except CompositeParserException as error:
        return [_worded(fault, name) for fault in error.errors]
    except ParserError as error:
        return [_worded(error, name)]
    scenarios = list(_scenarios(document.get("feature") or {}))
    if not scenarios:
        return [Problem("spec-no-scenario", Source(name))]
    return list(_repeated(scenarios, name))


def _worded(error: ParserError, name: str) -> Problem:
    place = error.location
    source = Source(name, place["line"], place.get("column", 1))
    message = str(error)
    if match := _EXPECTED.search(message):
        expected = "、".join(_NAMES.get(part, part) for part in match[1].split(", "))
        return Problem("spec-syntax", source, {"line": match[2], "expected": expected})
    if "inconsistent cell count" in message:
        return Problem("spec-table-width", source)
    return Problem("spec-syntax", source, {"line": message, "expected": "见 docs/写场景.md"})


def _full_width_colons(text: str, name: str) -> Iterator[Problem]:
    """Keywords of the language, which Gherkin only knows with an ASCII colon."""
    dialect = Dialect.for_name("zh-CN")
    words = [*dialect.feature_keywords, *dialect.rule_keywords, *dialect.background_keywords]
    words += [*dialect.scenario_keywords, *dialect.scenario_outline_keywords, *dialect.examples_keywords]
    pattern = re.compile(rf"^([^\S\n]*)({'|'.join(sorted(words, key=len, reverse=True))})\uff1a", re.MULTILINE)
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start(2)) + 1
        yield Problem("spec-full-width-colon", Source(name, line, len(match[1]) + 1), {"keyword": match[2]})


def _scenarios(parent: dict) -> Iterator[tuple[str, int]]:  # type: ignore[type-arg]  # gherkin's own shape
    for child in parent.get("children", ()):
        if "rule" in child:
            yield from _scenarios(child["rule"])
        if "scenario" in child:
            yield child["scenario"]["name"], child["scenario"]["location"]["line"]


def _repeated(scenarios: list[tuple[str, int]], name: str) -> Iterator[Problem]:
    """pytest-bdd keeps scenarios by name: of two with one name, only the last would run, and nobody would know."""
    seen: dict[str, int] = {}
    for title, line in scenarios:
        if title in seen:
            yield Problem("spec-repeated-scenario", Source(name, line), {"name": title, "other": seen[title]})
        seen.setdefault(title, line)
