"""What comes back: strict JSON, text by its charset, drifts, and a typed error for all else."""

import logging
import pickle
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from hand import Hand, raw
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field
from sample import errors
from sample._operations.absences import CREATE_ABSENCE, DELETE_ABSENCE, GET_ABSENCE
from sample._runtime import errors as runtime_errors
from sample._runtime.decode import Undecodable, parse_json
from sample._runtime.drift import Drift
from sample._runtime.model import Model
from sample._runtime.operation import Binary, Empty, Json, Operation, ReplyKind, Retry, Text
from sample._runtime.request import Arguments
from sample._runtime.values import JsonValue
from sample._runtime.wire import RawReply
from sample.models import Absence, Agent

ONE = Arguments(path={"id": 1})


def operation(kind: ReplyKind, **more: ReplyKind) -> Operation[object]:
    replies = {"200": kind, **{name.removeprefix("_"): other for name, other in more.items()}}
    return Operation(id="x", method="GET", path="/x", replies=replies, retry=Retry.SAFE)


def read(type_: Callable[[], object], content: str | bytes, drifts: list[Drift] | None = None, at: str = "") -> object:
    noted: list[Drift] = [] if drifts is None else drifts
    return Hand([raw(content)]).call(operation(Json(type_, at=at)), options={"on_drift": noted.append}).data


# Decoding -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
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
    try:
        parse_json(content)
    except Undecodable:
        pass


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


# Statuses -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, runtime_errors.BadRequest),
        (418, runtime_errors.ClientError),
        (599, runtime_errors.ServerError),
        (299, runtime_errors.UnexpectedStatus),
        (304, runtime_errors.UnexpectedStatus),
        (799, runtime_errors.UnexpectedStatus),
        (422, errors.UnprocessableEntity),
        *runtime_errors.BY_STATUS.items(),
    ],
)
def test_each_status_has_its_error(status: int, kind: type[errors.ApiError]) -> None:
    with pytest.raises(kind) as caught:
        Hand([raw('{"detail": "why"}', status)]).call(operation(Empty()), options={"retries": 0})
    assert (caught.value.status, caught.value.body) == (status, {"detail": "why"})
    assert str(caught.value) == f"x: the server answered {status}: why"


@pytest.mark.parametrize("content_type", ["text/html", "application/json", ""])
def test_an_html_page_in_the_place_of_an_error_is_kept_as_text(content_type: str) -> None:
    with pytest.raises(errors.ApiError) as caught:
        Hand([raw("<html>", 502, content_type=content_type)]).call(
            operation(Empty(), _502=Json(lambda: Agent)), options={"retries": 0}
        )
    assert (caught.value.body, caught.value.content) == ("<html>", b"<html>")


def test_an_error_without_a_body() -> None:
    with pytest.raises(errors.NotFound) as caught:
        Hand([raw(b"", 404)]).call(GET_ABSENCE, ONE)
    assert caught.value.body is None


def test_the_default_reply_types_an_error_and_is_a_success_only_alone() -> None:
    kind = Json(lambda: Agent)
    agent = '{"id": 1, "email": "x"}'
    with pytest.raises(errors.ApiError) as caught:
        Hand([raw(agent, 418)]).call(operation(Empty(), default=kind))
    assert isinstance(caught.value.body, Agent)
    with pytest.raises(errors.UnexpectedStatus):
        Hand([raw(agent, 299)]).call(operation(Empty(), default=kind))
    alone: Operation[object] = Operation(id="x", method="GET", path="/x", replies={"default": kind})
    assert isinstance(Hand([raw(agent, 299)]).call(alone).data, Agent)


def test_a_range_of_statuses() -> None:
    ranged: Operation[object] = Operation(id="x", method="GET", path="/x", replies={"2XX": Text()})
    assert Hand([raw("x", 207)]).call(ranged).data == "x"


def test_a_typed_error_body() -> None:
    with pytest.raises(errors.UnprocessableEntity) as caught:
        Hand([raw('{"errors": {"a": 1}, "success": false}', 422)]).call(CREATE_ABSENCE, Arguments(body={"a": 1}))
    body = caught.value.body
    assert getattr(body, "errors", None) == {"a": 1}
    copy = pickle.loads(pickle.dumps(caught.value))
    assert type(copy) is errors.UnprocessableEntity
    assert (copy.status, copy.body, str(copy), copy.headers) == (422, body, str(caught.value), caught.value.headers)


@pytest.mark.parametrize("name", runtime_errors.__all__)
def test_every_error_pickles(name: str) -> None:
    kind: object = getattr(runtime_errors, name)
    if not isinstance(kind, type) or not issubclass(kind, runtime_errors.Error):
        return
    error = kind("why", operation="x", status=1, body={"a": [1]}, content=b"c", attempts=2, retry_after=3.0)
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert vars(copy) == vars(error)
    assert str(copy) == str(error) == "x: why"


def test_the_tree_is_drawn_whole() -> None:
    drawn = runtime_errors.__doc__ or ""
    for name in runtime_errors.__all__:
        assert name == "BY_STATUS" or name in drawn


# Drifts -------------------------------------------------------------------------------------------------------------


class Part(Model):
    n: int
    when: date | None = None


class Whole(Model):
    id: int
    parts: list[Part]
    by_name: dict[str, Part] = {}
    kind: Literal["a", "b"] | str = "a"
    short: Annotated[str, Field(max_length=3)] = ""
    either: Part | list[int] | None = None
    class_: Annotated[str | None, Field(alias="class")] = None
    amount: Decimal | None = None


