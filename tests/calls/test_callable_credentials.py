"""Credentials that a function gives, in generated packages, over HTTP."""

import asyncio
import base64
import inspect
import time
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

import pytest
import trio

from packages import imported
from upstream.raw import Exchange, RawServer, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Key shop, version: "1"}
servers: [{url: "https://x.test"}]
x-pochoir-login:
  operation: signIn
  secrets: [user, password]
  credentials: {session: {body: /session}}
paths:
  /sign-in:
    post:
      operationId: signIn
      tags: [Auth]
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object, properties: {user: {type: string}, password: {type: string}}}}
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {type: object, properties: {session: {type: string}}}}}
  /bearer:
    get:
      operationId: getBearer
      x-pochoir-method: bearer
      tags: [Things]
      security: [{bearer: []}]
      responses: &ok
        "200": {description: Fine., content: {application/json: {schema: {type: integer}}}}
  /basic:
    get:
      operationId: getBasic
      x-pochoir-method: basic
      tags: [Things]
      security: [{basic: []}]
      responses: *ok
  /header:
    get:
      operationId: getHeader
      x-pochoir-method: header
      tags: [Things]
      security: [{header: []}]
      responses: *ok
  /query:
    get:
      operationId: getQuery
      x-pochoir-method: query
      tags: [Things]
      security: [{query: []}]
      responses: *ok
  /cookie:
    get:
      operationId: getCookie
      x-pochoir-method: cookie
      tags: [Things]
      security: [{cookie: []}]
      responses: *ok
  /session:
    get:
      operationId: getSession
      x-pochoir-method: session
      tags: [Things]
      security: [{session: []}]
      responses: *ok
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer}
    basic: {type: http, scheme: basic}
    header: {type: apiKey, in: header, name: X-Key}
    query: {type: apiKey, in: query, name: key}
    cookie: {type: apiKey, in: cookie, name: sid}
    session: {type: apiKey, in: header, name: X-Session}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("keys"), "key-shop") as found:
        yield found


class Vault:
    """Gives another secret at each call."""

    def __init__(self, *secrets: object) -> None:
        self.secrets = list(secrets)
        self.calls = 0

    def __call__(self) -> Any:
        self.calls += 1
        return self.secrets[min(self.calls, len(self.secrets)) - 1]

    async def awaited(self) -> Any:
        await asyncio.sleep(0)
        return self()


def use(package: Any, flavour: str, url: str, argument: str, vault: Vault, *methods: str, **options: Any) -> None:
    """Call methods one after the other, with a client whose credential comes from a function."""
    if flavour == "sync":
        with package.KeyShop(base_url=url, **{argument: vault}, **options) as client:
            for method in methods:
                getattr(client.things, method)()
        return

    async def main() -> None:
        function: Callable[[], Any] | Callable[[], Awaitable[Any]] = vault if flavour == "plain" else vault.awaited
        async with package.AsyncKeyShop(base_url=url, **{argument: function}, **options) as client:
            for method in methods:
                await getattr(client.things, method)()

    asyncio.run(main())


FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "plain", "awaited"])


def basic(text: str) -> str:
    return "Basic " + base64.b64encode(text.encode()).decode()


@FLAVOURS
@pytest.mark.parametrize(
    ("argument", "method", "given", "sent"),
    [
        ("token", "bearer", ("one-12345678", "two-12345678"), ["Bearer one-12345678", "Bearer two-12345678"]),
        ("basic", "basic", (("u", "p"), "v:q"), [basic("u:p"), basic("v:q")]),
        ("header", "header", ("one-12345678", "two-12345678"), ["one-12345678", "two-12345678"]),
        ("query", "query", ("one+1", "two"), ["/query?key=one%2B1", "/query?key=two"]),
        ("cookie", "cookie", ("one", "two"), ["sid=one", "sid=two"]),
    ],
)
def test_a_function_is_called_for_each_request(
    package: Any, flavour: str, argument: str, method: str, given: tuple[object, ...], sent: list[str]
) -> None:
    vault = Vault(*given)
    with RawServer(reply_json(1)) as server:
        use(package, flavour, server.url, argument, vault, method, method)
        names = {"header": "x-key", "cookie": "cookie"}
        found = [
            request.target if method == "query" else request.headers[names.get(method, "authorization")]
            for request in server.received
        ]
    assert (found, vault.calls) == (sent, 2)


