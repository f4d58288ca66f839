"""Bytes as values: JSON and text as far as they go, and a typed error for what is cut off."""

import pickle
from collections.abc import Callable
from contextlib import suppress

import pytest
from fake_driver import FakeDriver, raw
from hypothesis import given
from hypothesis import strategies as st
from sample import errors
from sample._operations.absences import DELETE_ABSENCE
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.drift import Drift
from sample._runtime.base.operation import Binary, Empty, Json, Operation, ReplyKind, Retry, Text
from sample._runtime.base.options import ClientOptions
from sample._runtime.codec.decode import Undecodable, parse_json
from sample._runtime.codec.values import JsonValue
from sample.models import Absence, Agent

ONE = Arguments(path={"id": 1})


def operation(kind: ReplyKind, **more: ReplyKind) -> Operation[object]:
    replies = {"200": kind, **{name.removeprefix("_"): other for name, other in more.items()}}
    return Operation(id="x", method="GET", path="/x", replies=replies, retry=Retry.SAFE)


def read(type_: Callable[[], object], content: str | bytes, drifts: list[Drift] | None = None, at: str = "") -> object:
    noted: list[Drift] = [] if drifts is None else drifts
    return FakeDriver([raw(content)]).call(operation(Json(type_, at=at)), options={"on_drift": noted.append}).data


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b'{"a": 1',
        b'{"a": tru',
        b'{"a',
        b"[1,",
        b"[1, -",
        b'"\\u00',
        b'{"a": "b\nc',
        b"[" * 100000,
        b"<html></html>",
        b"<!DOCTYPE html>",
    ],
)
def test_json_that_is_cut_off_and_a_page_in_its_place_are_typed_errors(content: bytes) -> None:
    for type_ in (lambda: JsonValue, lambda: list[int], lambda: Absence):
        with pytest.raises(errors.DecodeError) as caught:
            FakeDriver([raw(content, x_request_id="req-1")]).call(operation(Json(type_)))
        error = caught.value
        assert (error.status, error.content_type, error.request_id) == (200, "application/json", "req-1")
        assert error.excerpt == content[:200]
        assert pickle.loads(pickle.dumps(error)).content_type == "application/json"


@pytest.mark.parametrize(
    ("content", "kept", "got"),
    [
        (b"[Infinity]", [float("inf")], "Infinity"),
        (b"[-Infinity]", [float("-inf")], "-Infinity"),
        (b"1e999", float("inf"), "out of range"),
        (b"9" * 5000, "9" * 5000, "too many digits"),
        (b'{"a": 1, "a": 2}', {"a": 2}, "duplicate name"),
        (b'{"x": {"a": 1, "a": 2}}', {"x": {"a": 2}}, "duplicate name"),
        (b'"\\ud800"', "\ufffd", "surrogate"),
        (b'"\\\\ud800 \\udc00\\ud83d\\ude00"', "\\ud800 \ufffd\U0001f600", "surrogate"),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}, "byte order mark"),
        ('{"é": 1}'.encode("utf-16"), {"é": 1}, "not UTF-8"),
        (b'{"a": "\xff"}', {"a": "\ufffd"}, "not UTF-8"),
        (b'{"a": 1} {"b": 2}', {"a": 1}, "data after"),
        (b'{"a": "b\tc\nd"}', {"a": "b\tc\nd"}, "control character"),
        (b'"a\0b"', "a\0b", "control character"),
        (b"[1,]", "[1,]", "not JSON"),
        (b"'a'", "'a'", "not JSON"),
        (b"OK", "OK", "not JSON"),
        (b"2021-10-21", "2021-10-21", "not JSON"),
        (b" ", None, "an empty body"),
    ],
)
def test_what_json_does_not_allow_is_kept_and_reported_or_raised(content: bytes, kept: JsonValue, got: str) -> None:
    drifts: list[Drift] = []
    assert read(lambda: JsonValue, content, drifts) == kept
    assert [got in drift.got for drift in drifts] == [True]
    with pytest.raises(errors.DriftError, match=got) as caught:
        FakeDriver([raw(content)]).call(operation(Json(lambda: JsonValue)), options={"strict": True})
    assert (caught.value.body, caught.value.content) == (kept, content)


def test_a_number_that_is_none_stays_one() -> None:
    assert str(read(lambda: list[float], b"[NaN, 1.5]")) == "[nan, 1.5]"


def test_json_in_another_charset_is_read_by_it() -> None:
    content = '{"é": 1}'.encode("latin-1")
    reply = FakeDriver([raw(content, content_type="application/json; charset=latin-1")]).call(
        operation(Json(lambda: JsonValue))
    )
    assert reply.data == {"é": 1}


def test_what_is_repaired_is_typed() -> None:
    agent = read(lambda: Agent, b'\xef\xbb\xbf{"id": 1, "email": "\\ud800", "id": 2}')
    assert isinstance(agent, Agent)
    assert (agent.id, agent.email) == (2, "\ufffd")


def test_an_empty_body_is_none_and_reported_but_says_as_much_as_null_where_any_json_may_come() -> None:
    for type_ in (lambda: list[int], lambda: Absence):
        drifts: list[Drift] = []
        assert read(type_, b"", drifts) is None
        assert [drift.got for drift in drifts] == ["an empty body"]
    drifts = []
    assert read(lambda: JsonValue, b"", drifts) is None
    assert drifts == []


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
    reply = FakeDriver([raw('["é"]', content_type=media_type)]).call(operation(Json(lambda: JsonValue)))
    assert reply.data == ["é"]


