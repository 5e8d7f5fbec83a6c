"""The newest kept evaluation of a period, with the records it rests on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from starcrew.cli.language import Voice
from starcrew.cli.site import OpenSite
from starcrew.errors import Problem, UsageError

if TYPE_CHECKING:
    from starcrew.model.evaluation import Evaluation
    from starcrew.model.records import Origin
    from starcrew.seal import Manifest


@dataclass(frozen=True, slots=True)
class Kept:
    """An evaluation read back. place: its folder."""

    evaluation: "Evaluation"
    manifest: "Manifest"
    place: Path


def kept(opened: OpenSite, period: str, voice: Voice) -> Kept:
    """Raises UsageError when the period was never evaluated, DamagedStore when the files were changed.

    Says so when the rules were changed since: numbers are those of then, words those of now.
    """
    from starcrew.backend import Duckdb
    from starcrew.seal import latest, read, read_manifest

    name = opened.period(period).name
    place = latest(opened.evaluations, name)
    if place is None:
        raise UsageError(Problem("cli.never_evaluated", args={"period": name}))
    manifest = read_manifest(place)
    changed = sorted(file for file, digest in manifest.rules.items() if opened.loaded.files.get(file) != digest)
    if changed:
        voice.aside("cli.rules_changed", place=place, files="、".join(changed))
    with Duckdb() as backend:
        return Kept(read(place, backend), manifest, place)


def origins_of(opened: OpenSite, found: Kept, ids: Collection[str]) -> "Mapping[str, Origin]":
    """Where these records stood, as of the batch of the evaluation."""
    return opened.ledger.locate(ids, found.manifest.batch)
