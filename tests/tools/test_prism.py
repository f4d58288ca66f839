"""Prism, a mock server of others made from each description, gets every operation of its client."""

import socket
import subprocess
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

from behaviour.example_calls import Example, evaluated, examples, fake_of
from browsing.npm import Missing, installed

PRISM: Final = "@stoplight/prism-cli@5.14.2"
_STARTING: Final = 120
_UNLIKE: Final[Mapping[str, str]] = {
    "emjpm mesures.create": "Prism wants required properties in a request even if they are read-only",
    "emjpm mesures.create_batch": "the same",
    "emjpm mesures.update": "the same",
    "emjpm oauth.authorize": "Prism answers with the response `default`, where no status of the description is a 2xx",
    "rightech stores.create": "for Prism it is the operation of one store, /objects, whose body is another",
    "rightech stores.meta": "for Prism it is the operation of one store, /objects, whose response is another",
}
"""The operations that Prism does not serve as described."""


@pytest.fixture(scope="session")
def prism(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program."""
    try:
        return installed(tmp_path_factory.mktemp("prism"), PRISM) / ".bin" / "prism"
    except Missing as missing:
        pytest.skip(str(missing))


@contextmanager
def mocked(prism: Path, description: Path, log: Path) -> Generator[str]:
    """A mock of a description that refuses requests which do not match; its URL."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [str(prism), "mock", "--errors", "--host", "127.0.0.1", "--port", str(port), str(description)]
    with log.open("w", encoding="utf-8") as output, subprocess.Popen(command, stdout=output, stderr=output) as mock:
        try:
            limit = time.monotonic() + _STARTING
            while not _listens(port):
                assert mock.poll() is None and time.monotonic() < limit, log.read_text(encoding="utf-8")
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            mock.kill()


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def unread(example: Example, url: str) -> str:
    """Why the reply to an example call cannot be read, "" if it can; of a list, the first page is read."""
    errors = import_module(f"{example.package}.errors")
    servers = dict.fromkeys(import_module(f"{example.package}._api").API.own_servers, url)
    fake = fake_of(example.package, example.client)
    with fake.client(
        base_url=url, base_urls=servers, transport=None, trust_env=False, retries=0, strict=True
    ) as client:
        try:
            found: Any = evaluated(example, client)
            if example.operation.paging:
                found.first()
        except errors.Error as error:
            return f"{error}: {getattr(error, 'body', '')}"
    return ""


def test_every_operation_of_every_client_is_served_by_prism(
    prism: Path, distribution: str, description: Path, tmp_path: Path
) -> None:
    package = distribution.replace("-", "_")
    mine = [each for each in examples() if each.package == package]
    with mocked(prism, description, tmp_path / "log") as url:
        failed = {f"{distribution} {each.name}": reason for each in mine if (reason := unread(each, url))}
    unlike = {name for name in _UNLIKE if name.startswith(f"{distribution} ")}
    assert failed.keys() == unlike, {name: failed.get(name, "works now") for name in failed.keys() ^ unlike}
