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
        assert argument.kind is argument.KEYWORD_ONLY
        for options in ({}, {"base_url": None}):
            with pytest.raises(found.module("errors").InvalidArgument, match=r"names no server; pass base_url=.* app="):
                client(**options)
        assert repr(client(base_url="https://x.test/api")).endswith(" https://x.test/api>")


def test_without_servers_a_client_of_an_application_needs_no_base_url() -> None:
    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        hosts.append(environ["HTTP_HOST"])
        start_response("204 No Content", [])
        return []

    hosts: list[str] = []
    with described(spec("", KEY)) as found:
        with made_by(found)(app=application, key="k") as client:
            client.things.list()
        with made_by(found)(app=application, base_url="http://shop.test", key="k") as client:
            client.things.list()
    assert hosts == ["testserver", "shop.test"]


@pytest.mark.parametrize("servers", ["", 'servers: [{url: "https://x.test"}]'])
def test_a_credential_is_not_called_like_an_option(servers: str) -> None:
    schemes = ", ".join(f"{name}: {{type: apiKey, in: header, name: X-{name}}}" for name in ("app", "limits"))
    text = spec(servers, f"security: [{{app: [], limits: []}}]\ncomponents: {{securitySchemes: {{{schemes}}}}}")
    with described(text) as found:
        arguments = inspect.signature(made_by(found)).parameters
        assert {"app_", "limits_"} <= arguments.keys()
        assert "limits" not in arguments


def test_without_servers_the_fake_needs_no_base_url() -> None:
    with described(spec("", KEY)) as found:
        kit = found.module("testing")
        fake = next(getattr(kit, name) for name in kit.__all__ if name.startswith("Fake"))
        with fake() as running:
            assert running.client().things.list() is None
