"""The site of the project's own descriptions, made once; a browser and axe where they are installed."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from pochoir.site import Described, build, index

from .make import ROOT, SPECS, described

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def apis() -> tuple[Described, ...]:
    """Every description of the project."""
    return tuple(described(ROOT / "specs" / name / "openapi.yaml", name) for name in SPECS)


@pytest.fixture(scope="session")
def site(apis: tuple[Described, ...]) -> Mapping[str, str]:
    """The files of the site."""
    return build(apis, url="https://docs.example/")


@pytest.fixture(scope="session")
def folder(site: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site on disk, with Pagefind's index where Pagefind is installed."""
    root = tmp_path_factory.mktemp("site")
    for path, text in site.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    with suppress(index.Unavailable):
        index.write(root)
    return root


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="session")
def origin(folder: Path) -> Iterator[str]:
    """The site over HTTP: its address, without a final slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _only_on_request() -> None:
    """What takes a browser or npm takes minutes: it has a factor of its own, `tox run -e site`."""
    if "POCHOIR_BROWSER" not in os.environ:
        pytest.skip("a browser and npm are used by tox run -e site (POCHOIR_BROWSER)")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Debian's chromium, driven by playwright."""
    _only_on_request()
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no chromium is installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, from npm."""
    return (installed(tmp_path_factory, "axe-core@4") / "axe-core" / "axe.min.js").read_text("utf-8")


def installed(factory: pytest.TempPathFactory, *packages: str) -> Path:
    """The folder of modules that npm installed for a test; skipped by name where it cannot."""
    _only_on_request()
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    root = factory.mktemp("npm")
    command = [
        npm,
        "install",
        "--prefix",
        str(root),
        "--no-audit",
        "--no-fund",
        "--silent",
        "--ignore-scripts",
        *packages,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"npm cannot install {', '.join(packages)}")
    return root / "node_modules"
