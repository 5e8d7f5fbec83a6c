"""The reference site is found in a checkout, in an installed wheel and in a wheel made from the sdist."""

import os
import subprocess
import sys
import venv
from importlib.metadata import entry_points
from pathlib import Path
from zipfile import ZipFile

import pytest

from starcrew.reference_site import reference_site
from tests.shape import ROOT

FOLDERS = ("rules", "schemas", "features")
SAY_WHERE = (
    "import starcrew.reference_site as r; s = r.reference_site(); print(s.rules, s.schemas, s.features, sep='\\n')"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the sdist, which is built from the checkout; with the build tools of this environment."""
    made = tmp_path_factory.mktemp("dist")
    run("-m", "build", "--no-isolation", "--outdir", str(made), str(ROOT))
    return next(made.glob("*.whl"))


def run(*arguments: str, python: str = sys.executable, cwd: Path | None = None) -> str:
    """Standard output; the child sees neither this checkout nor the coverage of this run."""
    env = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHONPATH", "COV"))}
    done = subprocess.run([python, *arguments], capture_output=True, text=True, check=False, env=env, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def shipped(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_a_checkout_reads_its_own_folders() -> None:
    site = reference_site()
    assert [site.rules, site.schemas, site.features] == [ROOT / name for name in FOLDERS]
    assert site.settings == ROOT / "rules" / "site.yaml"


@pytest.mark.parametrize("name", FOLDERS)
def test_a_wheel_holds_every_file_of_the_reference_site(wheel: Path, name: str) -> None:
    inside = f"starcrew/_site/{name}/"
    packed = {entry.removeprefix(inside) for entry in ZipFile(wheel).namelist() if entry.startswith(inside)}
    assert packed == shipped(ROOT / name)


def test_a_wheel_holds_nothing_but_the_package_and_its_metadata(wheel: Path) -> None:
    tops = {entry.split("/")[0] for entry in ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"starcrew"}


def test_an_installed_wheel_finds_the_reference_site(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    python = str(tmp_path / "venv" / "bin" / "python")
    run("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    places = [Path(line) for line in run("-c", SAY_WHERE, python=python, cwd=tmp_path).splitlines()]
    assert all(tmp_path in place.parents for place in places)
    assert [shipped(place) for place in places] == [shipped(ROOT / name) for name in FOLDERS]


def test_the_command_is_called_starcrew() -> None:
    assert [entry.value for entry in entry_points(group="console_scripts", name="starcrew")] == ["starcrew.cli:main"]
