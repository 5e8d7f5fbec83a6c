"""Faults of YAML syntax in a writer's words: first the usual slips in the lines around, then what the reader said."""

import re
from collections.abc import Iterator

import yaml

from starcrew.errors import Problem, Source

_SAID = (
    ("found character '\\t'", "load.tab"),
    ("mapping values are not allowed here", "load.colon_too_many"),
    ("could not find expected ':'", "load.colon_missing"),
    ("expected <block end>", "load.indentation"),
    ("did not find expected <document start>", "load.indentation"),
    ("block sequence entries are not allowed here", "load.dash_after_key"),
    ("sequence entries are not allowed here", "load.dash_after_key"),
    ("expected ',' or ']'", "load.bracket_open"),
    ("expected ',' or '}'", "load.bracket_open"),
    ("expected the node content", "load.value_expected"),
    ("found unexpected end of stream", "load.quote_open"),
    ("found unexpected document separator", "load.quote_open"),
    ("found unknown escape character", "load.bad_escape"),
    ("expected escape sequence", "load.bad_escape"),
    ("found character", "load.odd_start"),
)
"""How PyYAML's words begin → our code."""

_SLIPS = (
    ("load.tab", re.compile(r"^[ ]*(?:- +)*(\t)")),
    ("load.odd_dash", re.compile(r"^\s*([－–—−])\s*\S")),
    ("load.fullwidth_colon", re.compile(r"^\s*(?:- +)*[^\s:：#，。；]{1,30}(：)")),
    ("load.fullwidth_colon", re.compile(r"[{,]\s*[^\s:：,，{}\[\]]{1,30}(：)")),
    ("load.fullwidth_bracket", re.compile(r"([｛｝［］])")),
    ("load.fullwidth_comma", re.compile(r"[{\[][^#]*?([，；])")),
    ("load.fullwidth_quote", re.compile(r"(?::|-)\s+([“”‘’＂＇])")),
    ("load.space_after_colon", re.compile(r"""^\s*(?:- +)*[^\s\d:'"#][^\s:'"#]*(:)(?!//)[^\s:]""")),
)
"""Slips that make the reader stumble, each with the character to point at."""

_LINES_ABOVE = 3


def syntax_problem(error: Exception, at: yaml.Mark, text: str, before: Source) -> Problem:
    """One problem for what the reader refused. `before.line`: lines of the file before `text`."""
    mark = (getattr(error, "problem_mark", None) if isinstance(error, yaml.MarkedYAMLError) else None) or at
    at_mark = _character(mark)
    if at_mark in "，、；" and at_mark:
        return Problem("load.fullwidth_comma", _place(mark, before), {"character": at_mark, "text": _line(text, mark)})
    for number, line in _lines_above(text, mark.line):
        for code, pattern in _SLIPS:
            match = pattern.search(line)
            if match:
                place = Source(before.file, before.line + number + 1, match.start(1) + 1)
                return Problem(code, place, {"character": match[1], "text": line.strip(" -")[:60]})
    return _said(error, mark, before)


def _lines_above(text: str, number: int) -> Iterator[tuple[int, str]]:
    """The line the reader stopped at and the written lines just above it, with their numbers from 0."""
    lines = text.split("\n")
    written = [n for n in range(min(number, len(lines) - 1), -1, -1) if lines[n].strip()]
    return ((n, lines[n]) for n in written[: _LINES_ABOVE + 1])


def _said(error: Exception, mark: yaml.Mark, before: Source) -> Problem:
    words = str(getattr(error, "problem", None) or error)
    code = next((code for start, code in _SAID if words.startswith(start)), "load.syntax")
    context = getattr(error, "context_mark", None)
    where = context if code in {"load.bracket_open", "load.quote_open"} and context else mark
    shift = -1 if code == "load.bad_escape" else 0  # the reader has already passed the backslash
    return Problem(code, _place(where, before, shift), {"words": words, "character": _character(mark)})


def _place(mark: yaml.Mark, before: Source, shift: int = 0) -> Source:
    return Source(before.file, before.line + mark.line + 1, mark.column + 1 + shift)


def _character(mark: yaml.Mark) -> str:
    return (mark.buffer or "")[mark.pointer : mark.pointer + 1].strip("\0")


def _line(text: str, mark: yaml.Mark) -> str:
    return (text.split("\n")[mark.line : mark.line + 1] or [""])[0].strip(" -")[:60]
