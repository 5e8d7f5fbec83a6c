"""Evaluations on disk: `<folder>/<period>/<n>/`, each whole or not there, never changed."""

import datetime as dt
import hashlib
import os
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from starcrew.errors import DamagedStore, Problem, Source
from starcrew.model.backend import Backend
from starcrew.model.evaluation import Evaluation
from starcrew.seal.manifest import Manifest, canonical, engine_identity, parsed, sha256
from starcrew.seal.tables import rows, schemas, scorecards

MANIFEST = "manifest.json"


def save(evaluation: Evaluation, manifest: Manifest, folder: Path, backend: Backend) -> Path:
    """Writes the next evaluation of its period and returns its folder; nobody ever sees half of it."""
    place = folder / evaluation.period
    place.mkdir(parents=True, exist_ok=True)
    unfinished = place / f".unfinished-{uuid.uuid4().hex}"
    unfinished.mkdir()
    try:
        files = _write_tables(evaluation, unfinished, backend)
        complete = replace(manifest, files=files, engine=engine_identity(), result=evaluation.digest)
        return _settle(unfinished, place, complete)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _write_tables(evaluation: Evaluation, folder: Path, backend: Backend) -> dict[str, str]:
    found = {}
    for name, contents in rows(evaluation).items():
        schema = schemas()[name]
        numbered = ((*row, number) for number, row in enumerate(contents))
        table = backend.load(f"stored {folder.name}:{name}", schema | {"_n": "int64"}, numbered)
        path = folder / f"{name}.parquet"
        backend.write(table, path, order=["_n"])
        found[path.name] = sha256(path)
    return found


def _settle(unfinished: Path, place: Path, manifest: Manifest) -> Path:
    """Takes the next free number; a rival that took it first costs another try."""
    while True:
        before = numbers(place)
        number = (before[-1] if before else 0) + 1
        previous = _digest(place / str(before[-1])) if before else None
        _write(unfinished / MANIFEST, canonical(replace(manifest, number=number, previous=previous)))
        target = place / str(number)
        try:
            os.rename(unfinished, target)  # noqa: PTH104 - fails on a folder that is there, where replace would not
        except OSError:
            if not target.exists():
                raise
        else:
            return target


def _write(path: Path, content: bytes) -> None:
    """On the disk before the folder gets its name: a number never stands for an empty manifest."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def numbers(place: Path) -> list[int]:
    """The evaluations of a period, oldest first."""
    if not place.is_dir():
        return []
    return sorted(int(entry.name) for entry in place.iterdir() if entry.name.isdigit())


def latest(folder: Path, period: str) -> Path | None:
    """The newest evaluation of a period; None if there is none."""
    found = numbers(folder / period)
    return folder / period / str(found[-1]) if found else None


def _digest(folder: Path) -> str:
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Raises DamagedStore when it is missing or not a manifest."""
    path = folder / MANIFEST
    try:
        return parsed(path.read_bytes())
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DamagedStore(Problem("seal.no_manifest", Source(str(path)), {"detail": str(error)})) from error


def read(folder: Path, backend: Backend) -> Evaluation:
    """The stored evaluation. Raises DamagedStore, naming the file, when one is not what the manifest says."""
    manifest = read_manifest(folder)
    stored = {name: _rows(folder, name, manifest.files, backend) for name in schemas()}
    return Evaluation(
        manifest.period,
        dt.date.fromisoformat(manifest.first),
        dt.date.fromisoformat(manifest.last),
        dt.date.fromisoformat(manifest.as_of),
        scorecards(stored),
        manifest.result,
    )


def _rows(folder: Path, name: str, files: Mapping[str, str], backend: Backend) -> list[tuple[object, ...]]:
    path = folder / f"{name}.parquet"
    if not path.is_file() or sha256(path) != files.get(path.name):
        raise DamagedStore(Problem("seal.damaged", Source(str(path))))
    table = backend.attach(f"evaluation {uuid.uuid4().hex}:{path}", schemas()[name] | {"_n": "int64"}, [str(path)])
    return [row[:-1] for row in backend.rows(table.order_by("_n"))]
