"""Tokens by an authorization code, with no network: the requests, their times, and what a response may contain."""

import base64
import json
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qs

import pytest
from fake_driver import Answer, FakeDriver, raw, settings
from sample._api import API
from sample._runtime.auth.authorization_code import authorization_url
from sample._runtime.auth.code_exchange import OAuth2
from sample._runtime.auth.token_store import MemoryTokenStore, Tokens
from sample._runtime.base.api import Server
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.errors import ConnectError, CredentialMissing, InvalidArgument, LoginFailed, Timeout
from sample._runtime.base.operation import FormBody, Json, Operation, Retry
from sample._runtime.base.security import Bearer
from sample._runtime.base.urls import Base
from sample._runtime.base.wire import Request
from sample._runtime.call.flow import perform
from sample._runtime.call.session import Session
from sample._runtime.call.state import Core
from sample._runtime.codec.values import JsonValue

if TYPE_CHECKING:
    from sample._runtime.call.engine import SyncEngine

ASK: Operation[JsonValue] = Operation(
    id="token",
    method="POST",
    path="/token",
    body=FormBody(required=True),
    replies={"200": Json(lambda: JsonValue), "400": Json(lambda: JsonValue)},
    # Even where a description says so, a token is not asked for twice.
    retry=Retry.IDEMPOTENT,
)
CALL: Operation[JsonValue] = Operation(
    id="call", method="GET", path="/x", security=(("oauth",),), replies={"200": Json(lambda: JsonValue)}
)
WAYS = OAuth2(
    scheme="oauth",
    operation=lambda: ASK,
    pages={"production": "https://api.sample.test/page"},
    variables=("SAMPLE_CLIENT_ID", "SAMPLE_CLIENT_SECRET"),
)
GIVEN = {"client_id": "me:é".replace("é", "e"), "client_secret": "pass word+1"}
ENDED = Tokens("old-access", "old-refresh", 0)
DONE = raw("{}")


def pair(**changes: object) -> Answer:
    """A reply with new tokens."""
    tokens = {"access_token": "new-access", "refresh_token": "new-refresh", "token_type": "Bearer", "expires_in": 3600}
    return raw(json.dumps({key: value for key, value in {**tokens, **changes}.items() if value is not None}))


def call(
    driver: FakeDriver,
    store: MemoryTokenStore,
    ways: OAuth2 = WAYS,
    given: dict[str, str] | None = None,
    retries: int = 2,
) -> None:
    """Make one call that needs a token."""
    api = API._replace(login=None, grants=ways, schemes={"oauth": Bearer("token")})
    session = Session(api, GIVEN if given is None else given, {}, store)
    core = Core(api, Base.parse("https://api.sample.test"), session, clock=driver.clock, random=lambda: 1.0)
    driver.drive(perform(core, settings({"retries": retries}), CALL, Arguments()))


def form(request: Request) -> dict[str, list[str]]:
    """Return the members of a form."""
    return parse_qs(b"".join(part for part in request.content.parts if isinstance(part, bytes)).decode())


def test_the_client_is_identified_in_the_form_or_in_the_header() -> None:
    driver = FakeDriver([pair(), DONE])
    call(driver, MemoryTokenStore(ENDED))
    refresh = {"grant_type": ["refresh_token"], "refresh_token": ["old-refresh"]}
    assert form(driver.sent[0]) == {**refresh, **{name: [value] for name, value in GIVEN.items()}}
    assert driver.sent[0].headers.get("authorization") is None
    assert driver.sent[1].headers.get("authorization") == "Bearer new-access"
    driver = FakeDriver([pair(), DONE])
    call(driver, MemoryTokenStore(ENDED), replace(WAYS, authentication="basic"))
    assert form(driver.sent[0]) == refresh
    kind, _, encoded = (driver.sent[0].headers.get("authorization") or "").partition(" ")
    assert (kind, base64.b64decode(encoded).decode()) == ("Basic", "me%3Ae:pass+word%2B1")
    assert driver.sent[1].headers.get("authorization") == "Bearer new-access"


