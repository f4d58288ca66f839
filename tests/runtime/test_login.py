"""Logins: one for all callers, renewed once, and never in a loop."""

from typing import Literal

import pytest
from fake_driver import FakeClock, FakeDriver, raw
from sample import errors
from sample._api import API
from sample._operations.absences import CREATE_ABSENCE, GET_ABSENCE
from sample._operations.authentification import SIGN_IN
from sample._runtime.auth.login import log_in
from sample._runtime.base.api import Api
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.credentials import CredentialSource, Expiry, Login
from sample._runtime.base.errors import Timeout, TransportError
from sample._runtime.base.headers import Headers
from sample._runtime.base.operation import Empty, Json, JsonBody, Operation, Retry
from sample._runtime.base.security import ApiKey, Bearer
from sample._runtime.base.wire import RawReply, Request

ONE = Arguments(path={"id": 1})
NEW = Arguments(body={"organisation_id": 1})
OK = raw('{"absence": {"id": 1, "first_day": "2021-10-21"}}')
BROKEN = TransportError("the connection broke")
LOGIN = raw('{"data": {"id": 1, "email": "a@b.test"}}', access_token="tok-aaaaaaaa", client="c", uid="u")
SECRETS = {"email": "a@b.test", "password": "pass-12345678"}

PUT: Operation[None] = Operation(id="put", method="PUT", path="/x", replies={"200": Empty()}, retry=Retry.IDEMPOTENT)
POST: Operation[None] = Operation(id="post", method="POST", path="/x", replies={"200": Empty()}, retry=Retry.UNSAFE)


def paths(driver: FakeDriver) -> list[str]:
    return [request.url.rpartition("/")[2] for request in driver.sent]


def test_one_login_serves_every_call() -> None:
    driver = FakeDriver([LOGIN, OK, OK])
    core = driver.core(API, SECRETS)
    driver.call(GET_ABSENCE, ONE, core=core)
    driver.call(GET_ABSENCE, ONE, core=core)
    assert paths(driver) == ["sign_in", "1", "1"]
    assert driver.sent[0].content.parts == (b'{"email":"a@b.test","password":"pass-12345678"}',)
    assert driver.sent[1].headers["access-token"] == "tok-aaaaaaaa"


def test_credentials_given_directly_win() -> None:
    driver = FakeDriver([raw("", 401), OK])
    core = driver.core(API, {**SECRETS, "access_token": "t", "client": "c", "uid": "u"})
    with pytest.raises(errors.Unauthorized):
        driver.call(GET_ABSENCE, ONE, core=core)
    assert paths(driver) == ["1"]


def test_the_credentials_end_when_the_server_says() -> None:
    clock = FakeClock()
    expiring = raw(LOGIN.content, **{**fields(LOGIN), "expiry": str(int(clock.date) + 3600)})
    driver = FakeDriver([expiring, OK, expiring, OK], clock=clock)
    core = driver.core(API, SECRETS)
    driver.call(GET_ABSENCE, ONE, core=core)
    clock.monotonic += 3600 - 29
    driver.call(GET_ABSENCE, ONE, core=core)
    assert paths(driver) == ["sign_in", "1", "sign_in", "1"]


def fields(reply: RawReply) -> dict[str, str]:
    return {name.replace("-", "_"): value for name, value in reply.headers.items()}


def test_they_are_renewed_once_on_401() -> None:
    driver = FakeDriver([LOGIN, raw("", 401), LOGIN, OK])
    assert driver.call(GET_ABSENCE, ONE, core=driver.core(API, SECRETS)).attempts == 2
    assert paths(driver) == ["sign_in", "1", "sign_in", "1"]


def test_they_are_renewed_for_a_post_as_well() -> None:
    driver = FakeDriver([LOGIN, raw("", 401), LOGIN, OK])
    driver.call(CREATE_ABSENCE, NEW, core=driver.core(API, SECRETS))
    assert driver.sent[1].content == driver.sent[3].content


def test_a_401_that_stays_is_no_loop() -> None:
    driver = FakeDriver([LOGIN, raw("", 401), LOGIN, raw("", 401)])
    with pytest.raises(errors.Unauthorized):
        driver.call(GET_ABSENCE, ONE, core=driver.core(API, SECRETS))
    assert paths(driver) == ["sign_in", "1", "sign_in", "1"]


