"""One request from an operation: joining, credentials, and what no argument can reach."""

import pickle
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from fake_driver import FakeDriver, raw, settings
from hypothesis import assume, given
from hypothesis import strategies as st
from sample import errors
from sample._operations.absences import CREATE_ABSENCE, GET_ABSENCE
from sample._runtime.base.api import Api
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.operation import (
    Binary,
    Empty,
    Json,
    Operation,
    Parameter,
    ReplyKind,
    Retry,
    Security,
    Text,
)
from sample._runtime.base.security import ApiKey, Basic, Bearer
from sample._runtime.base.urls import Base, origin
from sample._runtime.base.wire import Request
from sample._runtime.call.request import own_fields

from pochoir.lower import Identity, lower
from pochoir.lower.parameters import FRAMING
from pochoir.resolve import resolve
from unit.written_documents import document

OK = raw('{"absence": {"id": 1, "first_day": "2021-10-21"}}')

SCHEMES = Api(
    name="x",
    package="x",
    version="1",
    schemes={
        "bearer": Bearer(argument="token", variable="X_TOKEN"),
        "basic": Basic(argument="basic"),
        "key": ApiKey("Authorization", prefix="Token token=", argument="api_key"),
        "query": ApiKey("api_key", location="query", argument="query_key"),
        "cookie": ApiKey("sid", location="cookie", argument="sid"),
    },
)


def operation(security: Security = (), path: str = "/x", *parameters: Parameter) -> Operation[None]:
    return Operation(
        id="x",
        method="GET",
        path=path,
        parameters=parameters,
        security=security,
        replies={"200": Empty()},
        retry=Retry.SAFE,
    )


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("https://a.test", "https://a.test/me"),
        ("https://a.test/v1/", "https://a.test/v1/me"),
        ("https://A.test:443/v1", "https://a.test/v1/me"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/me"),
        ("https://[::1]:1", "https://[::1]:1/me"),
        ("https://é.test", "https://xn--9ca.test/me"),
    ],
)
def test_base_and_path_are_joined_once(base: str, url: str) -> None:
    driver = FakeDriver([raw()])
    driver.call(operation((), "/me"), core=driver.core(base=base))
    assert driver.sent[0].url == url


@pytest.mark.parametrize(
    "base",
    [
        "",
        "/v1",
        "file:///etc",
        "ftp://a.test",
        "https://",
        "https://u:p@a.test",
        "https://a.test?x=1",
        "https://a.test#f",
        "https://a.test/../x",
        "https://a.test/ x",
        "https://a.test:99999",
        "https://a\n.test",
        "//a.test",
        "https://…",
        "https://a..test",
        "https://.a.test",
    ],
)
def test_a_base_that_cannot_be_called_is_refused(base: str) -> None:
    with pytest.raises(errors.InvalidArgument):
        Base.parse(base)


def test_default_ports_are_the_same_origin() -> None:
    assert origin("https://a.test:443/x") == origin("https://A.test/y")
    assert origin("https://a.test") != origin("https://a.test:444") != origin("http://a.test")


@given(st.text(), st.text())
def test_path_arguments_never_reach_another_path(first: str, second: str) -> None:
    driver = FakeDriver([raw()])
    reached = operation((), "/users/{a}{b}/x", Parameter("a", "path"), Parameter("b", "path"))
    try:
        driver.call(reached, Arguments(path={"a": first, "b": second}))
    except errors.InvalidArgument:
        return
    path = urlsplit(driver.sent[0].url).path.split("/")
    assert path[:3] == ["", "v1", "users"]
    assert path[-1] == "x"
    assert len(path) == 5
    assert path[3] not in ("", ".", "..")


def test_two_dots_from_two_arguments_are_refused() -> None:
    reached = operation((), "/{a}{b}", Parameter("a", "path", style="simple"), Parameter("b", "path"))
    with pytest.raises(errors.InvalidArgument):
        FakeDriver([raw()]).call(reached, Arguments(path={"a": ["."], "b": ["."]}))