@FLAVOURS
@pytest.mark.parametrize(("secrets", "requests"), [(("old", "new"), 2), (("old",), 1)])
def test_after_a_401_it_is_asked_once_more(package: Any, flavour: str, secrets: tuple[str, ...], requests: int) -> None:
    def api(exchange: Exchange) -> None:
        good = exchange.request.headers["authorization"] == "Bearer new"
        reply_json(1 if good else {}, 200 if good else 401)(exchange)

    vault = Vault(*secrets)
    with RawServer(api) as server:
        if requests == 2:
            use(package, flavour, server.url, "token", vault, "bearer")
        else:
            with pytest.raises(package.errors.Unauthorized):
                use(package, flavour, server.url, "token", vault, "bearer")
        assert (len(server.received), vault.calls) == (requests, 2)


@FLAVOURS
def test_what_a_login_takes_may_come_from_a_function_too(package: Any, flavour: str) -> None:
    def api(exchange: Exchange) -> None:
        reply_json({"session": "s-12345678"} if exchange.request.method == "POST" else 1)(exchange)

    vault = Vault("pass-12345678")
    with RawServer(api) as server:
        use(package, flavour, server.url, "password", vault, "session", "session", user="me")
        assert server.received[0].json() == {"user": "me", "password": "pass-12345678"}
    assert vault.calls == 1


@FLAVOURS
@pytest.mark.parametrize(
    ("argument", "value", "message"),
    [
        ("token", None, r"token: the function must return a non-empty str, not NoneType"),
        ("token", "", "not an empty str"),
        ("token", 12345678, "not int"),
        ("token", b"bytes", "not bytes"),
        ("token", ("u", "p"), "not tuple"),
        ("token", "se\ncret", "token: contains a control character"),
        ("basic", ("u", "p", "q"), "or a pair of user and password, not tuple"),
        ("basic", ("u", 1), "must be a pair of two str"),
    ],
)
def test_what_a_function_gives_is_checked(
    package: Any, flavour: str, argument: str, value: object, message: str
) -> None:
    with RawServer(reply_json(1)) as server:
        with pytest.raises(package.errors.InvalidArgument, match=message) as caught:
            use(package, flavour, server.url, argument, Vault(value), "bearer" if argument == "token" else argument)
        assert server.received == []
    assert "12345678" not in str(caught.value) and "cret" not in str(caught.value).replace("secret", "")


@pytest.mark.parametrize("library", ["asyncio", "trio"])
@pytest.mark.parametrize(("argument", "method"), [("token", "bearer"), ("password", "session")])
def test_a_function_that_is_awaited_does_not_outlast_the_deadline(
    package: Any, library: str, argument: str, method: str
) -> None:
    async def locked() -> str:
        await (trio.sleep(60) if library == "trio" else asyncio.sleep(60))
        return "never-12345678"

    async def main() -> None:
        options = {argument: locked, "deadline": 0.3} | ({"user": "me"} if argument == "password" else {})
        async with package.AsyncKeyShop(base_url="http://localhost", **options) as client:
            await getattr(client.things, method)()

    begun = time.monotonic()
    with pytest.raises(package.errors.Error, match=r"the deadline of the call; pass a larger deadline") as caught:
        trio.run(main) if library == "trio" else asyncio.run(main())
    assert time.monotonic() - begun < 20
    cause = caught.value if argument == "token" else caught.value.__cause__
    assert isinstance(cause, package.errors.Timeout) and cause.limit == "deadline"


def test_a_function_that_times_out_by_itself_raises_its_own_error(package: Any) -> None:
    async def impatient() -> str:
        raise TimeoutError("the vault is slow")

    async def main() -> None:
        async with package.AsyncKeyShop(base_url="http://localhost", token=impatient, deadline=5) as client:
            await client.things.bearer()

    with pytest.raises(TimeoutError, match="the vault is slow"):
        asyncio.run(main())


def test_what_a_function_raises_is_raised(package: Any) -> None:
    def locked() -> str:
        raise LookupError("the vault is locked")

    with package.KeyShop(base_url="http://localhost", token=locked) as client, pytest.raises(LookupError):
        client.things.bearer()


def test_a_sync_client_awaits_nothing(package: Any) -> None:
    awaited = pytest.raises(
        package.errors.InvalidArgument, match="token: a sync client cannot await its function; pass a plain one"
    )
    with package.KeyShop(base_url="http://localhost", token=Vault("x").awaited) as client, awaited:
        client.things.bearer()


def test_nothing_of_a_function_is_shown(package: Any) -> None:
    def read(secret: str) -> str:
        return secret

    def api(exchange: Exchange) -> None:
        reply_json({"you sent": exchange.request.headers["authorization"]}, 403)(exchange)

    with RawServer(api) as server:
        client = package.KeyShop(base_url=server.url, token=partial(read, "tok-12345678"))
        with client, pytest.raises(package.errors.Forbidden) as caught:
            client.things.bearer()
    values: list[object] = [vars(client), vars(client._engine.core.session), caught.value, caught.value.body]
    shown = " ".join(map(repr, values)) + str(caught.value)
    assert "12345678" not in shown and "***" in shown