@pytest.mark.parametrize(
    ("expires_in", "lifetime", "ends"),
    [(3600, None, 3600), ("3600", 60, 3600), (None, 60, 60), (None, None, None), (-1, 60, 60), (True, 60, 60),
     ("1e999", 60, 60), ("soon", None, None)],
)  # fmt: skip
def test_how_long_a_token_lives(expires_in: object, lifetime: float | None, ends: float | None) -> None:
    driver, store = FakeDriver([pair(expires_in=expires_in), DONE]), MemoryTokenStore(ENDED)
    call(driver, store, replace(WAYS, lifetime=lifetime))
    kept = store.load()
    assert kept == Tokens("new-access", "new-refresh", None if ends is None else driver.clock.date + ends)


def test_a_refresh_token_that_is_not_replaced_stays() -> None:
    store = MemoryTokenStore(ENDED)
    call(FakeDriver([pair(refresh_token=None), DONE]), store)
    kept = store.load()
    assert kept is not None
    assert kept.refresh_token == "old-refresh"


@pytest.mark.parametrize(
    "answer",
    [pair(access_token=None), pair(access_token=7), pair(access_token="a\nb"), pair(token_type="mac"), raw("[1]")],
)
def test_a_reply_without_a_token(answer: Answer) -> None:
    driver, store = FakeDriver([answer]), MemoryTokenStore(ENDED)
    with pytest.raises(LoginFailed):
        call(driver, store)
    assert len(driver.sent) == 1
    assert store.load() is ENDED


def test_what_was_sent_is_not_sent_again_and_what_was_not_is() -> None:
    driver = FakeDriver([Timeout("no answer in time")])
    with pytest.raises(LoginFailed):
        call(driver, MemoryTokenStore(ENDED))
    assert len(driver.sent) == 1
    driver = FakeDriver([raw("", 503)])
    with pytest.raises(LoginFailed):
        call(driver, MemoryTokenStore(ENDED))
    assert len(driver.sent) == 1
    driver = FakeDriver([ConnectError("refused"), pair(), DONE])
    call(driver, MemoryTokenStore(ENDED))
    assert [request.url.rpartition("/")[2] for request in driver.sent] == ["token", "token", "x"]


def test_missing_arguments_are_reported_before_anything_is_sent() -> None:
    driver = FakeDriver([pair()])
    with pytest.raises(CredentialMissing, match=r"client_id and client_secret \(or set SAMPLE_CLIENT_ID"):
        call(driver, MemoryTokenStore(ENDED), given={})
    with pytest.raises(CredentialMissing, match="authorization_url"):
        call(driver, MemoryTokenStore())
    with pytest.raises(LoginFailed, match="no refresh token"):
        call(driver, MemoryTokenStore(Tokens("a", None, 0)))
    assert not driver.sent


def test_a_token_without_an_end_is_sent_until_it_is_refused() -> None:
    driver, store = FakeDriver([raw("", 401), pair(), DONE]), MemoryTokenStore(Tokens("a", "r"))
    call(driver, store)
    sent = [request.headers.get("authorization") for request in driver.sent]
    assert sent == ["Bearer a", None, "Bearer new-access"]


def test_tokens_are_kept_as_text_and_never_shown() -> None:
    for tokens in (Tokens("a", "r", 12.5), Tokens("a"), Tokens("é", None, 0.0)):
        assert Tokens.from_json(tokens.to_json()) == tokens
    assert repr(Tokens("secret-a", "secret-r", 5)) == "<Tokens, access token expires at 5>"
    assert "secret" not in repr(MemoryTokenStore(Tokens("secret-a")))
    for text in ("", "{}", "[]", "null", '{"access_token": ""}', '{"access_token": 1, "refresh_token": "secret"}'):
        with pytest.raises(InvalidArgument) as caught:
            Tokens.from_json(text)
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("base", "page"),
    [
        ("https://api.sample.test/v1", "https://api.sample.test/page"),
        ("https://mine.example:8443/api", "https://mine.example:8443/page"),
    ],
)
def test_a_page_at_the_origin_of_the_api_moves_with_the_base_url(base: str, page: str) -> None:
    api = API._replace(login=None, grants=WAYS, servers={"production": Server("https://api.sample.test/v1")})
    core = Core(api, Base.parse(base), Session(api, GIVEN, {}))
    shown = authorization_url(cast("SyncEngine", SimpleNamespace(core=core)), "https://a.example/back")
    assert shown.url.partition("?")[0] == page
