"""OAuth 2.0 from the description alone: client credentials, password and refresh, over HTTP."""

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import anyio
import pytest

from packages import imported, written

SPEC = """
openapi: 3.1.1
info: {title: Flow shop, version: "1"}
servers: [{url: "https://api.example.com/v1"}]
security: [{oauth: [read]}]
paths:
  /things:
    get: {operationId: listThings, tags: [Things], responses: &ok {"200": {description: Fine.}}}
    post: {operationId: createThing, tags: [Things], security: [{oauth: [write]}], responses: *ok}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: /oauth/token, scopes: {read: Read., write: Write.}}
        password: {tokenUrl: "https://api.example.com/oauth/token", refreshUrl: /oauth/refresh, scopes: {read: Read.}}
"""
PAIR = {"client_id": "me", "client_secret": "p ss:+"}
USER = {"username": "ann", "password": "secret"}


@dataclass
class Shop:
    """An API with a token endpoint: what it was asked, and how it behaves."""

    url: str = ""
    asked: list[tuple[str, dict[str, str], str]] = field(default_factory=list[tuple[str, dict[str, str], str]])
    calls: list[str] = field(default_factory=list[str])
    good: set[str] = field(default_factory=set[str])
    basic: bool = True
    refresh: bool = False
    lifetime: int | None = 3600
    closed: bool = False
    lock: Any = field(default_factory=threading.Lock)

    def token(self, path: str, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        with self.lock:
            self.asked.append((path, form, authorization))
            if form["grant_type"] == "client_credentials" and authorization.startswith("Basic ") != self.basic:
                return 401, {"error": "invalid_client"}
            if form.get("password", "secret") != "secret" or form.get("refresh_token", "refresh") != "refresh":
                return 400, {"error": "invalid_grant", "error_description": "that is not the password"}
            token = f"token-{len(self.asked)}"
            self.good.add(token)
            found: dict[str, Any] = {"access_token": token, "token_type": "bearer"}
            found |= {} if self.lifetime is None else {"expires_in": self.lifetime}
            return 200, found | ({"refresh_token": "refresh"} if self.refresh else {})

    def thing(self, authorization: str) -> int:
        with self.lock:
            self.calls.append(authorization)
            return 200 if authorization.removeprefix("Bearer ") in self.good and not self.closed else 401


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("flows"), "flow-shop") as found:
        yield found


@pytest.fixture
def shop() -> Iterator[Shop]:
    found = Shop()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
            if "/oauth/" not in self.path:
                return self.answer(found.thing(self.headers.get("authorization", "")), {})
            form = {name: values[0] for name, values in parse_qs(body).items()}
            return self.answer(*found.token(self.path, form, self.headers.get("authorization", "")))

        def do_GET(self) -> None:
            self.answer(found.thing(self.headers.get("authorization", "")), {})

        def answer(self, status: int, value: object) -> None:
            content = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    found.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


def basic(authorization: str) -> str:
    return base64.b64decode(authorization.removeprefix("Basic ")).decode()


def test_client_credentials_need_no_extension(package: Any, shop: Shop) -> None:
    with package.FlowShop(base_url=shop.url, **PAIR) as client:
        client.things.list()
        client.things.list()
    [(path, form, authorization)] = shop.asked
    # The path is that of the description, on the server of the client: /v1 is not part of it.
    assert (path, form) == ("/oauth/token", {"grant_type": "client_credentials", "scope": "read"})
    assert basic(authorization) == "me:p+ss%3A%2B"
    assert shop.calls == ["Bearer token-1"] * 2


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_the_same_for_tasks(package: Any, shop: Shop, library: str) -> None:
    async def run() -> None:
        async with package.AsyncFlowShop(base_url=shop.url, **PAIR) as client, anyio.create_task_group() as tasks:
            for _ in range(20):
                tasks.start_soon(client.things.list)

    anyio.run(run, backend=library)
    assert len(shop.asked) == 1
    assert shop.calls == ["Bearer token-1"] * 20


def test_many_threads_ask_for_one_token(package: Any, shop: Shop) -> None:
    with package.FlowShop(base_url=shop.url, **PAIR) as client, ThreadPoolExecutor(10) as threads:
        for done in [threads.submit(client.things.list) for _ in range(30)]:
            done.result()
    assert len(shop.asked) == 1


def test_a_password_is_exchanged_and_then_refreshed(package: Any, shop: Shop) -> None:
    shop.refresh = True
    with package.FlowShop(base_url=shop.url, **USER) as client:
        client.things.list()
        shop.good.clear()
        client.things.list()
    assert shop.asked == [
        ("/oauth/token", {"grant_type": "password", "scope": "read", **USER}, ""),
        ("/oauth/refresh", {"grant_type": "refresh_token", "refresh_token": "refresh"}, ""),
    ]
    assert shop.calls == ["Bearer token-1", "Bearer token-1", "Bearer token-2"]


def test_a_401_is_answered_with_a_new_token_once(package: Any, shop: Shop) -> None:
    with package.FlowShop(base_url=shop.url, **PAIR) as client:
        client.things.list()
        shop.good.clear()
        client.things.list()
        assert len(shop.asked) == 2
        shop.closed = True
        with pytest.raises(package.errors.Unauthorized):
            client.things.list()
        assert len(shop.asked) == 3