@pytest.mark.parametrize(("value", "message"), [(1, "not int"), (b"x", "not bytes"), (["x"], "not list")])
def test_a_credential_of_a_wrong_type_is_refused(package: Any, value: object, message: str) -> None:
    with pytest.raises(package.errors.InvalidArgument, match=rf"token: must be a str, or a function .*{message}"):
        package.KeyShop(base_url="http://localhost", token=value)
    with pytest.raises(package.errors.InvalidArgument, match="password: must be a str, or a function"):
        package.KeyShop(base_url="http://localhost", password=value)


def test_the_types_say_so(package: Any) -> None:
    plain = inspect.signature(package.KeyShop).parameters
    awaited = inspect.signature(package.AsyncKeyShop).parameters
    assert plain["token"].annotation == "str | Callable[[], str] | None"
    assert awaited["token"].annotation == "str | Callable[[], str | Awaitable[str]] | None"
    assert plain["basic"].annotation == "str | tuple[str, str] | Callable[[], str | tuple[str, str]] | None"


def test_the_fake_server_knows_what_a_function_gives(package: Any) -> None:
    fake = import_module(f"{package.__name__}.testing").FakeKeyShop()
    with fake, fake.client(token=Vault("mine-12345678")) as client:
        client.things.bearer()

    async def main() -> None:
        async with fake.async_client(token=Vault("other-12345678").awaited) as client:
            await client.things.bearer()

    asyncio.run(main())


def with_copies(
    package: Any, asynchronous: bool, server: RawServer, work: Callable[[Any], list[Any]], **options: Any
) -> None:
    """Run calls of a client and of its copies one after the other."""
    if not asynchronous:
        with package.KeyShop(base_url=server.url, **options) as client:
            work(client)
        return

    async def main() -> None:
        async with package.AsyncKeyShop(base_url=server.url, **options) as client:
            for call in work(client):
                await call

    asyncio.run(main())


EITHER = pytest.mark.parametrize("asynchronous", [False, True])


@EITHER
def test_a_copy_of_a_client_can_have_another_credential(package: Any, asynchronous: bool) -> None:
    def work(client: Any) -> list[Any]:
        other = client.with_options(token="two-12345678", timeout=9)
        third = other.with_options(token=lambda: "three-12345678").with_options(retries=1)
        return [each.things.bearer() for each in (client, other, third, client)]

    with RawServer(reply_json(1)) as server:
        with_copies(package, asynchronous, server, work, token="one-12345678")
        sent = [request.headers["authorization"] for request in server.received]
        assert sent == [f"Bearer {name}-12345678" for name in ("one", "two", "three", "one")]
        assert server.connections == 1


@EITHER
def test_a_copy_with_another_user_signs_in_again(package: Any, asynchronous: bool) -> None:
    def api(exchange: Exchange) -> None:
        signs_in = exchange.request.target == "/sign-in"
        given: Any = exchange.request.json() if signs_in else {}
        reply_json({"session": given["user"] * 8} if signs_in else 1)(exchange)

    def work(client: Any) -> list[Any]:
        other = client.with_options(user="b")
        return [each.things.session() for each in (client, other, client, other)]

    with RawServer(api) as server:
        with_copies(package, asynchronous, server, work, user="a", password="pw-12345678")
        sent = [request.headers["x-session"] for request in server.received if request.target == "/session"]
        assert sent == ["a" * 8, "b" * 8, "a" * 8, "b" * 8]
        assert server.targets().count("POST /sign-in") == 2


def test_a_mistyped_credential_of_a_copy_names_the_one_that_was_meant(package: Any) -> None:
    with pytest.raises(TypeError, match="did you mean 'token'"):
        package.KeyShop(base_url="http://localhost").with_options(tokn="one-12345678")


@EITHER
@pytest.mark.parametrize("options", [{}, {"token": "one-12345678"}])
def test_a_credential_among_the_headers_of_a_client_is_sent_instead(
    package: Any, asynchronous: bool, options: dict[str, str]
) -> None:
    def work(client: Any) -> list[Any]:
        return [client.things.bearer(), client.with_options(headers={"authorization": "Mine other"}).things.bearer()]

    with RawServer(reply_json(1)) as server:
        with_copies(package, asynchronous, server, work, headers={"Authorization": "Mine own"}, **options)
        assert [request.headers["authorization"] for request in server.received] == ["Mine own", "Mine other"]
