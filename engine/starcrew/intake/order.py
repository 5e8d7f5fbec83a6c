"""The order in which kinds are taken in: what others name comes first."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from starcrew.intake.directory import roster_of
from starcrew.model.kinds import Kind, Purpose


def kinds_in_order(kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """Every kind after the kinds that its fields name, membership before all that name people."""
    purposes = _purposes(kinds)
    needs = {name: sorted(_needs(kind, purposes) & kinds.keys() - {name}) for name, kind in sorted(kinds.items())}
    try:
        return tuple(TopologicalSorter(needs).static_order())
    except CycleError:  # two kinds that name each other: what can be found is what was taken in before
        return tuple(sorted(kinds, key=lambda name: (kinds[name].purpose is None, name)))


def named_kinds(kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """The kinds whose stored records intake has to know: `Known.rosters` gives these."""
    purposes = _purposes(kinds)
    return tuple(sorted(set().union(*(_needs(kind, purposes) for kind in kinds.values())) & kinds.keys()))


def _purposes(kinds: Mapping[str, Kind]) -> dict[Purpose, str]:
    return {kind.purpose: name for name, kind in kinds.items() if kind.purpose is not None}


def _needs(kind: Kind, purposes: Mapping[Purpose, str]) -> set[str]:
    named = {roster_of(field.type, field.to, purposes) for field in kind.fields.values()}
    names_people = any(field.type in ("person", "persons") for field in kind.fields.values())
    if names_people and kind.purpose != "membership":
        named.add(purposes.get("membership"))
    return {name for name in named if name is not None}
