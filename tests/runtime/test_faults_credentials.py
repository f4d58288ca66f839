"""Where credentials go and where they never do, through both drivers; the server counts."""

import asyncio
import os
from collections.abc import Callable

import pytest
from engines import engine_of
from flavours import GET, POST, SECURE, Flavour, call
from sample import AsyncSample, Sample
from sample._runtime.base import errors
from sample._runtime.base.headers import Headers
from sample._runtime.base.operation import Json, JsonBody, Operation, Retry
from sample._runtime.base.options import ClientOptions
from sample._runtime.base.wire import RawReply, Request
from sample._runtime.codec.values import JsonValue
from tokens import Tokens, arguments

from upstream.raw import Exchange, RawServer, Script, reply, reply_json

both = pytest.mark.parametrize("flavour", ["sync", "async"])
OK = reply_json({"ok": True})
PUT: Operation[JsonValue] = Operation(
    id="put",
    method="PUT",
    path="/x",
    body=JsonBody(),
    replies={"200": Json(lambda: JsonValue)},
    retry=Retry.IDEMPOTENT,
)


@both
def test_a_401_that_stays_and_a_403_are_no_loop(flavour: Flavour) -> None:
    tokens = Tokens()

    def refusing(status: int) -> Script:
        def script(exchange: Exchange) -> None:
            (tokens if exchange.request.target.endswith("sign_in") else reply(status=status))(exchange)

        return script

    for status, kind, logins in ((401, errors.Unauthorized, 2), (403, errors.Forbidden, 1)):
        tokens.logins = 0
        with RawServer(refusing(status)) as server:
            with pytest.raises(kind):
                call(flavour, SECURE, arguments(1), base_url=server.url)
            assert tokens.logins == logins
            assert len(server.received) == 2 * logins


def signed(flavour: Flavour, url: str, follow: bool = True) -> None:
    """Call with keys given directly, following redirects."""
    options: ClientOptions = {"base_url": url, "trust_env": False, "follow_redirects": follow}
    if flavour == "sync":
        with Sample(access_token="tok-12345678", client="c", uid="u", **options) as sample:
            engine_of(sample).call(SECURE, arguments(1))
        return

    async def main() -> None:
        async with AsyncSample(access_token="tok-12345678", client="c", uid="u", **options) as sample:
            await engine_of(sample).call(SECURE, arguments(1))

    asyncio.run(main())


@both
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_credential_follows_a_redirect_to_another_origin(flavour: Flavour, status: int) -> None:
    with RawServer(OK) as other, RawServer(reply(status=status, Location=f"{other.url}/there")) as server:
        signed(flavour, server.url)
        assert server.received[0].headers["access-token"] == "tok-12345678"
        assert other.targets() == ["GET /there"]
        assert not {"access-token", "client", "uid", "authorization", "cookie"} & set(other.received[0].headers)
        with pytest.raises(errors.UnexpectedStatus):
            signed(flavour, server.url, follow=False)
        assert len(other.received) == 1


@both
def test_no_credential_goes_over_plain_http(flavour: Flavour) -> None:
    with pytest.raises(errors.InvalidArgument, match="plain http"):
        signed(flavour, "http://api.sample.test")


class Leading:
    """A transport whose server leads elsewhere."""

    def __init__(self, to: str) -> None:
        self.to = to
        self.sent: list[str] = []

    def answer(self, request: Request) -> RawReply:
        self.sent.append(request.url)
        return RawReply(302, Headers([("Location", self.to)]))


class SyncLeading(Leading):
    """For threads."""

    def send(self, request: Request) -> RawReply:
        return self.answer(request)

    def close(self) -> None: ...


class AsyncLeading(Leading):
    """For tasks."""

    async def send(self, request: Request) -> RawReply:
        return self.answer(request)

    async def aclose(self) -> None: ...


@both
@pytest.mark.parametrize(
    "to", ["http://api.sample.test/x", "file:///etc/passwd", "javascript:alert(1)", "ftp://a.test"]
)
def test_where_no_redirect_is_followed(flavour: Flavour, to: str) -> None:
    transport = SyncLeading(to) if flavour == "sync" else AsyncLeading(to)
    with pytest.raises(errors.RedirectRefused):
        call(flavour, GET, base_url="https://api.sample.test", transport=transport, follow_redirects=True)
    assert transport.sent == ["https://api.sample.test/x"]


@both
def test_redirects_keep_to_the_rules_and_end(flavour: Flavour) -> None:
    for status, method in ((301, "GET"), (302, "GET"), (303, "GET"), (307, "PUT"), (308, "PUT")):
        operation = PUT if method == "PUT" else POST
        with RawServer(reply(status=status, Location="/there"), OK) as server:
            call(flavour, operation, base_url=server.url, follow_redirects=True)
            assert server.targets()[1] == f"{method} /there"
    with RawServer(reply(status=302, Location="/x?\r\nX-Evil: 1")) as server:
        with pytest.raises(errors.Error):
            call(flavour, GET, base_url=server.url, follow_redirects=True)
        assert len(server.received) == 11
        assert not any("x-evil" in request.headers for request in server.received)


@both
def test_a_key_goes_only_where_it_is_asked_for_and_its_absence_is_reported_first(flavour: Flavour) -> None:
    with RawServer(OK) as server:
        call(flavour, GET, base_url=server.url)
        assert not {"access-token", "authorization"} & set(server.received[0].headers)
        server.received.clear()
        kind: Callable[..., object] = Sample if flavour == "sync" else AsyncSample
        kind(base_url=server.url)
        with pytest.raises(errors.CredentialMissing):
            nobody(flavour, server.url)
        assert not server.received


def nobody(flavour: Flavour, url: str) -> None:
    """Call without any credential."""
    if flavour == "sync":
        with Sample(base_url=url) as sample:
            engine_of(sample).call(SECURE, arguments(1))
    else:

        async def main() -> None:
            async with AsyncSample(base_url=url) as sample:
                await engine_of(sample).call(SECURE, arguments(1))

        asyncio.run(main())


@both
@pytest.mark.parametrize("token", ["secret-1\n", "secret-1\r\nX: 1", "secret-é", " secret-1"])
def test_a_token_that_cannot_be_sent_is_refused_by_name(flavour: Flavour, token: str) -> None:
    kind: Callable[..., object] = Sample if flavour == "sync" else AsyncSample
    with pytest.raises(ValueError, match="access_token") as caught:
        kind(access_token=token, client="c", uid="u")
    assert "secret" not in str(caught.value)
    assert os.linesep not in str(caught.value)
