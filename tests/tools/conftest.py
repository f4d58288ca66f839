"""The generated packages, installed for what other tools are to judge."""

from pathlib import Path

import pytest

from behaviour.installed import DISTRIBUTIONS, ROOT, installed


@pytest.fixture(scope="session", autouse=True)
def packages(request: pytest.FixtureRequest) -> None:
    """The packages, importable."""
    worker: dict[str, str] = getattr(request.config, "workerinput", {})
    installed(worker.get("testrunuid", ""))


@pytest.fixture(params=DISTRIBUTIONS)
def distribution(request: pytest.FixtureRequest) -> str:
    """Each distribution."""
    name: str = request.param
    return name


@pytest.fixture
def description(distribution: str) -> Path:
    """The description of a distribution."""
    return ROOT / "specs" / distribution / "openapi.yaml"
