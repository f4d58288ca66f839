"""The credentials of a login in a store, which threads, clients and processes share, over HTTP."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from packages import imported, written
from upstream.raw import Exchange, RawServer, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Login shop, version: "1"}
servers: [{url: "https://x.test"}]
x-pochoir-login:
  operation: signIn
  secrets: [user, password]
  credentials: {session: {body: /session}, agent: {body: /agent}}
  expiry: {body: /ends, unit: seconds-from-now, fallback: 3600}
paths:
  /sign-in:
    post:
      operationId: signIn
      tags: [Auth]
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object, properties: {user: {type: string}, password: {type: string}}}}
      responses: {"200": {description: Fine., content: {application/json: {schema: {type: object}}}}}
  /things:
    get:
      operationId: listThings
      tags: [Things]
      security: [{session: [], agent: []}]
      responses: {"200": {description: Fine., content: {application/json: {schema: {type: integer}}}}}
components:
  securitySchemes:
    session: {type: apiKey, in: header, name: X-Session}
    agent: {type: apiKey, in: header, name: X-Agent}
"""
USER = {"user": "ann", "password": "secret"}
PROGRAM = """
import sys
from login_shop import FileTokenStore, LoginShop

url, path = sys.argv[1:]
with LoginShop(base_url=url, user="ann", password="secret", token_store=FileTokenStore(path)) as client:
    client.things.list()
"""


class Shop:
    """A server on which a login ends the one before it."""

    def __init__(self) -> None:
        self.logins = 0
        self.users: list[str] = []
        self.calls: list[str] = []

    def __call__(self, exchange: Exchange) -> None:
        if exchange.request.target == "/sign-in":
            self.logins += 1
            body: Any = exchange.request.json()
            self.users.append(body["user"])
            session = f"session-{self.logins}"
            return reply_json({"session": session, "agent": "ann", "ends": 3600})(exchange)
        session = exchange.request.headers.get("x-session", "")
        self.calls.append(session)
        right = session == f"session-{self.logins}" and exchange.request.headers.get("x-agent") == "ann"
        return (reply_json(1) if right else reply_json({}, 401))(exchange)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("logins"), "login-shop") as found:
        yield found


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def url(shop: Shop) -> Iterator[str]:
    with RawServer(shop) as server:
        yield f"http://127.0.0.1:{server.port}"


def test_clients_that_share_a_store_log_in_once(package: Any, shop: Shop, url: str, tmp_path: Path) -> None:
    path = tmp_path / "login.json"
    for _ in range(3):
        with package.LoginShop(base_url=url, token_store=package.FileTokenStore(path), **USER) as client:
            client.things.list()

    async def run() -> None:
        async with package.AsyncLoginShop(base_url=url, token_store=package.FileTokenStore(path), **USER) as client:
            await client.things.list()

    asyncio.run(run())
    assert (shop.logins, shop.calls) == (1, ["session-1"] * 4)
    assert json.loads(path.read_text("utf-8"))["values"] == {"session": "session-1", "agent": "ann"}
    assert "secret" not in path.read_text("utf-8")


def test_a_client_needs_no_password_while_the_store_has_a_login(
    package: Any, shop: Shop, url: str, tmp_path: Path
) -> None:
    path = tmp_path / "login.json"
    with package.LoginShop(base_url=url, token_store=package.FileTokenStore(path)) as client:
        with pytest.raises(package.errors.CredentialMissing, match="the token store has no valid credentials"):
            client.things.list()
        with package.LoginShop(base_url=url, token_store=package.FileTokenStore(path), **USER) as other:
            other.things.list()
        client.things.list()
    assert shop.logins == 1


def test_a_login_that_another_process_replaced_is_read_again(
    package: Any, shop: Shop, url: str, tmp_path: Path
) -> None:
    store = package.FileTokenStore(tmp_path / "login.json")
    with package.LoginShop(base_url=url, token_store=store, **USER) as client:
        client.things.list()
        shop.logins = 7
        store.save(package.Tokens("x", values=(("session", "session-7"), ("agent", "ann"))))
        client.things.list()
        assert shop.logins == 7
        shop.logins = 8
        client.things.list()
    assert shop.logins == 9
    assert shop.calls == ["session-1", "session-1", "session-7", "session-7", "session-9"]


@pytest.mark.parametrize("ends", [0.0, 1.0])
def test_a_login_that_has_expired_is_not_used(package: Any, shop: Shop, url: str, tmp_path: Path, ends: float) -> None:
    store = package.FileTokenStore(tmp_path / "login.json")
    store.save(package.Tokens("x", None, ends, values=(("session", "old"), ("agent", "ann"))))
    with package.LoginShop(base_url=url, token_store=store, **USER) as client:
        client.things.list()
    assert shop.calls == ["session-1"]


def test_processes_that_share_a_store_log_in_once(shop: Shop, url: str, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(written(SPEC, tmp_path, "login-shop"))}
    command = [sys.executable, "-c", PROGRAM, url, str(tmp_path / "login.json")]
    running = [subprocess.Popen(command, env=environment) for _ in range(4)]
    assert [each.wait(60) for each in running] == [0] * 4
    assert (shop.logins, shop.calls) == (1, ["session-1"] * 4)


def test_the_login_of_another_user_is_not_used(package: Any, shop: Shop, url: str, tmp_path: Path) -> None:
    path = tmp_path / "login.json"
    for user in ("ann", "ann", "bob", "bob", "ann"):
        with package.LoginShop(
            base_url=url, user=user, password="secret", token_store=package.FileTokenStore(path)
        ) as client:
            client.things.list()
        with package.LoginShop(base_url=url, token_store=package.FileTokenStore(path)) as anyone:
            anyone.things.list()
    assert shop.users == ["ann", "bob", "ann"]
    assert not any(word in path.read_text("utf-8") for word in ("secret", "bob"))


def test_the_login_at_another_server_is_not_sent(package: Any, shop: Shop, url: str, tmp_path: Path) -> None:
    path = tmp_path / "login.json"
    other = Shop()
    with RawServer(other) as server:
        for base in (url, server.url, server.url):
            with package.LoginShop(base_url=base, token_store=package.FileTokenStore(path), **USER) as client:
                client.things.list()
        client = package.LoginShop(base_url=url, token_store=package.FileTokenStore(path))
        with client, pytest.raises(package.errors.CredentialMissing):
            client.things.list()
    assert (shop.logins, other.logins, shop.calls, other.calls) == (1, 1, ["session-1"], ["session-1"] * 2)


@pytest.mark.parametrize("owner", ["", "https://x.test", "a b c"])
def test_tokens_are_the_same_as_json(package: Any, owner: str) -> None:
    tokens = package.Tokens("x", values=(("session", "x"),), owner=owner)
    assert package.Tokens.from_json(tokens.to_json()) == tokens


def test_without_a_store_nothing_changes(package: Any, shop: Shop, url: str) -> None:
    for _ in range(2):
        with package.LoginShop(base_url=url, **USER) as client:
            client.things.list()
    assert shop.logins == 2


def test_the_fake_takes_a_store(package: Any) -> None:
    testing = import_module("login_shop.testing")
    store = package.MemoryTokenStore()
    with testing.FakeLoginShop() as fake:
        fake.client(token_store=store).things.list()
        assert store.load().values
        fake.expires()
        fake.client(token_store=store).things.list()