@pytest.mark.parametrize(
    ("security", "credentials", "header", "value"),
    [
        ((("bearer",),), {"token": "tttt"}, "authorization", "Bearer tttt"),
        ((("basic",),), {"basic": ("Aladdin", "open sesame")}, "authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        ((("basic",),), {"basic": "Aladdin:open sesame"}, "authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        ((("key",),), {"api_key": "k"}, "authorization", "Token token=k"),
        ((("cookie",),), {"sid": "s"}, "cookie", "sid=s"),
        ((("bearer",), ("cookie",)), {"sid": "s"}, "cookie", "sid=s"),
        ((("bearer", "cookie"),), {"sid": "s", "token": "t"}, "cookie", "sid=s"),
        (((), ("cookie",)), {"sid": "s"}, "cookie", "sid=s"),
    ],
)
def test_credentials_where_their_scheme_puts_them(
    security: Security, credentials: dict[str, str | tuple[str, str] | None], header: str, value: str
) -> None:
    driver = FakeDriver([raw()])
    driver.call(operation(security), core=driver.core(SCHEMES, credentials))
    assert driver.sent[0].headers[header] == value


def test_a_key_in_the_query_is_encoded_and_never_printed() -> None:
    driver = FakeDriver([raw("", 400)])
    core = driver.core(SCHEMES, {"query_key": "se&cr et"})
    with pytest.raises(errors.ApiError) as caught:
        driver.call(operation((("query",),)), core=core)
    assert driver.sent[0].url == "https://api.sample.test/v1/x?api_key=se%26cr%20et"
    assert "cr" not in repr(driver.sent[0]).replace("/x?api_key=***", "")
    assert "se&cr" not in str(caught.value)


def test_no_credential_goes_to_an_operation_without_security() -> None:
    driver = FakeDriver([raw()])
    driver.call(operation(), core=driver.core(SCHEMES, {"token": "t", "sid": "s"}))
    assert set(driver.sent[0].headers) == {"accept", "accept-encoding", "user-agent"}


def test_anonymous_where_that_is_allowed() -> None:
    driver = FakeDriver([raw()])
    driver.call(operation((("bearer",), ())), core=driver.core(SCHEMES, {}))
    assert "authorization" not in driver.sent[0].headers


@pytest.mark.parametrize(
    ("replies", "asked"),
    [
        ({"200": Json(lambda: int)}, "application/json, */*;q=0.1"),
        ({"200": Json(lambda: int), "default": Json(lambda: int)}, "application/json, */*;q=0.1"),
        (
            {"200": Json(lambda: int, media_type="application/ld+json")},
            "application/ld+json, application/json;q=0.9, */*;q=0.1",
        ),
        (
            {"200": Json(lambda: int, media_type="application/vnd.api+json"), "404": Json(lambda: int)},
            "application/vnd.api+json, application/json;q=0.9, */*;q=0.1",
        ),
        (
            {"200": Text("text/csv"), "422": Json(lambda: int, media_type="application/problem+json")},
            "text/csv, application/problem+json;q=0.9, application/json;q=0.9, */*;q=0.1",
        ),
        ({"200": Binary("application/pdf"), "404": Empty()}, "application/pdf, */*;q=0.1"),
        ({"200": Binary(), "404": Json(lambda: int)}, "application/octet-stream, application/json;q=0.9, */*;q=0.1"),
        ({"200": Binary("image/*")}, "image/*, */*;q=0.1"),
        ({"200": Binary("*/*")}, "*/*"),
        ({"200": Json(lambda: int, media_type="*/*")}, "application/json, */*;q=0.1"),
        ({"200": Text("*/*")}, "text/plain, */*;q=0.1"),
        ({"204": Empty(), "404": Json(lambda: int)}, "application/json, */*;q=0.1"),
        ({"default": Json(lambda: int)}, "application/json, */*;q=0.1"),
        ({"204": Empty()}, "application/json, */*;q=0.1"),
    ],
)
def test_the_documented_success_is_asked_for_first(replies: Mapping[str, ReplyKind], asked: str) -> None:
    driver = FakeDriver([raw("1")])
    with suppress(errors.Error):
        driver.call(replace(operation(), replies=replies))
    assert driver.sent[0].headers["accept"] == asked


def test_a_missing_credential_is_reported_before_anything_is_sent() -> None:
    driver = FakeDriver([raw()])
    with pytest.raises(errors.CredentialMissing, match=r"pass token or sid and api_key \(or set X_TOKEN in"):
        driver.call(operation((("bearer",), ("cookie", "key"))), core=driver.core(SCHEMES, {"sid": "s"}))
    assert not driver.sent


@pytest.mark.parametrize("token", ["zq\n", "zq\r\nX: y", " zq", "zqé", "zq\0"])
def test_a_credential_that_cannot_be_sent_is_refused_by_name(token: str) -> None:
    with pytest.raises(errors.InvalidArgument, match=r"^token: ") as caught:
        FakeDriver([]).core(SCHEMES, {"token": token})
    assert "zq" not in str(caught.value)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("base", "allowed"),
    [
        ("http://a.test", False),
        ("http://10.0.0.1", False),
        ("http://localhost.a.test", False),
        ("http://localhost:1", True),
        ("http://127.0.0.9", True),
        ("http://[::1]", True),
        ("https://a.test", True),
    ],
)
def test_credentials_are_not_sent_in_the_clear(base: str, allowed: bool) -> None:
    driver = FakeDriver([raw()])
    core = driver.core(SCHEMES, {"token": "t"}, base=base)
    if allowed:
        driver.call(operation((("bearer",),)), core=core)
    else:
        with pytest.raises(errors.InvalidArgument, match="plain http"):
            driver.call(operation((("bearer",),)), core=core)
        assert not driver.sent
        driver.call(operation(), core=core)


@pytest.mark.parametrize(
    "headers", [{"Host": "x"}, {"Content-Length": "1"}, {"A b": "c"}, {"A": "b\r\nC: d"}, {"": "x"}]
)
def test_header_fields_of_the_caller_are_checked(headers: dict[str, str]) -> None:
    with pytest.raises(errors.InvalidArgument):
        FakeDriver([raw()]).call(operation(), options={"headers": headers})


