"""Redirects: where they are followed, and what goes along."""

import pytest
from fake_driver import FakeDriver, raw
from sample import errors
from sample._api import API
from sample._operations.absences import CREATE_ABSENCE, GET_ABSENCE
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.errors import RedirectRefused, TransportError
from sample._runtime.base.operation import Empty, Operation, Retry
from sample._runtime.base.wire import RawReply

ONE = Arguments(path={"id": 1})
NEW = Arguments(body={"organisation_id": 1})
OK = raw('{"absence": {"id": 1, "first_day": "2021-10-21"}}')
BROKEN = TransportError("the connection broke")
LOGIN = raw('{"data": {"id": 1, "email": "a@b.test"}}', access_token="tok-aaaaaaaa", client="c", uid="u")
SECRETS = {"email": "a@b.test", "password": "pass-12345678"}

PUT: Operation[None] = Operation(id="put", method="PUT", path="/x", replies={"200": Empty()}, retry=Retry.IDEMPOTENT)
POST: Operation[None] = Operation(id="post", method="POST", path="/x", replies={"200": Empty()}, retry=Retry.UNSAFE)


def moved(to: str, status: int = 302) -> RawReply:
    return raw("", status, location=to)


def test_a_redirect_is_not_followed_unless_asked() -> None:
    driver = FakeDriver([moved("https://api.sample.test/other"), OK])
    with pytest.raises(errors.UnexpectedStatus):
        driver.call(GET_ABSENCE, ONE)
    assert len(driver.sent) == 1


@pytest.mark.parametrize(
    ("to", "same"),
    [
        ("/elsewhere", True),
        ("https://api.sample.test:443/x", True),
        ("https://other.test/x", False),
        ("https://api.sample.test:444/x", False),
        ("https://sub.api.sample.test/x", False),
        ("//evil.test/x", False),
    ],
)
def test_no_credential_leaves_its_origin(to: str, same: bool) -> None:
    driver = FakeDriver([moved(to), OK])
    options = {"X-Api-Key": "mine-123", "Cookie": "a=b"}
    driver.call(GET_ABSENCE, ONE, options={"follow_redirects": True, "headers": options})
    there = set(driver.sent[1].headers)
    secret = {"access-token", "client", "uid", "x-api-key", "cookie"}
    assert there & secret == (secret if same else set())


@pytest.mark.parametrize(
    "to",
    [
        "http://api.sample.test/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://a.test/",
        "https://u:p@a.test/",
        "https://[x",
    ],
)
def test_where_no_redirect_is_followed(to: str) -> None:
    driver = FakeDriver([moved(to), OK])
    with pytest.raises((RedirectRefused, errors.InvalidArgument)):
        driver.call(GET_ABSENCE, ONE, options={"follow_redirects": True})
    assert len(driver.sent) == 1


def test_a_line_break_in_a_location_stays_in_the_url() -> None:
    driver = FakeDriver([moved("/x\r\nX-Bad: 1"), OK])
    driver.call(GET_ABSENCE, ONE, options={"follow_redirects": True})
    assert not set(driver.sent[1].url) & set("\r\n ")


def test_a_redirect_loop_ends() -> None:
    driver = FakeDriver([moved("/again")])
    with pytest.raises(RedirectRefused, match="more than 10"):
        driver.call(GET_ABSENCE, ONE, options={"follow_redirects": True})
    assert len(driver.sent) == 11


@pytest.mark.parametrize(
    ("status", "method", "kept"),
    [(301, "GET", False), (302, "GET", False), (303, "GET", False), (307, "POST", True), (308, "POST", True)],
)
def test_method_and_body_of_a_redirected_post(status: int, method: str, kept: bool) -> None:
    driver = FakeDriver([moved("/x", status), OK])
    driver.call(CREATE_ABSENCE, NEW, options={"follow_redirects": True})
    assert (driver.sent[1].method, bool(driver.sent[1].content.parts)) == (method, kept)


@pytest.mark.parametrize(
    ("location", "path"), [("/caf\xc3\xa9", "/caf%C3%A9"), ("/caf%C3%A9", "/caf%C3%A9"), ("/\u20ac", "/%E2%82%AC")]
)
def test_a_location_in_utf_8_is_encoded_once(location: str, path: str) -> None:
    driver = FakeDriver([moved(location), OK])
    driver.call(GET_ABSENCE, ONE, options={"follow_redirects": True})
    assert driver.sent[1].url == f"https://api.sample.test{path}"


@pytest.mark.parametrize("status", [307, 308])
def test_no_password_of_a_direct_login_goes_to_another_origin(status: int) -> None:
    login = API.login
    assert login is not None
    driver = FakeDriver([moved("https://evil.test/", status), LOGIN])
    with pytest.raises(RedirectRefused, match="the body holds a secret"):
        driver.call(login.operation(), Arguments(body=SECRETS), options={"follow_redirects": True})
    assert len(driver.sent) == 1
    driver = FakeDriver([moved("/elsewhere", status), LOGIN])
    driver.call(login.operation(), Arguments(body=SECRETS), options={"follow_redirects": True})
    assert len(driver.sent) == 2


def test_a_login_follows_no_redirect() -> None:
    driver = FakeDriver([moved("https://evil.test/", 307), LOGIN])
    with pytest.raises(errors.LoginFailed):
        driver.call(GET_ABSENCE, ONE, core=driver.core(API, SECRETS), options={"follow_redirects": True})
    assert len(driver.sent) == 1