def test_a_token_is_renewed_before_it_expires(package: Any, shop: Shop) -> None:
    shop.lifetime = 1
    with package.FlowShop(base_url=shop.url, **PAIR) as client:
        client.things.list()
        core = client._engine.core
        grant = core.session._grant
        assert grant.expires is not None
        assert grant.expires - core.clock.now() <= 1
        core.session._grant = grant._replace(expires=0.0)
        client.things.list()
    assert shop.calls == ["Bearer token-1", "Bearer token-2"]


def test_an_operation_asks_for_the_scopes_that_it_needs(package: Any, shop: Shop) -> None:
    with package.FlowShop(base_url=shop.url, **PAIR) as client:
        client.things.list()
        client.things.create()
        client.things.list()
    assert [form["scope"] for _, form, _ in shop.asked] == ["read", "read write"]
    assert shop.calls == ["Bearer token-1", "Bearer token-2", "Bearer token-2"]


def test_a_server_that_wants_the_secret_in_the_body_gets_it(package: Any, shop: Shop) -> None:
    shop.basic = False
    with package.FlowShop(base_url=shop.url, **PAIR) as client:
        client.things.list()
        client.things.create()
    assert [bool(authorization) for _, _, authorization in shop.asked] == [True, False, False]
    assert shop.asked[-1][1] == {"grant_type": "client_credentials", "scope": "read write", **PAIR}


def test_a_wrong_password_is_sent_once_and_shown_nowhere(package: Any, shop: Shop) -> None:
    client = package.FlowShop(base_url=shop.url, username="ann", password="wrong-password")
    with client, pytest.raises(package.errors.LoginFailed, match="that is not the password") as caught:
        client.things.list()
    assert len(shop.asked) == 1
    assert "wrong-password" not in str(caught.value) + repr(caught.value.__cause__)
    assert shop.calls == []


def test_what_is_missing_is_named(package: Any, shop: Shop) -> None:
    needed = "username and password or client_id and client_secret"
    client = package.FlowShop(base_url=shop.url, client_id="me")
    with client, pytest.raises(package.errors.CredentialMissing, match=needed):
        client.things.list()
    with package.FlowShop(base_url=shop.url, token="given") as client:
        shop.good.add("given")
        client.things.list()
    assert shop.asked == []


def test_credentials_may_be_in_the_environment(package: Any, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOW_SHOP_CLIENT_ID", "me")
    monkeypatch.setenv("FLOW_SHOP_CLIENT_SECRET", "secret")
    with package.FlowShop(base_url=shop.url) as client:
        client.things.list()
    assert len(shop.asked) == 1


def test_a_store_keeps_the_token(package: Any, shop: Shop, tmp_path: Path) -> None:
    first, store = (package.FileTokenStore(tmp_path / "tokens.json") for _ in range(2))
    for each in (first, store):
        with package.FlowShop(base_url=shop.url, token_store=each, **PAIR) as client:
            client.things.list()
    assert len(shop.asked) == 1
    assert store.load().scopes == ("read",)


PROGRAM = """
import sys
from flow_shop import FileTokenStore, FlowShop

url, path = sys.argv[1:]
with FlowShop(base_url=url, token_store=FileTokenStore(path), client_id="me", client_secret="secret") as client:
    client.things.list()
"""


def test_processes_that_share_a_store_ask_for_one_token(shop: Shop, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(written(SPEC, tmp_path, "flow-shop"))}
    command = [sys.executable, "-c", PROGRAM, shop.url, str(tmp_path / "tokens.json")]
    running = [subprocess.Popen(command, env=environment) for _ in range(4)]
    assert [each.wait(60) for each in running] == [0] * 4
    assert len(shop.asked) == 1
    assert shop.calls == ["Bearer token-1"] * 4


def test_a_store_is_locked_once(package: Any, tmp_path: Path) -> None:
    one, other = (package.FileTokenStore(tmp_path / "tokens.json") for _ in range(2))
    assert one.try_lock()
    assert not one.try_lock()
    assert not other.try_lock()
    one.unlock()
    assert other.try_lock()
    other.unlock()


ELSEWHERE = SPEC.replace('"https://api.example.com/oauth/token"', '"https://auth.example.com/t"').replace(
    "/oauth/token, scopes", '"https://auth.example.com/oauth/token", scopes'
)


def test_a_token_endpoint_elsewhere_has_a_server(shop: Shop, tmp_path: Path) -> None:
    with imported(ELSEWHERE, tmp_path, "else-shop") as package:
        # The caller's base URL replaces the API, not the server that gets the secret.
        client = package.ElseShop(base_url=shop.url, **PAIR)
        with client, pytest.raises(package.errors.Error, match="auth_example_com"):
            client.things.list()
        origin = shop.url.removesuffix("/v1")
        with package.ElseShop(base_url=shop.url, base_urls={"auth_example_com": origin}, **PAIR) as client:
            client.things.list()
        assert [path for path, _, _ in shop.asked] == ["/oauth/token"]


def test_the_fake_gives_tokens(package: Any) -> None:
    testing = import_module("flow_shop.testing")
    with testing.FakeFlowShop() as fake:
        fake.client().things.list()
        client = fake.client(**PAIR)
        client.things.list()
        fake.expires()
        client.things.list()
        assert len(fake.requests) == 4