def test_header_fields_of_the_caller_are_sent_and_its_own_credential_instead_of_that_of_the_client() -> None:
    driver = FakeDriver([raw()])
    options = settings({"headers": {"X-Mine": "1", "Authorization": "other", "User-Agent": "me"}})
    driver.call(
        operation((("bearer",),)), core=driver.core(SCHEMES, {"token": "t"}), options={"headers": options.headers}
    )
    sent = driver.sent[0].headers
    assert (sent["x-mine"], sent["authorization"], sent["user-agent"]) == ("1", "other", "me")


def test_a_body_that_cannot_be_sent_is_refused_first() -> None:
    driver = FakeDriver([OK])
    with pytest.raises(errors.InvalidArgument, match=r"createAbsence: body\.n: NaN"):
        driver.call(CREATE_ABSENCE, Arguments(body={"n": float("nan")}))
    assert not driver.sent


@pytest.mark.parametrize("name", ["Idempotency-Key", "X-Request-Key"])
def test_an_idempotency_key_is_made_once_for_each_call(name: str) -> None:
    keyed: Operation[None] = Operation(
        id="pay",
        method="POST",
        path="/pay",
        parameters=(Parameter(name, "header", idempotency=True),),
        replies={"200": Empty()},
    )
    driver = FakeDriver([raw("", 500), raw(), raw()])
    driver.call(keyed)
    driver.call(keyed)
    keys = [request.headers[name] for request in driver.sent]
    assert keys[0] == keys[1] != keys[2]
    driver = FakeDriver([raw("", 500), raw()])
    driver.call(keyed, Arguments(header={name: "mine"}))
    assert [request.headers[name] for request in driver.sent] == ["mine", "mine"]


def test_nothing_prints_a_secret() -> None:
    driver = FakeDriver(
        [raw('{"token": "tok-12345678"}', 403, access_token="tok-12345678", set_cookie="sid=tok-12345678")]
    )
    with pytest.raises(errors.ApiError) as caught:
        driver.call(GET_ABSENCE, Arguments(path={"id": 1}))
    error = caught.value
    shown = [
        repr(driver.sent[0]),
        repr(driver.sent[0].headers),
        repr(error),
        str(error),
        repr(error.headers),
        repr(error.body),
    ]
    assert "tok-12345678" not in "".join(shown) + repr(vars(error)) + repr(error.content)
    assert error.body == {"token": "***"}


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=8), st.integers(400, 599))
def test_a_secret_is_in_no_error_wherever_the_server_repeats_it(secret: str, status: int) -> None:
    # "ServerEr" would be in the name of a class.
    assume(secret.encode() not in pickle.dumps(_error_about("?" * len(secret), status)[0]))
    error, request = _error_about(secret, status)
    assert secret.encode() not in pickle.dumps(error)
    assert secret not in repr(error) + str(error) + repr(error.body) + repr(error.headers.fields) + repr(request)


def _error_about(secret: str, status: int) -> tuple[errors.ApiError, Request]:
    """Return the error for a response that repeats a secret, and the request."""
    answer = raw(f"<{secret}>", status, content_type="text/plain", x_echo=f"you said {secret}", access_token=secret)
    driver = FakeDriver([answer])
    core = driver.core(credentials={"access_token": secret, "client": "c", "uid": "u"})
    with pytest.raises(errors.ApiError) as caught:
        driver.call(GET_ABSENCE, Arguments(path={"id": 1}), core=core, options={"retries": 0})
    return caught.value, driver.sent[0]


@pytest.mark.parametrize(
    ("url", "valid"),
    [
        ("https://api.x.fr/v1", True),
        ("http://localhost:81", True),
        ("https://[::1]:8443", True),
        ("https://caf\xe9.fr", True),
        ("https://api.x.fr./v1", True),
        ("https://me@api.x.fr", False),
        ("https://me:secret@api.x.fr", False),
        ("https://api.x.fr?a=1", False),
        ("https://api.x.fr/?", False),
        ("https://api.x.fr/#", False),
        ("https://api.x.fr/./v1", False),
        ("https://api.x.fr/v1/..", False),
        ("https://api..x.fr", False),
        ("https://.x.fr", False),
        ("https://\u2026.fr", False),
        (f"https://{'a' * 64}.fr", False),
        ("https://api.x.fr:port", False),
        ("https://api.x.fr:65536", False),
        ("https://api.x.fr:-1", False),
        ("https://api x.fr", False),
        ("ftp://api.x.fr", False),
        ("https:///v1", False),
        ("/v1", False),
    ],
)
def test_the_generator_leaves_out_the_servers_that_a_client_would_refuse(url: str, valid: bool) -> None:
    written = document(servers=[{"url": url}])
    api, _ = lower(written, resolve(written), Identity("x", "x.yaml"))
    assert [each.url for each in api.servers] == ([url] if valid else [])
    with nullcontext() if valid else pytest.raises(errors.InvalidArgument):
        Base.parse(url)


@pytest.mark.parametrize("name", sorted(FRAMING))
def test_what_is_no_parameter_is_no_header_of_callers_either(name: str) -> None:
    with pytest.raises(errors.InvalidArgument, match="is set by the client itself"):
        own_fields({name: "x"})