def places(drifts: list[Drift]) -> list[tuple[str, str]]:
    return [(drift.pointer, drift.got) for drift in drifts]


def test_what_matches_is_no_drift() -> None:
    drifts: list[Drift] = []
    value = read(
        lambda: Whole,
        '{"id": 1, "parts": [{"n": 1, "when": "2021-10-21"}], "kind": "new", "class": "x", "later": {"a": 1},'
        ' "amount": "1.10"}',
        drifts,
    )
    assert isinstance(value, Whole)
    assert (drifts, value.kind, value.parts[0].when, value.class_) == ([], "new", date(2021, 10, 21), "x")
    assert value.model_extra == {"later": {"a": 1}}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"id": "1", "parts": []}', [("/id", "a text")]),
        ('{"parts": []}', [("/id", "nothing")]),
        ('{"id": 1, "parts": {}}', [("/parts", "an object")]),
        (
            '{"id": null, "parts": [{"n": 1}, {"n": "x"}, 3]}',
            [("/id", "null"), ("/parts/1/n", "a text"), ("/parts/2", "a number")],
        ),
        ('{"id": 1, "parts": [], "by_name": {"a/b~c": {"n": []}}}', [("/by_name/a~1b~0c/n", "an array")]),
        ('{"id": 1, "parts": [], "short": "long"}', [("/short", "a text")]),
        ('{"id": 1, "parts": [], "either": {"n": true}}', [("/either/n", "a boolean")]),
        ('{"id": 1, "parts": [], "either": "x"}', [("/either", "a text")]),
        ('{"id": 1, "parts": [{"n": 1, "when": "0000-00-00"}]}', [("/parts/0/when", "a text")]),
        ('{"id": 1.0, "parts": [{"n": 2.0}]}', []),
        ("[]", [("", "an array")]),
        ("null", [("", "null")]),
    ],
)
def test_each_place_that_does_not_match_is_told(content: str, expected: list[tuple[str, str]]) -> None:
    drifts: list[Drift] = []
    read(lambda: Whole, content, drifts)
    assert places(drifts) == expected


def test_typed_parts_stay_typed_and_raw_parts_raw() -> None:
    value = read(lambda: Whole, '{"id": "1", "parts": [{"n": 1, "x": 2}, "raw"], "class": 3, "later": 4}')
    assert isinstance(value, Whole)
    assert (value.id, value.class_, value.model_extra) == ("1", 3, {"later": 4})
    assert isinstance(value.parts[0], Part)
    assert value.parts[1:] == ["raw"]
    assert value.model_dump(exclude_unset=True, warnings=False)["later"] == 4
    assert value.__wire__() == {"id": "1", "parts": value.parts, "class": 3, "later": 4}


def test_a_list_with_one_bad_item() -> None:
    drifts: list[Drift] = []
    value = read(lambda: list[Part], '[{"n": 1}, {}, {"n": 3}]', drifts)
    assert isinstance(value, list)
    assert [type(item) for item in value] == [
        Part,
        Part,
        Part,
    ]  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    assert places(drifts) == [("/1/n", "nothing")]


def test_a_missing_envelope_is_told_and_the_bare_form_taken() -> None:
    drifts: list[Drift] = []
    value = read(lambda: Part, '{"n": 1}', drifts, at="/part")
    assert isinstance(value, Part)
    assert places(drifts) == [("/part", "nothing")]


def test_strict_raises_and_tells_where() -> None:
    content = '{"id": "secret", "parts": [{}]}'
    with pytest.raises(errors.DriftError) as caught:
        Hand([raw(content)]).call(operation(Json(lambda: Whole)), options={"strict": True})
    error = caught.value
    assert len(error.drifts) == 2
    assert "/id" in error.drifts[0]
    assert "/parts/0/n" in error.drifts[1]
    assert isinstance(error.body, Whole)
    assert error.content == content.encode()
    assert "secret" not in str(error)
    assert pickle.loads(pickle.dumps(error)).drifts == error.drifts


def test_without_a_listener_the_log_is_told_but_no_value(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        Hand([raw('{"id": "secret", "parts": []}')]).call(operation(Json(lambda: Whole)))
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("sample", "WARNING")
    assert record.getMessage() == "x: 200: at /id: expected int (int_type), got a text"


def test_a_drift_keeps_the_value_for_the_listener() -> None:
    drifts: list[Drift] = []
    read(lambda: Whole, '{"id": "secret", "parts": []}', drifts)
    assert drifts[0].value == "secret"
    assert "secret" not in repr(drifts[0])


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.sampled_from(["id", "parts", "n", "either", "by_name", "x"]), v),
        max_leaves=12,
    )
)
def test_no_reply_breaks_the_reading(value: object) -> None:
    import json

    drifts: list[Drift] = []
    try:
        read(lambda: Whole, json.dumps(value), drifts)
    except errors.DecodeError:
        assert "\\ud" in json.dumps(value)


def test_a_reply_prints_little() -> None:
    reply = Hand([raw('{"absence": {"id": 1, "first_day": "2021-10-21"}}', x_request_id="r")]).call(GET_ABSENCE, ONE)
    assert repr(reply) == "<Reply getAbsence: 200, 49 bytes>"
    assert (reply.headers["X-REQUEST-ID"], reply.request_id, reply.operation) == ("r", "r", "getAbsence")
    assert repr(RawReply(200, reply.headers, b"xx")) == "<RawReply 200, 2 bytes>"