def test_a_403_renews_nothing() -> None:
    driver = FakeDriver([LOGIN, raw("", 403)])
    with pytest.raises(errors.ApiError):
        driver.call(GET_ABSENCE, ONE, core=driver.core(API, SECRETS))
    assert paths(driver) == ["sign_in", "1"]


@pytest.mark.parametrize(
    "answer",
    [
        raw('{"errors": ["Mot de passe invalide"]}', 401),
        raw("", 500),
        raw('{"data": {"id": 1, "email": "x"}}'),
        raw("<html>", content_type="text/html"),
        raw(LOGIN.content, access_token="tok\tx", client="c", uid="u"),
        Timeout("no answer"),
    ],
)
def test_a_login_that_fails_is_reported_as_such(answer: RawReply | TransportError) -> None:
    driver = FakeDriver([answer])
    core = driver.core(API, SECRETS)
    with pytest.raises(errors.LoginFailed) as caught:
        driver.call(GET_ABSENCE, ONE, core=core)
    assert set(paths(driver)) == {"sign_in"}
    assert "pass-12345678" not in str(caught.value) + repr(vars(caught.value))
    driver.answers = [LOGIN, OK]
    driver.sent.clear()
    driver.call(GET_ABSENCE, ONE, core=core)


def test_callers_that_waited_get_the_same_error() -> None:
    driver = FakeDriver([raw("", 500)])
    core = driver.core(API, SECRETS)
    from sample._runtime.base.options import Settings
    from sample._runtime.base.steps import Acquire, Send
    from sample._runtime.call.flow import perform

    owner = perform(core, Settings(), GET_ABSENCE, ONE)
    waiter = perform(core, Settings(), GET_ABSENCE, ONE)
    turn = next(owner)
    waiting = next(waiter)
    assert isinstance(turn, Acquire)
    assert isinstance(waiting, Acquire)
    driver.perform(turn)
    sending = next(owner)
    assert isinstance(sending, Send)
    driver.perform(sending)
    with pytest.raises(errors.LoginFailed) as first:
        next(owner)
    driver.perform(waiting)
    with pytest.raises(errors.LoginFailed) as second:
        next(waiter)
    assert first.value is second.value
    assert len(driver.sent) == 1


def test_when_the_owner_is_cancelled_the_next_in_line_logs_in() -> None:
    driver = FakeDriver([LOGIN, OK])
    core = driver.core(API, SECRETS)
    from sample._runtime.base.options import Settings
    from sample._runtime.call.flow import perform

    owner = perform(core, Settings(), GET_ABSENCE, ONE)
    waiter = perform(core, Settings(), GET_ABSENCE, ONE)
    turn, waiting = next(owner), next(waiter)
    driver.perform(turn)
    next(owner)
    owner.close()
    driver.perform(waiting)
    driver.perform(next(waiter))
    driver.perform(next(waiter))
    with pytest.raises(StopIteration):
        next(waiter)
    assert paths(driver) == ["sign_in", "1"]


def test_signing_in_by_hand_needs_no_credential() -> None:
    driver = FakeDriver([LOGIN])
    driver.call(SIGN_IN, Arguments(body={"email": "a", "password": "b"}), core=driver.core(API, {}))
    assert len(driver.sent) == 1


def test_hooks_see_each_attempt() -> None:
    seen: list[object] = []

    def before(request: Request) -> Request:
        seen.append(request.method)
        return request.with_headers(X_Trace="1")

    driver = FakeDriver([raw("", 503), OK])
    driver.call(GET_ABSENCE, ONE, options={"before_request": before, "after_reply": lambda r: seen.append(r.status)})
    assert seen == ["GET", 503, "GET", 200]
    assert driver.sent[0].headers["x-trace"] == "1"


def test_post_operations_are_distinguished() -> None:
    with pytest.raises(errors.ServiceUnavailable):
        FakeDriver([raw("", 503), raw()]).call(POST)


