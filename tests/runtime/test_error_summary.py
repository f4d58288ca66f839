"""The messages in the bodies of errors, and their summary in the text of an error."""

import pickle
import socket

import pytest
from flavours import SECURE, Flavour, call, calls
from hypothesis import given
from hypothesis import strategies as st
from sample._runtime.base import errors
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.operation import Json, Operation, Parameter, Retry
from sample._runtime.codec.error_summary import summarize
from sample._runtime.codec.values import JsonValue

from upstream.raw import RawServer, reply, reply_json

both = pytest.mark.parametrize("flavour", ["sync", "async"])
CREATE: Operation[JsonValue] = Operation(
    id="createItem",
    name="items.create",
    method="POST",
    path="/items",
    parameters=(Parameter("api_key", "query"),),
    replies={"201": Json(lambda: JsonValue)},
    retry=Retry.UNSAFE,
)


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        # RDV-Solidarités
        (
            {"errors": {"ends_time": [{"error": "doit être après"}]}, "error_messages": ["Fin doit être après"]},
            "Fin doit être après",
        ),
        ({"success": False, "errors": {"ends_time": [{"error": "est trop tôt"}]}}, "ends_time: est trop tôt"),
        ({"errors": [{"base": "doit être après"}]}, "doit être après"),
        ({"errors": ["Couldn't find Absence with 'id'=999"]}, "Couldn't find Absence with 'id'=999"),
        ({"not_found": "absence"}, "not_found: absence"),
        # eMJPM
        (
            {"errors": [{"msg": "invalide", "param": "civilite", "location": "body", "value": "x"}]},
            "civilite: invalide",
        ),
        ({"errors": [], "antenneErrors": [{"msg": "inconnue"}]}, "inconnue"),
        ({"error": "invalid_grant", "error_description": "expired"}, "invalid_grant: expired"),
        # Mon Petit Placement, MiiMOSA, Rightech
        ({"type": "x", "title": "An error occurred", "detail": "no", "message": "m"}, "An error occurred: no: m"),
        ({"error": "project not found"}, "project not found"),
        ({"success": False, "code": "404", "message": "Not found", "tags": ["error_not_found"]}, "Not found"),
        # FastAPI
        ({"detail": "Not found"}, "Not found"),
        (
            {"detail": [{"loc": ["body", "name"], "msg": "String should have at least 1 character", "input": "pass"}]},
            "body.name: String should have at least 1 character",
        ),
        # Django REST framework
        (
            {"name": ["This field is required."], "tags": {"0": ["Bad."]}},
            "name: This field is required.; tags: 0: Bad.",
        ),
        ({"title": ["Required."], "non_field_errors": ["Bad pair."]}, "title: Required.; Bad pair."),
        # problem+json, JSON:API, OpenAI, GraphQL, Spring, NestJS, API Platform
        ({"title": "Invalid", "errors": [{"field": "name", "message": "too short"}]}, "Invalid; name: too short"),
        ({"errors": [{"title": "T", "detail": "d", "source": {"pointer": "/data/a"}}]}, "/data/a: T: d"),
        ({"error": {"message": "Invalid key", "type": "t", "param": None}}, "Invalid key"),
        ({"errors": [{"message": "No field", "path": ["user", 0]}], "data": None}, "user.0: No field"),
        ({"timestamp": 1, "status": 400, "error": "Bad Request", "message": "x", "path": "/a"}, "Bad Request: x"),
        ({"statusCode": 400, "message": ["a must", "b must"]}, "a must; b must"),
        ({"violations": [{"propertyPath": "a", "message": "m"}], "hydra:title": "E"}, "E; a: m"),
        # whatever else
        ({"why": "tea", "access_token": "secret"}, "why: tea"),
        (["one", "two"], "one; two"),
        ("plain\ntext\x1b[31m", "plain text [31m"),
        ({"detail": "x" * 1000}, "x" * 199 + "…"),
        ({"detail": [{"loc": ["q"], "msg": str(n)} for n in range(9)]}, "q: 0; q: 1; q: 2; q: 3; q: 4; and 4 more"),
        ([], ""),
        ({}, ""),
        (None, ""),
        (12, ""),
    ],
)
def test_what_each_kind_of_server_says(body: JsonValue, summary: str) -> None:
    assert summarize(body, "application/json") == summary


