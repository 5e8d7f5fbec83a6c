"""The order in which kinds are taken in: what others name comes first."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from starcrew.intake.directory import roster_of
from starcrew.model.kinds import Kind


def kinds_in_order(kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """Every kind after the kinds that its fields name, membership before all that name people."""
    needs = {name: _needs(kind, kinds) for name, kind in sorted(kinds.items())}
    try:
        return tuple(TopologicalSorter(needs).static_order())
    except CycleError:  # two kinds that name each other: what can be found is what was taken in before
        return tuple(sorted(kinds, key=lambda name: (kinds[name].purpose is None, name)))


def _needs(kind: Kind, kinds: Mapping[str, Kind]) -> list[str]:
    purposes = {other.purpose: name for name, other in kinds.items() if other.purpose is not None}
    named = {roster_of(field.type, field.to, purposes) for field in kind.fields.values()}
    names_people = any(field.type in ("person", "persons") for field in kind.fields.values())
    if names_people and kind.purpose != "membership":
        named.add(purposes.get("membership"))
    return sorted(name for name in named if name in kinds and name != kind.kind)