PLATFORM_TOKEN: Operation[object] = Operation(
    id="token", method="POST", path="/auth/token", body=JsonBody(required=True), replies={"200": Json(lambda: object)}
)


def platform(*sources: CredentialSource, expiry: Expiry | None = None) -> Api:
    return Api(
        name="platform",
        package="platform",
        version="1",
        schemes={"token": Bearer(), "sid": ApiKey("sid", location="cookie", argument="sid")},
        login=Login(
            operation=lambda: PLATFORM_TOKEN,
            log_in=log_in,
            secrets={"login": "login", "password": "password"},
            variables={},
            sources=sources,
            expiry=expiry,
        ),
    )


def secure(scheme: str) -> Operation[None]:
    return Operation(id="x", method="GET", path="/x", security=((scheme,),), replies={"200": Empty()}, retry=Retry.SAFE)


def test_a_token_in_the_body() -> None:
    api = platform(
        CredentialSource("token", location="body", name="/data/token"),
        expiry=Expiry(source="body", name="/expiresAt", unit="unix-milliseconds", fallback=60),
    )
    clock = FakeClock()
    given = raw(f'{{"data": {{"token": "tok-12345678"}}, "expiresAt": {int(clock.date + 1000) * 1000}}}')
    driver = FakeDriver([given, raw(), raw(), given, raw()], clock=clock)
    core = driver.core(api, {"login": "me", "password": "pass-12345678"})
    for passing in (0, 900, 100):
        clock.monotonic += passing
        driver.call(secure("token"), core=core)
    assert paths(driver) == ["token", "x", "x", "token", "x"]
    assert driver.sent[1].headers["authorization"] == "Bearer tok-12345678"


def test_a_session_in_a_cookie() -> None:
    api = platform(CredentialSource("sid", location="cookie", name="sid"))
    cookies = [
        ("Set-Cookie", "other=1; Expires=Thu, 1 Jan 2015 00:00:00 GMT"),
        ("Set-Cookie", "sid=s%3Aabc.d; Path=/; Expires=Thu, 1 Jan 2015 00:00:00 GMT; HttpOnly"),
    ]
    given = RawReply(200, Headers([("Content-Type", "application/json"), *cookies]), b"{}")
    driver = FakeDriver([given, raw()])
    driver.call(secure("sid"), core=driver.core(api, {"login": "me", "password": "p"}))
    assert driver.sent[1].headers["cookie"] == "sid=s%3Aabc.d"


@pytest.mark.parametrize(
    ("unit", "ends", "lives"),
    [
        ("seconds-from-now", "100", 100),
        ("seconds-from-now", "NaN", 7),
        ("seconds-from-now", "-1", 7),
        ("unix-seconds", "soon", 7),
        ("unix-seconds", "1e300", 7),
        ("unix-seconds", "1600000000", 0),
    ],
)
def test_how_long_credentials_live(unit: Literal["unix-seconds", "seconds-from-now"], ends: str, lives: float) -> None:
    api = platform(
        CredentialSource("token", location="body", name="/t"),
        expiry=Expiry(source="header", name="e", unit=unit, fallback=7),
    )
    given = raw('{"t": "tok"}', e=ends)
    driver = FakeDriver([given, raw(), raw(), given, raw()])
    core = driver.core(api, {"login": "me", "password": "p"})
    driver.call(secure("token"), core=core)
    driver.clock.monotonic += max(lives * 0.9 - 0.1, 0)
    if lives:
        driver.call(secure("token"), core=core)
        driver.clock.monotonic += 0.2
        driver.call(secure("token"), core=core)
        assert paths(driver) == ["token", "x", "x", "token", "x"]


def test_what_a_login_gives_is_in_no_error() -> None:
    api = platform(CredentialSource("token", location="body", name="/t"))
    driver = FakeDriver([raw('{"t": "fresh-12345678", "t": 1}')])
    with pytest.raises(errors.LoginFailed) as caught:
        driver.call(secure("token"), core=driver.core(api, {"login": "me", "password": "p"}))
    kept = [caught.value, *([caught.value.__cause__] if caught.value.__cause__ else [])]
    assert "fresh" not in "".join(repr(vars(error)) + str(error) for error in kept)
