"""The programs of the guide to WebSockets run against an upstream server, because the fake has no WebSockets."""

import os
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from pochoir.targets.site import ApiDescription
from pochoir.targets.site.site_index import build_index
from processes import started
from upstream import rightech
from upstream.rightech_data import RightechState
from upstream.rightech_socket import Sockets
from upstream.serve import serve

from .descriptions import GENERATED
from .guide_programs import Guides, guides_of

_HERE = "rightech"
_PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Platform:
    """A running server: its address, its state, its sockets."""

    url: str
    state: RightechState
    sockets: Sockets

    def heard(self) -> Sockets:
        """Return the sockets once a client is connected."""
        self.until(lambda: bool(self.sockets.connections))
        return self.sockets

    def until(self, met: Callable[[], bool]) -> None:
        """Wait until a condition holds."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while not met():
            assert time.monotonic() < end, "it did not happen in time"
            time.sleep(0.01)


@pytest.fixture
def platform() -> Iterator[Platform]:
    """A new server, whose user is the one in the samples."""
    state, sockets = RightechState(password="a-password"), list[Sockets]()
    with serve(rightech.application(state, sockets)) as url:
        yield Platform(url, state, sockets[0])


@pytest.fixture(scope="module")
def guides(apis: tuple[ApiDescription, ...], site: Mapping[str, str]) -> Guides:
    """The guides of the API that has WebSockets."""
    return next(guides_of(site, build_index(each)) for each in apis if each.api.distribution == _HERE)


def test_every_websocket_api_has_an_upstream_server(apis: tuple[ApiDescription, ...], site: Mapping[str, str]) -> None:
    assert {each.api.distribution for each in apis if each.api.sockets} == {_HERE}
    for each in apis:
        assert (f"en/{each.api.distribution}/guides/real-time.html" in site) == bool(each.api.sockets)


def test_every_websocket_has_every_sample(guides: Guides) -> None:
    kinds = [kind for kind, _ in guides.samples["real-time"]]
    assert kinds == ["python", "async", "http"] * len(guides.api.sockets)


@pytest.mark.parametrize("number", range(4))
def test_every_program_prints_events_and_reconnects(number: int, guides: Guides, platform: Platform) -> None:
    code = guides.programs("real-time")[number]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("RIGHTECH_")},
        "PYTHONPATH": str(GENERATED / _HERE / "src"),
        "PYTHONUNBUFFERED": "1",
        "RIGHTECH_BASE_URL": f"{platform.url}/api/v1",
    }
    command = [sys.executable, "-P", "-c", code]
    with started(command, env=environment) as running:
        assert running.stdout is not None
        platform.heard().emit("object-online", {"id": "serre-1"})
        assert "serre-1" in running.stdout.readline()
        connects = platform.state.connects
        platform.heard().cut()
        assert running.stdout.readline().strip()
        platform.until(lambda: platform.state.connects > connects)
        platform.heard().emit("object-offline", {"id": "serre-2"})
        assert "serre-2" in running.stdout.readline()


def test_every_handshake_opens_a_websocket(guides: Guides, platform: Platform) -> None:
    credentials = {"RIGHTECH_SESSION": platform.state.open_session(), "RIGHTECH_TOKEN": platform.state.issue_token()}
    handshakes = [code for kind, code in guides.samples["real-time"] if kind == "http"]
    for code in handshakes:
        for name, value in credentials.items():
            code = code.replace(f"<{name}>", value)
        assert "<" not in code
        assert _status(platform, code) == "HTTP/1.1 101 Switching Protocols"
    for code in handshakes:
        refused = _status(platform, code.replace("<RIGHTECH_", "").replace(">", ""))
        assert refused.split()[1] == "403", refused


def _status(platform: Platform, code: str) -> str:
    address = urlsplit(platform.url)
    with socket.create_connection((str(address.hostname), int(address.port or 0)), _PATIENCE_SECONDS) as opened:
        opened.sendall((code.rstrip("\n").replace("\n", "\r\n") + "\r\n\r\n").encode())
        return opened.makefile("rb").readline().decode().strip()
