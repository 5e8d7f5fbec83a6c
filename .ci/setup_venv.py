"""Makes .venv from the two lock files, with any supported Python: with or without pip, with or without ensurepip.

Only the standard library is used, and nothing unpinned is fetched: every file is checked against a sha256 of the locks.
1. An empty environment (`venv --without-pip`, which needs no ensurepip).
2. A pip to fill it: the one this Python has, else the one ensurepip unpacks, else the locked wheel from the index.
3. build.lock, then requirements.lock (durable_rules is compiled here, with the locked setuptools), then starcrew.
`.venv` is made again only when a lock, the Python or this file changes.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import sysconfig
import urllib.request
from configparser import ConfigParser
from configparser import Error as ConfigError
from pathlib import Path
from urllib.parse import urljoin, urlsplit

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
STAMP = VENV / "starcrew.stamp"
BUILD_LOCK = ROOT / ".ci" / "build.lock"
LOCK = ROOT / "requirements.lock"

EXTERNAL_PIP = (22, 3)  # the first that can fill another environment (`--python`)
PYTHON_313_FIX = "-DPyEval_CallObject=PyObject_CallObject"  # durable_rules calls a function that 3.13 dropped
SIMPLE_API = "application/vnd.pypi.simple.v1+json, text/html;q=0.5"


def main() -> None:
    made, current = wanted_stamp()
    if read_stamp() != (made, current):
        if read_stamp()[0] != made:
            complain_about_missing_compiler()
            make_environment()
        install_project()
        STAMP.write_text(f"{made}\n{current}\n", encoding="utf-8")
    print(f"ready: {VENV.name} on Python {sys.version.split()[0]}")


def wanted_stamp() -> tuple[str, str]:
    """Digests of what makes the environment, and of what makes the project's entry in it."""
    environment = (BUILD_LOCK, LOCK, Path(__file__))
    return digest(environment, sys.version + sys.executable), digest((ROOT / "pyproject.toml",), str(ROOT))


def digest(files: tuple[Path, ...], more: str) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files) + more.encode()).hexdigest()


def read_stamp() -> tuple[str, str]:
    lines = STAMP.read_text(encoding="utf-8").split() if STAMP.is_file() and VENV_PYTHON.is_file() else []
    return (lines[0], lines[1]) if len(lines) == 2 else ("", "")


def complain_about_missing_compiler() -> None:
    """durable_rules comes as C source only; say what is missing before a page of compiler output does."""
    header = Path(sysconfig.get_path("include"), "Python.h")
    compilers = (os.environ.get("CC", "").split(" ")[0], "cc", "gcc", "clang")
    if not any(shutil.which(name) for name in compilers if name):
        sys.exit("No C compiler: durable_rules is C source. Debian, Ubuntu: apt-get install gcc libc6-dev")
    if not header.is_file():
        sys.exit(f"No {header}: durable_rules is C source. Debian, Ubuntu: apt-get install python3-dev")


def make_environment() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    if importlib.util.find_spec("venv") is None:
        sys.exit("This Python has no venv module. Debian, Ubuntu: apt-get install python3-venv")
    run(sys.executable, "-m", "venv", "--without-pip", str(VENV))
    options = ("--require-hashes", "--no-deps")
    run(*first_pip(), "install", "--quiet", *options, "-r", str(BUILD_LOCK))
    install(*options, "--no-build-isolation", "-r", str(LOCK))


def install_project() -> None:
    install("--no-deps", "--no-build-isolation", "-e", str(ROOT))
    run(*venv_pip(), "check")


def install(*arguments: str) -> None:
    """With uv where there is one (some seconds instead of half a minute), else or if it fails with pip."""
    uv = shutil.which("uv")
    if not (uv and succeeds(uv, "pip", "install", "--quiet", "--python", str(VENV_PYTHON), *arguments)):
        run(*venv_pip(), "install", "--quiet", *arguments)


def venv_pip() -> tuple[str, ...]:
    return (str(VENV_PYTHON), "-m", "pip")