@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_a_page_says_its_title(media_type: str) -> None:
    assert summarize("<!doctype html><title>A &amp;\n B</title><body>all the rest", media_type) == "A & B"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner)
    | st.dictionaries(st.sampled_from(["errors", "detail", "loc", "x", "message"]), inner),
)


@given(VALUES)
def test_whatever_a_server_says_is_one_line_that_is_not_long(body: JsonValue) -> None:
    summary = summarize(body, "")
    assert len(summary) <= 600
    assert summary.isprintable()


@both
def test_an_error_names_the_call_the_request_the_status_and_the_reason(flavour: Flavour) -> None:
    body = {"detail": [{"loc": ["body", "name"], "msg": "String should have at least 1 character"}]}
    answer = reply_json(body, 422, X_Request_Id="7f3a")
    with RawServer(answer) as server, pytest.raises(errors.UnprocessableEntity) as caught:
        call(flavour, CREATE, Arguments(query={"api_key": "k-12345678"}), base_url=server.url)
    expected = (
        f"items.create: POST {server.url}/items?api_key=***: 422: "
        "body.name: String should have at least 1 character (request 7f3a)"
    )
    assert str(caught.value) == expected
    assert str(pickle.loads(pickle.dumps(caught.value))) == expected
    assert (caught.value.operation, caught.value.call) == ("createItem", "items.create")


@both
@pytest.mark.parametrize(
    ("body", "media_type", "summary"),
    [
        (b"", None, "Bad Gateway"),
        (b"<html><title>502 from the proxy</title>", "text/html", "502 from the proxy"),
        (b"upstream is down", "text/plain", "upstream is down"),
        (b"\x89PNG\x00\x00", "image/png", "Bad Gateway"),
        (b'{"message": "first\nsecond"}', "application/json", "first second"),
        ('{"détail": ["è"]}'.encode("latin-1"), "application/json; charset=latin-1", "détail: è"),
    ],
)
def test_a_body_of_any_kind_gives_a_message(
    flavour: Flavour, body: bytes, media_type: str | None, summary: str
) -> None:
    with RawServer(reply(body, 502, media_type)) as server, pytest.raises(errors.BadGateway) as caught:
        call(flavour, CREATE, base_url=server.url, retries=0)
    assert str(caught.value) == f"items.create: POST {server.url}/items: 502: {summary}"


@both
def test_what_a_server_repeats_of_a_secret_is_hidden(flavour: Flavour) -> None:
    secret = "tok-12345678"
    login = reply_json({"data": {"id": 1, "email": "x"}}, access_token=secret, client="c", uid="u")
    refusal = reply_json({"detail": f"bad token {secret}"}, 403)
    with RawServer(login, refusal) as server, pytest.raises(errors.Forbidden, match=r"bad token \*\*\*"):
        call(flavour, SECURE, Arguments(path={"n": 1}), base_url=server.url)


@both
def test_an_error_without_a_reply_names_the_call_and_the_request(flavour: Flavour) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(errors.ConnectError) as caught:
        call(flavour, CREATE, base_url=url, retries=0)
    assert str(caught.value).startswith(f"items.create: POST {url}/items: cannot connect")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@both
def test_what_cannot_be_sent_names_the_call(flavour: Flavour) -> None:
    with pytest.raises(errors.InvalidArgument, match=r"^items\.create: "):
        calls(flavour, [(CREATE, Arguments(query={"api_key": {1}}))], base_url="http://127.0.0.1:9")
