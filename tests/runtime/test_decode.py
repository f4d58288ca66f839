"""Bytes as values: strict JSON, text by its charset, and a typed error for all else."""

import pickle
from collections.abc import Callable
from contextlib import suppress

import pytest
from hand import Hand, raw
from hypothesis import given
from hypothesis import strategies as st
from sample import errors
from sample._operations.absences import DELETE_ABSENCE
from sample._runtime.decode import Undecodable, parse_json
from sample._runtime.drift import Drift
from sample._runtime.operation import Binary, Empty, Json, Operation, ReplyKind, Retry, Text
from sample._runtime.request import Arguments
from sample._runtime.values import JsonValue
from sample.models import Absence

ONE = Arguments(path={"id": 1})


def operation(kind: ReplyKind, **more: ReplyKind) -> Operation[object]:
    replies = {"200": kind, **{name.removeprefix("_"): other for name, other in more.items()}}
    return Operation(id="x", method="GET", path="/x", replies=replies, retry=Retry.SAFE)


def read(type_: Callable[[], object], content: str | bytes, drifts: list[Drift] | None = None, at: str = "") -> object:
    noted: list[Drift] = [] if drifts is None else drifts
    return Hand([raw(content)]).call(operation(Json(type_, at=at)), options={"on_drift": noted.append}).data


@pytest.mark.parametrize(
    "content",
    [
        b" ",
        b"{",
        b'{"a": 1} {"b": 2}',
        b"[1,]",
        b"NaN",
        b"[Infinity]",
        b"[-Infinity]",
        b"1e999",
        b"-1E+999",
        b"9" * 5000,
        b'{"a": 1, "a": 2}',
        b'{"x": {"a": 1, "a": 2}}',
        b'"\\ud800"',
        b'"\\udc00\\ud800"',
        b"[" * 100000,
        b'"\xff"',
        '{"é": 1}'.encode("utf-16"),
        b"<html></html>",
        b"'a'",
    ],
)
def test_what_is_no_json_is_a_typed_error(content: bytes) -> None:
    for type_ in (lambda: JsonValue, lambda: list[int], lambda: Absence):
        with pytest.raises(errors.DecodeError) as caught:
            Hand([raw(content, x_request_id="req-1")]).call(operation(Json(type_)))
        error = caught.value
        assert (error.status, error.content_type, error.request_id) == (200, "application/json", "req-1")
        assert error.excerpt == content[:200]
        assert pickle.loads(pickle.dumps(error)).content_type == "application/json"


def test_an_empty_body_is_no_value_of_a_type_but_says_as_much_as_null_where_any_json_may_come() -> None:
    for type_ in (lambda: list[int], lambda: Absence, lambda: list[JsonValue]):
        with pytest.raises(errors.DecodeError, match="empty body"):
            Hand([raw(b"")]).call(operation(Json(type_)))
    assert Hand([raw(b"", content_type="")]).call(operation(Json(lambda: JsonValue))).data is None


@pytest.mark.parametrize(
    "media_type",
    [
        "application/json",
        "Application/JSON",
        "application/problem+json; charset=utf-8",
        "application/json;v=1",
        "",
        "text/json",
    ],
)
def test_json_media_types(media_type: str) -> None:
    reply = Hand([raw('["é"]', content_type=media_type)]).call(operation(Json(lambda: JsonValue)))
    assert reply.data == ["é"]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read(lambda: list[int], b"\xef\xbb\xbf[1]") == [1]


@pytest.mark.parametrize("media_type", ["text/html", "application/octet-stream", "application/jsonp"])
def test_another_media_type_is_not_read_as_json(media_type: str) -> None:
    with pytest.raises(errors.DecodeError, match=f"expected JSON, got {media_type}"):
        Hand([raw("{}", content_type=media_type)]).call(operation(Json(lambda: JsonValue)))


@given(st.binary())
def test_no_bytes_leak_another_error(content: bytes) -> None:
    with suppress(Undecodable):
        parse_json(content)


@pytest.mark.parametrize(
    ("content", "media_type", "expected"),
    [
        ("é".encode(), "text/plain", "é"),
        ("é".encode("latin-1"), "text/plain; charset=ISO-8859-1", "é"),
        (b"", "text/plain", ""),
        ("é".encode(), 'text/plain; CHARSET="utf-8"', "é"),
    ],
)
def test_text(content: bytes, media_type: str, expected: str) -> None:
    assert Hand([raw(content, content_type=media_type)]).call(operation(Text())).data == expected


@pytest.mark.parametrize("media_type", ["text/plain", "text/plain; charset=klingon"])
def test_text_that_is_none(media_type: str) -> None:
    with pytest.raises(errors.DecodeError):
        Hand([raw(b"\xff", content_type=media_type)]).call(operation(Text()))


def test_bytes_and_nothing() -> None:
    assert Hand([raw(b"\xff")]).call(operation(Binary())).data == b"\xff"
    assert Hand([raw(b"{}")]).call(operation(Empty())).data is None
    assert Hand([raw("", 204)]).call(DELETE_ABSENCE, ONE).data is None