def first_pip() -> tuple[str, ...]:
    """The command of a pip that can install into `.venv` while `.venv` has none."""
    if pip_version() >= EXTERNAL_PIP:
        return (sys.executable, "-m", "pip", "--python", str(VENV_PYTHON))
    if importlib.util.find_spec("ensurepip") is not None:
        run(str(VENV_PYTHON), "-m", "ensurepip")
        return venv_pip()
    return (str(VENV_PYTHON), str(locked_pip() / "pip"))


def pip_version() -> tuple[int, ...]:
    shown = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"pip (\d+)\.(\d+)", shown.stdout)
    return (int(found[1]), int(found[2])) if found else ()


def locked_pip() -> Path:
    """The wheel of the pip named in build.lock, in .tools/; a wheel of pip can be run as it is."""
    version, hashes = locked("pip")
    wheel = ROOT / ".tools" / f"pip-{version}-py3-none-any.whl"
    if not (wheel.is_file() and sha256(wheel.read_bytes()) in hashes):
        content = fetch(wheel_address(wheel.name))
        if sha256(content) not in hashes:
            sys.exit(f"{wheel.name} from the package index does not have the sha256 of {BUILD_LOCK.name}: refused")
        wheel.parent.mkdir(exist_ok=True)
        wheel.write_bytes(content)
    return wheel


def locked(package: str) -> tuple[str, set[str]]:
    lock = BUILD_LOCK.read_text(encoding="utf-8")
    entry = re.search(rf"^{package}==(\S+)((?: \\\n    --hash=\S+)+)", lock, re.MULTILINE)
    if entry is None:
        sys.exit(f"{BUILD_LOCK.name} names no {package}: make lock")
    return entry[1], set(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry[2]))


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def wheel_address(name: str) -> str:
    """Where the index keeps the file, from its page in JSON (PEP 691) or HTML (PEP 503)."""
    page = index_url().rstrip("/") + "/pip/"
    text = fetch(page).decode()
    if text.lstrip().startswith("{"):
        links: list[str] = [file["url"] for file in json.loads(text)["files"]]
    else:
        links = re.findall(r"href=[\"']([^\"']+)", text)
    addresses = [urljoin(page, link) for link in links]
    found = [address for address in addresses if urlsplit(address).path.endswith(f"/{name}")]
    return found[0] if found else sys.exit(f"The package index has no {name}: {page}")


def index_url() -> str:
    """The index that pip would use: PIP_INDEX_URL, else pip's own settings, else the public one."""
    return os.environ.get("PIP_INDEX_URL") or pip_setting("index-url") or "https://pypi.org/simple"


def pip_setting(name: str) -> str | None:
    places = (os.environ.get("PIP_CONFIG_FILE", ""), "~/.config/pip/pip.conf", "~/.pip/pip.conf", "/etc/pip.conf")
    for place in filter(None, places):
        settings = ConfigParser(interpolation=None)
        try:
            settings.read(Path(place).expanduser(), encoding="utf-8")
        except ConfigError:
            continue
        if found := settings.get("global", name, fallback=None):
            return found
    return None


def fetch(address: str) -> bytes:
    authorities = os.environ.get("PIP_CERT") or pip_setting("cert")
    secure = ssl.create_default_context(cafile=authorities)
    request = urllib.request.Request(address, headers={"Accept": SIMPLE_API})
    try:
        with urllib.request.urlopen(request, timeout=60, context=secure) as answer:
            content: bytes = answer.read()
    except OSError as error:
        sys.exit(f"Cannot read {address}: {error}. Behind a mirror, set PIP_INDEX_URL; or install python3-pip.")
    return content


def env() -> dict[str, str]:
    return {**os.environ, "CPPFLAGS": f"{os.environ.get('CPPFLAGS', '')} {PYTHON_313_FIX}".strip()}


def run(*command: str) -> None:
    if not succeeds(*command):
        sys.exit(f"failed: {' '.join(command)}")


def succeeds(*command: str) -> bool:
    return subprocess.run(command, env=env(), check=False).returncode == 0


if __name__ == "__main__":
    main()
