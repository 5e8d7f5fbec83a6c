"""Feature files → what is wrong with their form, with file:line:col, before pytest sees them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from gherkin.errors import CompositeParserException, ParserError
from gherkin.parser import Parser

from starcrew.errors import Problem, Source

Node = dict[str, Any]
"""A part of a parsed feature, as gherkin gives it."""

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


RUNS_ANYHOW = frozenset({"spec-repeated-scenario", "spec-nothing-expected", "spec-no-example"})
"""Faults that keep no other scenario of the file from running."""

_KEYWORDS = "功能|规则|背景|场景大纲|场景|剧本大纲|剧本|例子"
_WIDE = re.compile(rf"^([^\S\n]*)({_KEYWORDS})\uff1a", re.MULTILINE)


def feature_problems(path: Path, name: str) -> list[Problem]:
    """Every fault of form of one file; `name` is what the reader knows it by."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
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
    scenarios = list(_scenarios(cast("Node", document).get("feature", {})))
    if not scenarios:
        return [Problem("spec-no-scenario", Source(name))]
    return [*_repeated(scenarios, name), *_idle(scenarios, name)]


def _worded(error: ParserError, name: str) -> Problem:
    place: dict[str, int] = getattr(error, "location", {"line": 0})
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
    for match in _WIDE.finditer(text):
        line = text.count("\n", 0, match.start(2)) + 1
        yield Problem("spec-full-width-colon", Source(name, line, len(match[1]) + 1), {"keyword": match[2]})


def _scenarios(parent: Node) -> Iterator[Node]:
    for child in parent.get("children", ()):
        if "rule" in child:
            yield from _scenarios(child["rule"])
        if "scenario" in child:
            yield child["scenario"]


def _repeated(scenarios: list[Node], name: str) -> Iterator[Problem]:
    """pytest-bdd keeps scenarios by name: of two with one name, only the last would run, and nobody would know."""
    seen: dict[str, int] = {}
    for scenario in scenarios:
        title, place = scenario["name"], _place(scenario, name)
        if title in seen:
            yield Problem("spec-repeated-scenario", place, {"name": title, "other": seen[title]})
        seen.setdefault(title, place.line)


def _idle(scenarios: list[Node], name: str) -> Iterator[Problem]:
    """Scenarios that would pass whatever the rules say. A step without its keyword is only a description to Gherkin."""
    for scenario in scenarios:
        if not any(step["keywordType"] == "Outcome" for step in scenario["steps"]):
            yield Problem("spec-nothing-expected", _place(scenario, name), {"name": scenario["name"]})
        for table in scenario["examples"]:
            if not table.get("tableBody"):
                yield Problem("spec-no-example", _place(table, name))


def _place(node: Node, name: str) -> Source:
    return Source(name, node["location"]["line"], node["location"].get("column", 1))
