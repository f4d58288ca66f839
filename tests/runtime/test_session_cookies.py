"""Session cookies that the API sets: kept, sent to its own origin only, and forgotten when they end."""

import pytest
from fake_driver import FakeDriver, raw
from sample import errors
from sample._api import API
from sample._runtime.base.operation import Json, Operation, Security
from sample._runtime.base.security import ApiKey, Bearer
from sample._runtime.base.wire import RawReply
from sample._runtime.call.state import Core

KEYS = API._replace(
    schemes={"token": Bearer(argument="token"), "session": ApiKey("sid", "cookie", argument="session")},
    login=None,
    grants=None,
    limits=None,
)
SIGNED_IN = raw("{}", set_cookie="sid=s-12345678; Path=/; HttpOnly")
EITHER: Security = (("token",), ("session",))


def operation(security: Security = EITHER, path: str = "/x") -> Operation[object]:
    return Operation(id="x", method="GET", path=path, replies={"200": Json(lambda: object)}, security=security)


SIGN_IN = operation(())


def cookies(driver: FakeDriver, **credentials: str) -> tuple[Core, list[str | None]]:
    """Sign in and call once more; what was sent as cookies."""
    core = driver.core(KEYS, credentials)
    driver.call(SIGN_IN, core=core)
    driver.call(operation(), core=core)
    return core, [request.headers.get("cookie") for request in driver.sent]


def test_a_described_cookie_of_a_response_is_sent_from_then_on() -> None:
    assert cookies(FakeDriver([SIGNED_IN, raw("{}")]))[1] == [None, "sid=s-12345678"]


def test_a_credential_of_the_caller_comes_first() -> None:
    driver = FakeDriver([SIGNED_IN, raw("{}")])
    assert cookies(driver, token="tok-12345678")[1] == [None, None]
    assert driver.sent[1].headers["authorization"] == "Bearer tok-12345678"
    assert cookies(FakeDriver([SIGNED_IN, raw("{}")]), session="mine-12345")[1] == [None, "sid=mine-12345"]


@pytest.mark.parametrize(
    "end", ["sid=; Path=/", "sid=x; Max-Age=0", "sid=x; Max-Age=-1", "sid=x; Expires=Thu, 1 Jan 1970 00:00:00 GMT"]
)
def test_a_cookie_that_the_api_ends_is_forgotten(end: str) -> None:
    driver = FakeDriver([SIGNED_IN, raw("{}", set_cookie=end), raw("{}")])
    core, _ = cookies(driver)
    with pytest.raises(errors.CredentialMissing):
        driver.call(operation(), core=core)


def test_a_cookie_is_not_sent_after_its_end() -> None:
    driver = FakeDriver([raw("{}", set_cookie="sid=s-12345678; Max-Age=60"), raw("{}")])
    core, _ = cookies(driver)
    driver.clock.monotonic += 61
    with pytest.raises(errors.CredentialMissing):
        driver.call(operation(), core=core)


@pytest.mark.parametrize(
    "answer",
    [
        raw("{}", set_cookie="other=s-12345678"),
        raw("{}", set_cookie="Sid=s-12345678"),
        raw("{}", 403, set_cookie="sid=s-12345678"),
        raw("{}"),
    ],
)
def test_nothing_else_is_kept(answer: RawReply) -> None:
    with pytest.raises((errors.CredentialMissing, errors.ApiError)):
        cookies(FakeDriver([answer]))


def test_a_cookie_of_another_origin_is_not_kept() -> None:
    away = raw("", 307, location="https://other.test/", content_type="")
    driver = FakeDriver([away, SIGNED_IN])
    core = driver.core(KEYS, {})
    driver.call(SIGN_IN, core=core, options={"follow_redirects": True})
    assert len(driver.sent) == 2
    with pytest.raises(errors.CredentialMissing):
        driver.call(operation(), core=core)


def test_an_anonymous_call_keeps_and_sends_nothing() -> None:
    driver = FakeDriver([SIGNED_IN, raw("{}")])
    core = driver.core(KEYS, {})
    driver.call(SIGN_IN, core=core, options={"anonymous": True})
    with pytest.raises(errors.CredentialMissing):
        driver.call(operation(), core=core)
    driver.call(SIGN_IN, core=core)
    driver.call(operation(), core=core, options={"anonymous": True})
    assert "cookie" not in driver.sent[-1].headers


def test_a_kept_cookie_is_redacted() -> None:
    driver = FakeDriver([SIGNED_IN, raw("{}"), raw('{"seen": "s-12345678"}', 500)])
    core, _ = cookies(driver)
    with pytest.raises(errors.ApiError) as caught:
        driver.call(operation(), core=core, options={"retries": 0})
    assert "s-12345678" not in f"{caught.value!r} {caught.value.body} {caught.value.headers} {core!r}"
