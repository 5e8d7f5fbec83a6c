"""A site's folder: the few lines that open files."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from starcrew.errors import Problem, Source, sort_problems
from starcrew.load.compose import MAX_BYTES
from starcrew.load.documents import Key, Loaded, Sort, load_file
from starcrew.load.names import item_ids, repeated
from starcrew.model.kinds import Kind
from starcrew.model.places import Place
from starcrew.model.schemes import Scheme
from starcrew.model.sheets import Sheet
from starcrew.model.site import Site, SiteFile

SITE_FILE = "site.yaml"


@dataclass(frozen=True, slots=True)
class LoadedSite:
    """A site as far as it could be loaded.

    site: None only if `site.yaml` itself is at fault; else every kind, sheet and scheme without a problem of its own.
    places: ("kind", name), ("sheet", name), ("scheme", name) or ("site",) → where it stands.
    files: every file read, relative to the folder, with the SHA-256 of its bytes.
    """

    site: Site | None
    problems: tuple[Problem, ...]
    places: Mapping[Key, Place]
    files: Mapping[str, str]

    @property
    def sound(self) -> bool:
        """Whether nothing was found that stops an evaluation."""
        return self.site is not None and all(problem.severity != "error" for problem in self.problems)


def load_site(folder: Path) -> LoadedSite:
    """`site.yaml` (at the folder's root, or among the rules as in the reference site), `schemas/` and `rules/`.

    Files are named relative to `folder`. A folder without site.yaml gives a problem, not an exception.
    """
    reading = _Reading(folder)
    settings = _settings(folder)
    reading.load(settings, "site")
    for path in _yaml(folder, "schemas/*"):
        reading.load(path, "kind")
    for path in _yaml(folder, "rules/**/*"):
        if path != settings:
            reading.load(path, "sheet", "scheme")
    return reading.site()


@dataclass(slots=True)
class _Reading:
    """What has been read of a folder so far."""

    folder: Path
    loaded: list[Loaded] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    def load(self, path: Path, *sorts: Sort) -> None:
        """One file that may hold these sorts of documents."""
        name = path.relative_to(self.folder).as_posix()
        text = self._text(path, name)
        if isinstance(text, Problem):
            self.problems.append(text)
            return
        found, problems = load_file(text, name, *sorts)
        self.loaded.extend(found)
        self.problems.extend(problems)

    def site(self) -> LoadedSite:
        """Everything put together, each name once: the first that was read keeps it."""
        self.problems.extend(_repeated(self.loaded))
        first: dict[Key, Loaded] = {}
        for one in self.loaded:
            first.setdefault(one.key, one)
        places = {key: one.place for key, one in first.items()}
        return LoadedSite(_site(first.values()), sort_problems(self.problems), places, self.files)

    def _text(self, path: Path, name: str) -> str | Problem:
        try:
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)
        except OSError as error:
            return Problem("load.cannot_read", Source(name), {"reason": error.strerror or str(error)})
        self.files[name] = hashlib.sha256(content).hexdigest()
        return decoded(content, name)


def _site(loaded: Iterable[Loaded]) -> Site | None:
    values = [one.value for one in loaded]
    file = next((value for value in values if isinstance(value, SiteFile)), None)
    if file is None:
        return None
    return Site(
        file=file,
        kinds={value.kind: value for value in values if isinstance(value, Kind)},
        sheets={value.sheet: value for value in values if isinstance(value, Sheet)},
        schemes={value.scheme: value for value in values if isinstance(value, Scheme)},
    )


def _repeated(loaded: Sequence[Loaded]) -> Iterator[Problem]:
    """Names given twice: of kinds, sheets and schemes, and ids of items over all sheets."""
    for sort in ("kind", "sheet", "scheme"):
        named = [(one.key[1], (one.place / sort).source) for one in loaded if one.key[0] == sort]
        yield from repeated(named, f"load.repeated_{sort}")
    ids = (item_ids(one.value, one.place) for one in loaded if isinstance(one.value, Sheet))
    yield from repeated(chain.from_iterable(ids), "load.repeated_item")


def _settings(folder: Path) -> Path:
    own, reference = folder / SITE_FILE, folder / "rules" / SITE_FILE
    return reference if reference.is_file() and not own.is_file() else own


def _yaml(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if path.suffix in {".yaml", ".yml"} and path.is_file())


def decoded(content: bytes, file: str) -> str | Problem:
    """UTF-8 text, or a problem that says what the bytes look like."""
    if len(content) > MAX_BYTES:
        return Problem("load.too_large", Source(file), {"limit": MAX_BYTES // 1024})
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Problem("load.gbk_file" if _is_gbk(content) else "load.not_utf8", Source(file, line, column))


def _is_gbk(content: bytes) -> bool:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True
