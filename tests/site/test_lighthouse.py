"""Lighthouse finds nothing on the longest page of each kind, apart from speed.

How quick a page is depends on the machine: `python -m benchmarks.lighthouse` measures that.
"""

from pathlib import Path

import pytest

from browsing import npm
from browsing.lighthouse import PACKAGE, heaviest, lighthouse

from .conftest import SHIFT


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lighthouse, installed with npm."""
    try:
        npm.chromium()
        return npm.installed(tmp_path_factory.mktemp("npm"), PACKAGE)
    except npm.Missing as missing:
        pytest.skip(str(missing))


@pytest.mark.parametrize("kind", ["front", "overview", "guide", "operation", "schema"])
def test_lighthouse_finds_nothing(kind: str, modules: Path, folder: Path, origin: str) -> None:
    scores = lighthouse(modules, f"{origin}/{heaviest(folder)[kind]}")
    assert not scores.failed
    assert (scores.accessibility, scores.best_practices, scores.seo) == (100, 100, 100)
    assert scores.shift < SHIFT
