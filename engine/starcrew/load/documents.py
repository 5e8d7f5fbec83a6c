"""One file's text → its kinds, sheets, schemes or settings, and every problem in it. Pure."""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from starcrew.errors import Problem, Source, sort_problems
from starcrew.load import shapes
from starcrew.load.compose import nodes
from starcrew.load.findings import Findings
from starcrew.load.fit import fit_keyed
from starcrew.load.keys import glued, tongue_of
from starcrew.load.names import reserved_names
from starcrew.load.validate import validated
from starcrew.model.kinds import Kind
from starcrew.model.places import Entry, Node, Place
from starcrew.model.schemes import Scheme
from starcrew.model.sheets import Sheet
from starcrew.model.site import SiteFile

Sort = Literal["site", "kind", "sheet", "scheme"]
Key = tuple[str, ...]
Value = SiteFile | Kind | Sheet | Scheme


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document without a fault of form, and where it stands."""

    value: Value
    place: Place

    @property
    def key(self) -> Key:
        """What it is and what it is called; a site is only what it is."""
        match self.value:
            case Kind(kind=name):
                return "kind", name
            case Sheet(sheet=name):
                return "sheet", name
            case Scheme(scheme=name):
                return "scheme", name
            case _:
                return ("site",)


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of one file that are mappings, as nodes."""

    places: tuple[Place, ...]
    problems: tuple[Problem, ...]


_SORTS: dict[Sort, tuple[shapes.Keyed, type[BaseModel]]] = {
    "site": (shapes.SITE, SiteFile),
    "kind": (shapes.KIND, Kind),
    "sheet": (shapes.SHEET, Sheet),
    "scheme": (shapes.SCHEME, Scheme),
}
_SIGNS: tuple[tuple[Sort, frozenset[str]], ...] = (
    ("scheme", frozenset({"方案", "scheme"})),
    ("site", frozenset({"站点", "site"})),
    ("kind", frozenset({"族", "family"})),
    ("sheet", frozenset({"项目", "items"})),
    ("scheme", frozenset({"星级", "bands"})),
    ("sheet", frozenset({"考核表", "sheet"})),
    ("kind", frozenset({"记录", "kind", "字段", "fields"})),
)
"""By which keys a document is known, the surest first; a scheme has the key 考核表 too."""


def load_documents(text: str, file: str) -> Documents:
    """The documents of a file as nodes with their places; nothing is known of any model here."""
    roots, problems = nodes(text, file)
    found = Findings(file)
    places = tuple(Place(file, root) for root in roots if _is_mapping(root, found))
    if not roots and not problems:
        found.problems.append(Problem("load.empty_file", Source(file), severity="warning"))
    return Documents(places, (*problems, *found.problems))


def _is_mapping(root: Node, out: Findings) -> bool:
    if root.entries is not None:
        return True
    empty = Node(root.line, root.column)
    if root.text is not None and not (root.plain and glued(root.text, Entry(root.line, root.column, empty), out)):
        out.at(root, "load.want_mapping", text=root.text[:40])
    elif root.elements is not None:
        out.at(root, "load.want_mapping", text="- …")
    return False


def load_file(text: str, file: str, *sorts: Sort) -> tuple[tuple[Loaded, ...], tuple[Problem, ...]]:
    """The documents of a file that may hold these sorts; those with a problem of their own are left out."""
    documents = load_documents(text, file)
    out = Findings(file, list(documents.problems))
    found = [Loaded(value, place) for place in documents.places if (value := _value(place, sorts, out)) is not None]
    spoilt = {problem.source for problem in documents.problems}
    own = (problem for problem in out.problems[len(documents.problems) :] if problem.source not in spoilt)
    return tuple(found), sort_problems((*documents.problems, *own))


def load_site_file(text: str, file: str) -> tuple[SiteFile | None, tuple[Problem, ...]]:
    """The settings of `site.yaml`, which is one document."""
    loaded, problems = load_file(text, file, "site")
    return next((one.value for one in loaded if isinstance(one.value, SiteFile)), None), problems


def load_kinds(text: str, file: str) -> tuple[tuple[Kind, ...], tuple[Problem, ...]]:
    """The record kinds of a file."""
    loaded, problems = load_file(text, file, "kind")
    return tuple(one.value for one in loaded if isinstance(one.value, Kind)), problems


def load_rules(text: str, file: str) -> tuple[tuple[Sheet | Scheme, ...], tuple[Problem, ...]]:
    """The sheets and schemes of a file."""
    loaded, problems = load_file(text, file, "sheet", "scheme")
    return tuple(one.value for one in loaded if isinstance(one.value, Sheet | Scheme)), problems


def load_sheet(text: str, file: str) -> tuple[Sheet | None, tuple[Problem, ...]]:
    """The first sheet of a file."""
    written, problems = load_rules(text, file)
    return next((one for one in written if isinstance(one, Sheet)), None), problems


def load_scheme(text: str, file: str) -> tuple[Scheme | None, tuple[Problem, ...]]:
    """The first scheme of a file."""
    written, problems = load_rules(text, file)
    return next((one for one in written if isinstance(one, Scheme)), None), problems


def load_kind(text: str, file: str) -> tuple[Kind | None, tuple[Problem, ...]]:
    """The first kind of a file."""
    kinds, problems = load_kinds(text, file)
    return next(iter(kinds), None), problems


def _value(place: Place, sorts: tuple[Sort, ...], out: Findings) -> Value | None:
    sort = sort_of(place, sorts)
    if sort not in sorts:
        out.at(place.node, "load.wrong_sort" if sort else "load.unknown_sort")
        return None
    shape, model = _SORTS[sort]
    before = len(out.problems)
    written = fit_keyed(shape, place.node, out, tongue_of(place.node, "zh"))
    value = validated(model, written, place, out)
    if isinstance(value, Kind):
        reserved_names(value, place, out)
    return value if len(out.problems) == before and isinstance(value, Value) else None


def sort_of(place: Place, sorts: tuple[Sort, ...]) -> Sort | None:
    """What a document is, by its keys; where only one sort may stand and no key tells, that one."""
    keys = set(place.node.entries or {})
    sign = next((sort for sort, signs in _SIGNS if keys & signs), None)
    return sign or (sorts[0] if len(sorts) == 1 else None)
