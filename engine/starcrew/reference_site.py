"""Where the reference site lies: the rules, schemas and features that ship with starcrew."""

from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class ReferenceSite:
    """The folders that `starcrew init` copies for a new user. Read only: in a wheel they belong to the installation."""

    rules: Path
    schemas: Path
    features: Path

    @property
    def settings(self) -> Path:
        """`site.yaml`; it lies among the rules here, and at the root of a user's site."""
        return self.rules / "site.yaml"


def reference_site() -> ReferenceSite:
    """The shipped folders: inside the package when installed from a wheel, beside `engine/` in an editable checkout.

    Raises FileNotFoundError when neither is whole (a damaged installation).
    """
    places = (PACKAGE / "_site", PACKAGE.parents[1])
    for place in places:
        site = ReferenceSite(place / "rules", place / "schemas", place / "features")
        if all(folder.is_dir() for folder in (site.rules, site.schemas, site.features)):
            return site
    raise FileNotFoundError(f"no rules, schemas and features in {places[0]} or {places[1]}; reinstall starcrew")
