"""The server of a client: the default, and none."""

import inspect
from typing import Any

import pytest

from behaviour.described import Described, described

KEY = """
security: [{key: []}]
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
"""


def spec(servers: str, more: str = "") -> str:
    return f"""
openapi: 3.0.3
info: {{title: Things, version: "1"}}
{servers}
paths:
  /things:
    get: {{operationId: listThings, tags: [things], responses: {{"204": {{description: ok}}}}}}
{more}
"""


def made_by(found: Described) -> Any:
    """Return the class of the client."""
    return getattr(found.package, type(found.client).__name__)


def address(text: str, **options: Any) -> str:
    """Return the base URL of a client that is made without one."""
    with described(text) as found:
        client = made_by(found)
        return repr(client(**options)).rpartition(" ")[2].removesuffix(">")


HTTP, HTTPS = "http://api.test/v1", "https://api.test/v1"


@pytest.mark.parametrize(
    ("servers", "more", "default"),
    [
        ([HTTP, HTTPS], KEY, HTTPS),
        (["http://other.test", HTTPS], KEY, "http://other.test"),
        ([HTTP, "https://api.test/v2"], KEY, HTTP),
        (["http://api.test:80/v1", "https://x.test", "https://api.test:443/v1"], KEY, HTTPS),
        ([HTTP, HTTPS], "", HTTP),
        ([HTTP], KEY, HTTP),
    ],
)
def test_credentials_go_over_https_if_the_same_server_has_it(servers: list[str], more: str, default: str) -> None:
    listed = ", ".join(f'{{url: "{url}"}}' for url in servers)
    assert address(spec(f"servers: [{listed}]", more)) == default


@pytest.mark.parametrize("servers", ["", "servers: [{url: /api}]"])
def test_without_servers_the_client_asks_for_its_base_url(servers: str) -> None:
    with described(spec(servers, KEY)) as found:
        client = made_by(found)
        argument = inspect.signature(client).parameters["base_url"]
        assert (argument.kind, argument.default) == (argument.KEYWORD_ONLY, argument.empty)
        with pytest.raises(TypeError, match="base_url"):
            client()
        with pytest.raises(found.module("errors").InvalidArgument, match="base_url: the description names no server"):
            client(base_url=None)
        assert repr(client(base_url="https://x.test/api")).endswith(" https://x.test/api>")


def test_without_servers_the_fake_needs_no_base_url() -> None:
    with described(spec("", KEY)) as found:
        kit = found.module("testing")
        fake = next(getattr(kit, name) for name in kit.__all__ if name.startswith("Fake"))
        with fake() as running:
            assert running.client().things.list() is None
