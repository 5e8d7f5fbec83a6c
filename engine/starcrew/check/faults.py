"""Collects problems while a site is bound: nothing stops at the first one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from starcrew.errors import Problem
from starcrew.model.places import Place


@dataclass(frozen=True, slots=True)
class Faults:
    """An append-only list of problems."""

    found: list[Problem] = field(default_factory=list)

    def add(self, code: str, place: Place, **args: object) -> None:
        """Note one error at the value that `place` leads to."""
        self.found.append(Problem(code, place.source, args))

    def warn(self, code: str, place: Place, **args: object) -> None:
        """Note something that may be meant, but seldom is."""
        self.found.append(Problem(code, place.source, args, "warning"))

    def unknown(self, code: str, place: Place, name: str, *, known: Iterable[str]) -> None:
        """A name that does not exist, with the nearest one that does (placeholder `hint`, perhaps empty)."""
        self.add(code, place, name=name, hint=_hint(name, known))

    def unknown_in(self, code: str, place: Place, name: str, *, known: Iterable[str]) -> None:
        """The same for a name that is a key, or an element of a list, of what stands at `place`."""
        at = place / name
        source = at.key_source if at.found else at.source
        self.found.append(Problem(code, source, {"name": name, "hint": _hint(name, known)}))


def _hint(name: str, known: Iterable[str]) -> str:
    names = sorted(set(known))
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    return near[0] if near else "、".join(names[:12])
