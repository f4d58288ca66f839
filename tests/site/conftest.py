"""Fixtures: the site of the project's descriptions, built once; a browser and axe if they are installed."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsing import npm
from browsing.serving import serving
from pochoir.optional import MissingError
from pochoir.targets.site import ApiDescription, build, pagefind

from .descriptions import ROOT, SPECS, describe

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHIFT = 0.02
"""How far a page may move while it loads: Cumulative Layout Shift."""
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
def apis() -> tuple[ApiDescription, ...]:
    """The descriptions of the project."""
    return tuple(describe(ROOT / "specs" / name / "openapi.yaml", name) for name in SPECS)


@pytest.fixture(scope="session")
def site(apis: tuple[ApiDescription, ...]) -> Mapping[str, str]:
    """The files of the site."""
    return build(apis, url="https://docs.example/")


@pytest.fixture(scope="session")
def folder(site: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site on disk, with Pagefind's index if Pagefind is installed."""
    root = tmp_path_factory.mktemp("site")
    for path, text in site.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    with suppress(MissingError):
        pagefind.write(root)
    return root


@pytest.fixture(scope="session")
def origin(folder: Path) -> Iterator[str]:
    """The site over HTTP: its URL without a final slash."""
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Chromium, driven by Playwright."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    try:
        chromium = npm.chromium()
    except npm.Missing as missing:
        pytest.skip(str(missing))
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-playwright-python is not installed")
    return Path(found.origin).with_name("axe.min.js").read_text("utf-8")
