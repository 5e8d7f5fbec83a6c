"""Text → nodes, by a YAML reader that knows only mappings, lists and text.

No anchors, aliases, tags, merge keys or repeated keys; bounded in size, depth and number of parts, so that no text
takes long or runs deep. Every scalar stays text: `no`, `08`, `12:30` and `2026-07-01` are what they look like.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from starcrew.errors import Problem, Source
from starcrew.load.syntax import syntax_problem
from starcrew.model.places import Entry, Node

MAX_BYTES = 1 << 19
MAX_DEPTH = 32
MAX_EVENTS = 20_000
"""A file at both limits takes about a second; a sheet of a hundred items is far below them."""

NOTHING = {"", "~", "null", "Null", "NULL"}

Spot = tuple[int, int]
"""Line and column in the file, from 1."""

_DOCUMENT = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_REFUSED = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def nodes(text: str, file: str) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The documents of one file. A fault of syntax ends its document, not the others of the file."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_BYTES:
        return (), (Problem("load.too_large", Source(file), {"limit": MAX_BYTES // 1024}),)
    odd = _REFUSED.search(text)
    if odd:
        return (), (
            Problem("load.odd_character", _source(text, file, odd.start()), {"character": f"U+{ord(odd.group()):04X}"}),
        )
    composer = _Composer(file)
    for offset, part in _parts(text):
        composer.read(part, offset)
        if composer.full:
            break
    return tuple(composer.roots), tuple(composer.problems)


def _source(text: str, file: str, position: int) -> Source:
    start = text.rfind("\n", 0, position) + 1
    return Source(file, text.count("\n", 0, position) + 1, position - start + 1)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Each document with the number of lines before it: `---` at the start of a line can mean nothing else."""
    starts = [0, *(match.start() for match in _DOCUMENT.finditer(text) if match.start())]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield text.count("\n", 0, start), text[start:end]


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    event: yaml.CollectionStartEvent
    elements: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Node | None = None


@dataclass(slots=True)
class _Composer:
    """Builds nodes from events with a stack of its own, so that depth is a number and not a recursion."""

    file: str
    roots: list[Node] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    offset: int = 0
    events: int = 0
    full: bool = False

    def read(self, text: str, offset: int) -> None:
        """All documents of `text`, which starts `offset` lines into the file."""
        self.offset = offset
        self.stack.clear()
        loader = yaml.SafeLoader(text)
        try:
            while loader.check_event() and not self.full:
                self._take(loader.get_event())  # type: ignore[no-untyped-call]
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self.problems.append(syntax_problem(error, loader.get_mark(), text, Source(self.file, offset)))

    def _take(self, event: yaml.Event) -> None:
        self.events += 1
        if self.events > MAX_EVENTS:
            self._stop("load.too_many_parts", event, limit=MAX_EVENTS)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(self.stack.pop())
        elif isinstance(event, yaml.NodeEvent):
            self._refuse_extras(event)
            self._open(event)
        elif isinstance(event, yaml.DocumentStartEvent) and event.tags:
            self._problem("load.yaml_tag", self._at(event))

    def _open(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.CollectionStartEvent):
            self.stack.append(_Open(event))
            if len(self.stack) > MAX_DEPTH:
                self._stop("load.too_deep", event, limit=MAX_DEPTH)
        elif isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
        else:
            self._add(Node(*self._at(event), f"*{event.anchor}"))

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        plain = event.style is None
        odd = None if plain else _REFUSED.search(event.value)
        if odd:
            self._problem("load.odd_character", self._at(event), character=f"U+{ord(odd.group()):04X}")
        text = None if plain and event.value in NOTHING else event.value
        return Node(*self._at(event), text, plain=plain, flow=self._in_flow())

    def _in_flow(self) -> bool:
        return bool(self.stack) and bool(self.stack[-1].event.flow_style)

    def _close(self, done: _Open) -> None:
        line, column = self._at(done.event)
        flow = bool(done.event.flow_style)
        if isinstance(done.event, yaml.MappingStartEvent):
            self._add(Node(line, column, entries=done.entries, flow=flow))
        else:
            self._add(Node(line, column, elements=tuple(done.elements), flow=flow))

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.roots.append(node)
            return
        into = self.stack[-1]
        if isinstance(into.event, yaml.SequenceStartEvent):
            into.elements.append(node)
        elif into.key is None:
            into.key = node
        else:
            self._enter(into.entries, into.key, node)
            into.key = None

    def _enter(self, entries: dict[str, Entry], key: Node, node: Node) -> None:
        spot = key.line, key.column
        if key.text is None:
            self._problem("load.key_not_a_word", spot)
        elif key.text == "<<" and key.plain:
            self._problem("load.merge_key", spot)
        elif key.text in entries:
            self._problem("load.duplicate_key", spot, key=key.text, first=entries[key.text].line)
        else:
            entries[key.text] = Entry(*spot, node)

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._problem("load.yaml_alias", self._at(event), name=event.anchor)
        elif event.anchor:
            self._problem("load.yaml_anchor", self._at(event), name=event.anchor)
        if getattr(event, "tag", None) is not None:
            self._problem("load.yaml_tag", self._at(event))

    def _stop(self, code: str, event: yaml.Event, **args: object) -> None:
        self.full = True
        self._problem(code, self._at(event), **args)

    def _at(self, event: yaml.Event) -> Spot:
        mark = event.start_mark
        return (mark.line + self.offset + 1, mark.column + 1) if mark else (0, 0)

    def _problem(self, code: str, spot: Spot, **args: object) -> None:
        self.problems.append(Problem(code, Source(self.file, *spot), args))
