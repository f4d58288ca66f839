"""HTTP Digest authentication, and session cookies in a token store, over HTTP."""

import asyncio
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from packages import called, imported, written
from upstream.raw import Exchange, RawServer, reply, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Digest shop, version: "1"}
servers: [{url: "https://x.test"}]
security: [{digest: []}]
paths:
  /things:
    get: {operationId: listThings, tags: [Things], responses: &ok {"200": {description: Fine.}}}
    post:
      operationId: createThing
      tags: [Things]
      requestBody: {content: {text/plain: {schema: {type: string}}}}
      responses: *ok
components:
  securitySchemes:
    digest: {type: http, scheme: digest}
"""
PAIR = ("Mufasa", "Circle of Life")
PARAMETER = re.compile(r'([\w*]+)=("(?:[^"\\]|\\.)*"|[^\s,]+)')


def plain(value: str) -> str:
    return value[1:-1].replace('\\"', '"') if value.startswith('"') else value


class Shop:
    """An API that checks digests as RFC 7616 says."""

    def __init__(self, challenge: str, fresh: int = 0) -> None:
        self.challenge = challenge
        self.fresh = fresh
        """The number of requests after which a nonce is stale; 0 for never."""
        self.nonces = 0
        self.seen: list[dict[str, str]] = []

    def __call__(self, exchange: Exchange) -> None:
        request = exchange.request
        header = request.headers.get("authorization", "")
        given = {name: plain(value) for name, value in PARAMETER.findall(header)}
        self.seen.append(given)
        nonce = f"nonce-{self.nonces}"
        stale = given.get("nonce") != nonce or (self.fresh and int(given["nc"], 16) > self.fresh)
        if not stale and given["response"] == self.response(request.method, request.target, request.body, given):
            return reply_json({})(exchange)
        self.nonces += 1
        header = self.challenge.replace("NONCE", f"nonce-{self.nonces}")
        return reply(status=401, WWW_Authenticate=header)(exchange)

    def response(self, method: str, target: str, body: bytes, given: dict[str, str]) -> str:
        name = given["algorithm"].lower().removesuffix("-sess").replace("-", "", 1).replace("-", "_")

        def hashed(text: str | bytes) -> str:
            return hashlib.new(name, text.encode() if isinstance(text, str) else text).hexdigest()

        assert given["uri"] == target
        first = hashed(f"{PAIR[0]}:{given['realm']}:{PAIR[1]}")
        if given["algorithm"].endswith("-sess"):
            first = hashed(f"{first}:{given['nonce']}:{given['cnonce']}")
        second = f"{method}:{target}" + (f":{hashed(body)}" if given.get("qop") == "auth-int" else "")
        more = f"{given['nc']}:{given['cnonce']}:{given['qop']}:" if "qop" in given else ""
        return hashed(f"{first}:{given['nonce']}:{more}{hashed(second)}")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("digest"), "digest-shop") as found:
        yield found


@pytest.mark.parametrize("flavour", ["sync", "async", "trio"])
@pytest.mark.parametrize(
    "challenge",
    [
        'Digest realm="a, \\"b\\"", nonce="NONCE", qop="auth, auth-int", algorithm=SHA-256, opaque="x"',
        'Digest realm="r", nonce="NONCE", qop="auth-int", algorithm=MD5',
        'Digest realm="r", nonce="NONCE", qop=auth, algorithm=MD5-sess',
        'Digest realm="r", nonce="NONCE", algorithm=MD5',
        'Negotiate abc==, Basic realm="r", Digest algorithm=SHA-999, nonce="no", DIGEST realm=r,nonce="NONCE",'
        'algorithm=SHA-256, qop="auth"',
    ],
)
def test_a_challenge_is_answered(package: Any, flavour: str, challenge: str) -> None:
    shop = Shop(challenge)
    with RawServer(shop) as server:
        options = {"base_url": server.url, "digest": PAIR}
        called(package, flavour, "things.create", body="text", options=options)
    assert [bool(each) for each in shop.seen] == [False, True]
    assert shop.seen[1]["username"] == PAIR[0]


def test_later_requests_answer_at_once_until_the_nonce_is_stale(package: Any) -> None:
    shop = Shop('Digest realm="r", nonce="NONCE", qop="auth", algorithm=SHA-256', fresh=2)
    with RawServer(shop) as server, package.DigestShop(base_url=server.url, digest=PAIR) as client:
        for _ in range(3):
            client.things.list()
    assert [each.get("nc", "")[-1:] for each in shop.seen] == ["", "1", "2", "3", "1"]


def test_a_wrong_password_is_sent_once(package: Any) -> None:
    shop = Shop('Digest realm="r", nonce="NONCE", qop="auth", algorithm=SHA-256')
    with RawServer(shop) as server, pytest.raises(package.errors.Unauthorized):
        called(package, "sync", "things.list", options={"base_url": server.url, "digest": ("Mufasa", "no")})
    assert len(shop.seen) == 2


def test_a_user_name_may_be_hashed_or_have_any_letter(package: Any) -> None:
    shop = Shop('Digest realm="r", nonce="NONCE", qop="auth", algorithm=SHA-256, userhash=true')
    with RawServer(shop) as server, package.DigestShop(base_url=server.url, digest=PAIR) as client:
        client.things.list()
    assert shop.seen[1]["username"] == hashlib.sha256(b"Mufasa:r").hexdigest()
    shop = Shop('Digest realm="r", nonce="NONCE", qop="auth", algorithm=SHA-256')
    with RawServer(shop) as server, pytest.raises(package.errors.Unauthorized):
        called(package, "sync", "things.list", options={"base_url": server.url, "digest": ("Zoë", "x")})
    assert shop.seen[1]["username*"] == "UTF-8''Zo%C3%AB"


def test_another_origin_gets_no_digest(package: Any) -> None:
    shop = Shop('Digest realm="r", nonce="NONCE", qop="auth", algorithm=SHA-256')
    with RawServer(reply_json({})) as other:
        moved = reply(status=307, Location=f"{other.url}/things")
        with RawServer(shop, shop, moved) as server:
            options = {"base_url": server.url, "digest": PAIR, "follow_redirects": True}
            with package.DigestShop(**options) as client:
                client.things.list()
                client.things.list()
            assert server.received[-1].headers["authorization"].startswith("Digest ")
    assert "authorization" not in other.received[0].headers


def test_the_fake_takes_any_digest(package: Any) -> None:
    with import_module("digest_shop.testing").FakeDigestShop() as fake:
        fake.client().things.list()


COOKIES = """
openapi: 3.1.1
info: {title: Cookie shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /sign-in: {post: {operationId: signIn, tags: [Auth], responses: &ok {"200": {description: Fine.}}}}
  /sign-out: {post: {operationId: signOut, tags: [Auth], responses: *ok}}
  /things: {get: {operationId: listThings, tags: [Things], security: [{session: []}], responses: *ok}}
components:
  securitySchemes:
    session: {type: apiKey, in: cookie, name: sid}
"""
PROGRAM = """
import sys
from cookie_shop import FileTokenStore, CookieShop

with CookieShop(base_url=sys.argv[1], token_store=FileTokenStore(sys.argv[2])) as client:
    client.things.list()
"""


class CookieServer:
    """An API on which a session ends the one before it."""

    def __init__(self) -> None:
        self.sessions = 0
        self.calls: list[str] = []

    def __call__(self, exchange: Exchange) -> None:
        if exchange.request.target == "/sign-in":
            self.sessions += 1
            return reply(Set_Cookie=f"sid=session-{self.sessions}; Max-Age=60; Path=/")(exchange)
        if exchange.request.target == "/sign-out":
            return reply(Set_Cookie="sid=; Max-Age=0")(exchange)
        self.calls.append(exchange.request.headers.get("cookie", ""))
        return reply_json({}, 200 if self.calls[-1] == f"sid=session-{self.sessions}" else 401)(exchange)


@pytest.fixture(scope="module")
def cookies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(COOKIES, tmp_path_factory.mktemp("cookies"), "cookie-shop") as found:
        yield found


def test_a_session_cookie_is_shared_by_clients_and_processes(cookies: Any, tmp_path: Path) -> None:
    path, shop = tmp_path / "session.json", CookieServer()
    environment = {**os.environ, "PYTHONPATH": str(written(COOKIES, tmp_path, "cookie-shop"))}
    with RawServer(shop) as server:
        options = {"base_url": server.url, "token_store": cookies.FileTokenStore(path)}
        called(cookies, "async", "auth.sign_in", options=options)
        called(cookies, "sync", "things.list", options=options)
        command = [sys.executable, "-c", PROGRAM, server.url, str(path)]
        subprocess.run(command, env=environment, check=True, timeout=60)
        called(cookies, "async", "things.list", options=options)
    assert shop.calls == ["sid=session-1"] * 3


def test_a_session_that_another_client_replaced_is_read_again(cookies: Any) -> None:
    store, shop = cookies.MemoryTokenStore(), CookieServer()
    with RawServer(shop) as server, cookies.CookieShop(base_url=server.url, token_store=store) as client:
        client.auth.sign_in()
        client.things.list()
        with cookies.CookieShop(base_url=server.url, token_store=store) as other:
            other.auth.sign_in()
        client.things.list()
    assert shop.calls == ["sid=session-1", "sid=session-2"]


def test_a_session_that_the_server_ends_is_forgotten(cookies: Any) -> None:
    store, shop = cookies.MemoryTokenStore(), CookieServer()
    with RawServer(shop) as server, cookies.CookieShop(base_url=server.url, token_store=store) as client:
        client.auth.sign_in()
        client.auth.sign_out()
        with cookies.CookieShop(base_url=server.url, token_store=store) as other:
            for each in (client, other):
                with pytest.raises(cookies.errors.CredentialMissing):
                    each.things.list()
    assert shop.calls == []


def test_an_async_store_keeps_the_cookie(cookies: Any) -> None:
    class Store:
        kept: Any = None

        async def load(self) -> Any:
            return self.kept

        async def save(self, tokens: Any) -> None:
            self.kept = tokens

    async def run() -> None:
        async with cookies.AsyncCookieShop(base_url=server.url, token_store=store) as client:
            await client.auth.sign_in()
            await client.things.list()

    store = Store()
    with RawServer(CookieServer()) as server:
        asyncio.run(run())
    assert dict(store.kept.values) == {"session": "session-1"}
