"""Installs what is generated before any module of this folder is imported, and starts the upstream servers."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypedDict, TypeVar

import pytest

from behaviour.driver import Flavour
from behaviour.installed import Installed, installed
from behaviour.made import Made, Make, described, made
from upstream import emjpm as emjpm_server
from upstream import miimosa as miimosa_server
from upstream import mon_petit_placement as mpp_server
from upstream import rdv_solidarites as rdv_server
from upstream.emjpm_data import EmjState
from upstream.miimosa import MiimosaState
from upstream.mpp_data import MppState
from upstream.rdv_data import MARTINE, RdvState
from upstream.recorder import State
from upstream.serve import serve

StateT = TypeVar("StateT", bound=State)
_SECRETS = ("MIIMOSA_API_KEY", "RDV_SOLIDARITES_EMAIL", "RDV_SOLIDARITES_PASSWORD")


@dataclass(frozen=True, slots=True)
class Upstream(Generic[StateT]):
    """A running server: where it listens, and its state."""

    url: str
    state: StateT


class Identity(TypedDict):
    """The credentials of an agent."""

    email: str
    password: str


def _run_of(config: pytest.Config) -> str:
    worker: dict[str, str] = getattr(config, "workerinput", {})
    return worker.get("testrunuid", "")


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> None:
    """The modules of this folder import the installed packages, so these are installed first."""
    installed(_run_of(parent.config))


@pytest.fixture(scope="session")
def consumer(request: pytest.FixtureRequest) -> Installed:
    """The environment with the installed packages, for programs in other processes."""
    return installed(_run_of(request.config))


@pytest.fixture(scope="session")
def _rdv() -> Iterator[Upstream[RdvState]]:
    state = RdvState()
    with serve(rdv_server.application(state)) as url:
        yield Upstream(url, state)


@pytest.fixture(scope="session")
def _miimosa() -> Iterator[Upstream[MiimosaState]]:
    state = MiimosaState()
    with serve(miimosa_server.application(state)) as url:
        yield Upstream(url, state)


@pytest.fixture(scope="session")
def _emjpm() -> Iterator[Upstream[EmjState]]:
    state = EmjState()
    with serve(emjpm_server.application(state)) as url:
        yield Upstream(url, state)


@pytest.fixture
def emjpm(_emjpm: Upstream[EmjState]) -> Upstream[EmjState]:
    """The eMJPM server, as if just started."""
    _emjpm.state.reset()
    return _emjpm


@pytest.fixture
def rdv(_rdv: Upstream[RdvState]) -> Upstream[RdvState]:
    """The RDV-Solidarités server, as if just started."""
    _rdv.state.reset()
    return _rdv


@pytest.fixture
def mpp() -> Iterator[Upstream[MppState]]:
    """The Mon Petit Placement server, just started: its quotas count in time, so no test may see those of another."""
    state = MppState()
    with serve(mpp_server.application(state)) as url:
        yield Upstream(url, state)


@pytest.fixture
def miimosa(_miimosa: Upstream[MiimosaState]) -> Upstream[MiimosaState]:
    """The MiiMOSA server, as if just started."""
    _miimosa.state.reset()
    return _miimosa


@pytest.fixture(params=["sync", "async"])
def flavour(request: pytest.FixtureRequest) -> Iterator[Flavour]:
    """Once for the sync clients, once for the async ones."""
    opened = Flavour(request.param)
    yield opened
    opened.close()


@pytest.fixture
def martine() -> Identity:
    """The credentials of the agent Martine."""
    return {"email": MARTINE.email, "password": MARTINE.password}


@pytest.fixture(autouse=True)
def _no_secrets_around(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of whoever runs the tests plays no part."""
    for name in (*_SECRETS, "RDV_SOLIDARITES_BASE_URL", "MIIMOSA_BASE_URL", "RDV_SOLIDARITES_ACCESS_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name in ("EMJPM_ACCESS_TOKEN", "EMJPM_BASE_URL", "EMJPM_CLIENT_ID", "EMJPM_CLIENT_SECRET"):
        monkeypatch.delenv(name, raising=False)
    for name in ("RDV_SOLIDARITES_CLIENT", "RDV_SOLIDARITES_UID"):
        monkeypatch.delenv(name, raising=False)
    for name in ("BASE_URL", "SSO_BASE_URL", "USERNAME", "PASSWORD", "TOKEN"):
        monkeypatch.delenv(f"MON_PETIT_PLACEMENT_{name}", raising=False)


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Make clients of a description of schemas: `GET` and `PUT /value` give and take the schema `Value`."""
    with ExitStack() as stack:

        def new(**schemas: object) -> Made:
            return stack.enter_context(made(json.dumps(described(schemas)), tmp_path))

        yield new