@pytest.mark.parametrize("media_type", ["text/html", "text/plain", "application/octet-stream", "application/jsonp", ""])
def test_json_of_another_media_type_is_read_and_reported(media_type: str) -> None:
    drifts: list[Drift] = []
    answers = [raw('{"id": 1, "email": "x"}', content_type=media_type)]
    data = FakeDriver(answers).call(operation(Json(lambda: Agent)), options={"on_drift": drifts.append}).data
    assert isinstance(data, Agent)
    assert [(drift.expected, drift.got) for drift in drifts] == [("application/json", media_type or "no media type")]
    with pytest.raises(errors.DriftError):
        FakeDriver(answers).call(operation(Json(lambda: Agent)), options={"strict": True})


@pytest.mark.parametrize(
    ("content", "media_type", "expected"),
    [
        (b'{"a": 1}', "application/json", {"a": 1}),
        (b'{"a": 1}', "", {"a": 1}),
        (b"OK", "", "OK"),
        (b"OK", "text/plain", "OK"),
        (b"<a/>", "application/xml", "<a/>"),
        (b"\x89PNG", "image/png", b"\x89PNG"),
        (b"\xff\xfe\xfd", "", b"\xff\xfe\xfd"),
        (b"", "application/json", None),
    ],
)
def test_a_success_without_described_content_gives_what_came(
    content: bytes, media_type: str, expected: JsonValue | bytes
) -> None:
    drifts: list[Drift] = []
    reply = FakeDriver([raw(content, content_type=media_type)]).call(
        operation(Empty()), options={"on_drift": drifts.append}
    )
    assert (reply.data, reply.content, drifts) == (expected, content, [])


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        (Json(lambda: JsonValue, media_type="*/*"), b'{"a": 1}', {"a": 1}),
        (Text("*/*"), b'"a"', "a"),
        (Text("*/*"), b"{}", "{}"),
        (Binary("image/*"), b"{}", b"{}"),
    ],
)
def test_a_range_says_nothing_of_what_comes(kind: ReplyKind, content: bytes, expected: JsonValue | bytes) -> None:
    for media_type in ("application/json", "application/problem+json"):
        drifts: list[Drift] = []
        driver = FakeDriver([raw(content, content_type=media_type)])
        assert driver.call(operation(kind), options={"on_drift": drifts.append}).data == expected
        assert drifts == []


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
    assert FakeDriver([raw(content, content_type=media_type)]).call(operation(Text())).data == expected


@pytest.mark.parametrize("media_type", ["text/plain", "text/plain; charset=klingon"])
def test_text_in_another_charset_than_it_says_is_kept_and_reported(media_type: str) -> None:
    drifts: list[Drift] = []
    driver = FakeDriver([raw(b"a\xff", content_type=media_type)])
    assert driver.call(operation(Text()), options={"on_drift": drifts.append}).data == "a\ufffd"
    assert len(drifts) == 1


@pytest.mark.parametrize(
    ("kind", "found", "is_reported"),
    [
        (Binary("application/pdf"), "text/html; charset=utf-8", True),
        (Binary("application/pdf"), "application/problem+json", True),
        (Binary("application/pdf"), "application/octet-stream", False),
        (Binary("application/pdf"), "", False),
        (Binary("image/*"), "text/html", False),
        (Binary(), "text/html", False),
        (Binary("*/*"), "application/json", False),
        (Text("text/csv"), "application/json", True),
        (Text("text/csv"), "text/html", True),
        (Text("text/csv"), "text/plain", False),
        (Text("text/html"), "text/html", False),
        (Text("text/*"), "text/html", False),
        (Text(), "text/html", False),
    ],
)
def test_json_or_a_page_in_the_place_of_a_file_or_a_text_is_kept_and_reported_or_raised(
    kind: Binary | Text, found: str, is_reported: bool
) -> None:
    content, drifts = b"<html>log in</html>", list[Drift]()
    driver = FakeDriver([raw(content, content_type=found)] * 2)
    data = driver.call(operation(kind), options={"on_drift": drifts.append}).data
    assert data == (content if isinstance(kind, Binary) else content.decode())
    assert [(drift.expected, drift.got) for drift in drifts] == (
        [(kind.media_type, found.partition(";")[0])] if is_reported else []
    )
    if is_reported:
        with pytest.raises(errors.DriftError):
            driver.call(operation(kind), options={"strict": True})


def test_bytes_and_nothing() -> None:
    assert FakeDriver([raw(b"\xff")]).call(operation(Binary())).data == b"\xff"
    assert FakeDriver([raw("", 204)]).call(DELETE_ABSENCE, ONE).data is None


@pytest.mark.parametrize("charset", ["undefined", "idna", "punycode", "base64", "klingon"])
@pytest.mark.parametrize("status", [200, 500])
def test_an_encoding_that_has_no_text_is_no_error_of_its_own(charset: str, status: int) -> None:
    """``charset=undefined`` is what a mistake in a JavaScript program sends; Python knows an encoding of that name."""
    for content, kind in ((b"oops \xff", "text/html"), (b'{"a": "\xff"}', "application/json")):
        driver = FakeDriver([raw(content, status, content_type=f"{kind}; charset={charset}")])
        options: ClientOptions = {"retries": 0, "on_drift": list[Drift]().append}
        if status == 200:
            driver.call(operation(Json(lambda: dict[str, str])), options=options)
        else:
            with pytest.raises(errors.InternalServerError):
                driver.call(operation(Json(lambda: dict[str, str])), options=options)
