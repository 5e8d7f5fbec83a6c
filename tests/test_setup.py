"""The set-up script where there is no pip: it takes the locked wheel from an index, and no other."""

import hashlib
import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest

from tests.shape import ROOT

WHEEL = b"the wheel of a pip"
NAME = "pip-1.0-py3-none-any.whl"
HERE = f'<a href="{NAME}">beside the page</a>'
HTML = f'<a href="../../files/pip-0.9-py3-none-any.whl">old</a> <a href="../../files/{NAME}#sha256=0">new</a>'
JSON = f'{{"files": [{{"filename": "{NAME}", "url": "/files/{NAME}"}}]}}'


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a package index that is served on this machine; nothing on its page of pip yet."""
    root = tmp_path / "index"
    (root / "simple" / "pip").mkdir(parents=True)
    (root / "files").mkdir()
    for folder in ("files", "simple/pip"):
        (root / folder / NAME).write_bytes(WHEEL)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{server.server_port}/simple")
        yield root
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing: the test prints what matters."""


def script_locked_to(content: bytes, folder: Path) -> ModuleType:
    """A copy of the script beside a lock that names one pip with this content."""
    (folder / ".ci").mkdir()
    digest = hashlib.sha256(content).hexdigest()
    (folder / ".ci" / "build.lock").write_text(f"pip==1.0 \\\n    --hash=sha256:{digest}\nsetuptools==1\n")
    copy = shutil.copy(ROOT / ".ci" / "setup_venv.py", folder / ".ci")
    spec = importlib.util.spec_from_file_location("setup_venv", copy)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


@pytest.mark.parametrize("page", [HERE, HTML, JSON], ids=["here", "html", "json"])
def test_the_locked_pip_comes_from_the_index(page: str, index: Path, tmp_path: Path) -> None:
    (index / "simple" / "pip" / "index.html").write_text(page)
    wheel = script_locked_to(WHEEL, tmp_path).locked_pip()
    assert wheel.read_bytes() == WHEEL


def test_a_pip_with_another_digest_is_refused_and_not_kept(index: Path, tmp_path: Path) -> None:
    (index / "simple" / "pip" / "index.html").write_text(HTML)
    with pytest.raises(SystemExit, match="refused"):
        script_locked_to(b"what was locked", tmp_path).locked_pip()
    assert not (tmp_path / ".tools").exists()


def test_an_index_without_the_locked_pip_is_named(index: Path, tmp_path: Path) -> None:
    (index / "simple" / "pip" / "index.html").write_text("<a href='pip-0.9-py3-none-any.whl'>old</a>")
    with pytest.raises(SystemExit, match=rf"has no {NAME}: http://127.0.0.1:\d+/simple/pip/"):
        script_locked_to(WHEEL, tmp_path).locked_pip()


def test_an_unsupported_python_is_told_which_ones_are() -> None:
    done = subprocess.run(
        [ROOT / ".ci" / "find-python"], env={"PYTHON": "no-such-python"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "starcrew runs on CPython 3.11, 3.12 and 3.13" in done.stderr
