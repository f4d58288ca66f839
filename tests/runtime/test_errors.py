"""Each status has its error, with its typed body; every error pickles."""

import pickle
from collections.abc import Callable

import pytest
from fake_driver import FakeDriver, raw
from sample import errors
from sample._operations.absences import CREATE_ABSENCE, GET_ABSENCE
from sample._runtime.base import errors as runtime_errors
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.drift import Drift
from sample._runtime.base.operation import Empty, Json, Operation, ReplyKind, Retry, Text
from sample.models import Agent

ONE = Arguments(path={"id": 1})


def operation(kind: ReplyKind, **more: ReplyKind) -> Operation[object]:
    replies = {"200": kind, **{name.removeprefix("_"): other for name, other in more.items()}}
    return Operation(id="x", method="GET", path="/x", replies=replies, retry=Retry.SAFE)


def read(type_: Callable[[], object], content: str | bytes, drifts: list[Drift] | None = None, at: str = "") -> object:
    noted: list[Drift] = [] if drifts is None else drifts
    return FakeDriver([raw(content)]).call(operation(Json(type_, at=at)), options={"on_drift": noted.append}).data


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, runtime_errors.BadRequest),
        (418, runtime_errors.ClientError),
        (599, runtime_errors.ServerError),
        (304, runtime_errors.NotModified),
        (799, runtime_errors.UnexpectedStatus),
        (422, errors.UnprocessableEntity),
        *runtime_errors.BY_STATUS.items(),
    ],
)
def test_each_status_has_its_error(status: int, kind: type[errors.ApiError]) -> None:
    with pytest.raises(kind) as caught:
        FakeDriver([raw('{"detail": "why"}', status)]).call(operation(Empty()), options={"retries": 0})
    assert (caught.value.status, caught.value.body) == (status, {"detail": "why"})
    assert str(caught.value) == f"x: GET https://api.sample.test/v1/x: {status}: why"


@pytest.mark.parametrize("content_type", ["text/html", "application/json", ""])
def test_an_html_page_in_the_place_of_an_error_is_kept_as_text(content_type: str) -> None:
    with pytest.raises(errors.ApiError) as caught:
        FakeDriver([raw("<html>", 502, content_type=content_type)]).call(
            operation(Empty(), _502=Json(lambda: Agent)), options={"retries": 0}
        )
    assert (caught.value.body, caught.value.content) == ("<html>", b"<html>")


def test_an_error_without_a_body() -> None:
    with pytest.raises(errors.NotFound) as caught:
        FakeDriver([raw(b"", 404)]).call(GET_ABSENCE, ONE)
    assert caught.value.body is None


def test_the_default_reply_types_an_error_and_is_a_success_only_alone() -> None:
    kind = Json(lambda: Agent)
    agent = '{"id": 1, "email": "x"}'
    with pytest.raises(errors.ApiError) as caught:
        FakeDriver([raw(agent, 418)]).call(operation(Empty(), default=kind))
    assert isinstance(caught.value.body, Agent)
    drifts: list[Drift] = []
    reply = FakeDriver([raw(agent, 299)]).call(operation(Empty(), default=kind), options={"on_drift": drifts.append})
    assert reply.data == {"id": 1, "email": "x"}
    assert [(drift.expected, drift.got) for drift in drifts] == [("status 200", "status 299")]
    alone: Operation[object] = Operation(id="x", method="GET", path="/x", replies={"default": kind})
    assert isinstance(FakeDriver([raw(agent, 299)]).call(alone).data, Agent)


@pytest.mark.parametrize("status", [200, 202, 206, 299])
def test_a_success_of_another_status_is_read_like_the_nearest(status: int) -> None:
    made: Operation[object] = Operation(
        id="x", method="POST", path="/x", replies={"201": Json(lambda: Agent), "204": Empty(), "default": Text()}
    )
    drifts: list[Drift] = []
    reply = FakeDriver([raw('{"id": 1, "email": "x"}', status)]).call(made, options={"on_drift": drifts.append})
    assert isinstance(reply.data, Agent)
    assert [(drift.expected, drift.got) for drift in drifts] == [("status 201 or 204", f"status {status}")]
    assert FakeDriver([raw(b"", status)]).call(made, options={"on_drift": drifts.append}).data is None
    with pytest.raises(errors.DriftError, match=f"got status {status}"):
        FakeDriver([raw("{}", status)]).call(made, options={"strict": True})


def test_a_success_without_content_is_read_like_the_one_with_content() -> None:
    either: Operation[object] = Operation(
        id="x", method="POST", path="/x", replies={"200": Empty(), "201": Json(lambda: Agent)}
    )
    assert isinstance(FakeDriver([raw('{"id": 1, "email": "x"}')]).call(either).data, Agent)
    assert FakeDriver([raw(b"")]).call(either, options={"strict": True}).data is None


def test_an_operation_that_describes_no_success_gives_what_came() -> None:
    drifts: list[Drift] = []
    silent: Operation[object] = Operation(id="x", method="GET", path="/x", replies={"404": Empty()})
    assert FakeDriver([raw("[1]")]).call(silent, options={"on_drift": drifts.append}).data == [1]
    assert [drift.expected for drift in drifts] == ["no status 2xx"]


def test_a_range_of_statuses() -> None:
    ranged: Operation[object] = Operation(id="x", method="GET", path="/x", replies={"2XX": Text()})
    assert FakeDriver([raw("x", 207)]).call(ranged).data == "x"


def test_a_typed_error_body() -> None:
    with pytest.raises(errors.UnprocessableEntity) as caught:
        FakeDriver([raw('{"errors": {"a": 1}, "success": false}', 422)]).call(CREATE_ABSENCE, Arguments(body={"a": 1}))
    body = caught.value.body
    assert getattr(body, "errors", None) == {"a": 1}
    copy = pickle.loads(pickle.dumps(caught.value))
    assert type(copy) is errors.UnprocessableEntity
    assert (copy.status, copy.body, str(copy), copy.headers) == (422, body, str(caught.value), caught.value.headers)


@pytest.mark.parametrize("name", errors.__all__)
def test_every_error_pickles(name: str) -> None:
    kind: object = getattr(errors, name)
    if not isinstance(kind, type) or not issubclass(kind, runtime_errors.Error):
        return
    error = kind(
        "why",
        operation="x",
        call="xs.get",
        method="GET",
        url="https://a.test/x",
        status=1,
        body={"a": [1]},
        content=b"c",
        attempts=2,
        retry_after=3.0,
    )
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert vars(copy) == vars(error)
    assert str(copy) == str(error) == "xs.get: GET https://a.test/x: 1: why"


def test_the_tree_is_drawn_whole() -> None:
    drawn = runtime_errors.__doc__ or ""
    for name in runtime_errors.__all__:
        assert name == "BY_STATUS" or name in drawn
