"""The retries of generated clients, over HTTP."""

from collections.abc import Iterator
from typing import Any

import pytest

from packages import called, imported
from upstream.raw import Exchange, RawServer, reply, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Retry shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /items:
    get: {operationId: getItem, x-pochoir-method: get, tags: [Items], responses: &ok {"200": {description: Fine.}}}
    post: {operationId: postItem, x-pochoir-method: post, tags: [Items], responses: *ok}
  /payments:
    post:
      operationId: pay
      x-pochoir-method: pay
      x-pochoir-retry: never
      tags: [Items]
      responses: *ok
    get:
      operationId: getOnce
      x-pochoir-method: get_once
      x-pochoir-retry: never
      tags: [Items]
      responses: *ok
"""

OK = reply_json({"ok": True})
FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async", "trio"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("retries"), "retry-shop") as found:
        yield found


@pytest.fixture(autouse=True)
def quick(package: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{package.__name__}._runtime.call.retry._FIRST", 0.001)


def requests(package: Any, flavour: str, method: str, status: int, **fields: str) -> int:
    """Count the requests of a call that always gets this status."""
    with RawServer(reply(b"", status, **fields)) as server:
        with pytest.raises(package.errors.ApiError) as caught:
            called(package, flavour, f"items.{method}", options={"base_url": server.url})
        assert caught.value.attempts == len(server.received)
        return len(server.received)


@FLAVOURS
@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 507, 520, 522, 524, 529, 599])
def test_a_status_that_may_pass_is_asked_again_where_that_does_no_harm(package: Any, flavour: str, status: int) -> None:
    assert requests(package, flavour, "get", status) == 3
    assert requests(package, flavour, "post", status) == (3 if status in (425, 429) else 1)
    assert requests(package, flavour, "pay", status) == 1
    assert requests(package, flavour, "get_once", status) == 1


@FLAVOURS
@pytest.mark.parametrize("status", [400, 404, 409, 422, 501, 505])
def test_any_other_status_stays(package: Any, flavour: str, status: int) -> None:
    assert requests(package, flavour, "get", status) == 1


@FLAVOURS
def test_the_server_may_ask_for_a_retry_or_forbid_it(package: Any, flavour: str) -> None:
    assert requests(package, flavour, "get", 503, x_should_retry="false") == 1
    assert requests(package, flavour, "get", 409, x_should_retry="true") == 3
    assert requests(package, flavour, "post", 500, x_should_retry="True") == 3
    assert requests(package, flavour, "pay", 500, x_should_retry="true") == 1


@FLAVOURS
def test_a_refused_post_is_done_once(package: Any, flavour: str) -> None:
    with RawServer(reply(b"", 429, Retry_After="0.01"), OK) as server:
        assert called(package, flavour, "items.post", options={"base_url": server.url}) == {"ok": True}
        assert server.targets() == ["POST /items"] * 2


@FLAVOURS
@pytest.mark.parametrize(
    ("fields", "seconds"),
    [
        ({"Retry_After": "1.5"}, 1.5),
        ({"Retry_After": "600", "Retry_After_Ms": "250"}, 0.25),
        ({"Retry_After": "7", "Retry_After_Ms": "soon"}, 7),
    ],
)
def test_the_pause_that_the_server_asks_for_is_reported(
    package: Any, flavour: str, fields: dict[str, str], seconds: float
) -> None:
    with RawServer(reply(b"", 503, **fields)) as server, pytest.raises(package.errors.ServiceUnavailable) as caught:
        called(package, flavour, "items.get", options={"base_url": server.url, "retries": 0})
    assert caught.value.retry_after == seconds


@FLAVOURS
def test_the_caller_decides_what_is_repeated(package: Any, flavour: str) -> None:
    seen: list[tuple[object, ...]] = []

    def retry_if(attempt: Any) -> bool:
        seen.append((attempt.operation, attempt.method, attempt.number, attempt.status, attempt.repeats))
        return bool(attempt.status == 409 or (attempt.status is None and attempt.repeats))

    def cut(exchange: Exchange) -> None:
        exchange.reset()

    options = {"retries": 5, "retry_if": retry_if}
    with RawServer(reply(b"", 409), cut, reply(b"", 503)) as server:
        with pytest.raises(package.errors.ServiceUnavailable):
            called(package, flavour, "items.get", options={"base_url": server.url, **options})
        assert len(server.received) == 3
    about = ("getItem", "GET")
    assert seen == [(*about, 1, 409, False), (*about, 2, None, True), (*about, 3, 503, True)]


@FLAVOURS
def test_a_success_is_no_failed_attempt(package: Any, flavour: str) -> None:
    def never(attempt: object) -> bool:
        raise AssertionError(attempt)

    with RawServer(OK) as server:
        called(package, flavour, "items.post", options={"base_url": server.url, "retry_if": never})


def test_a_predicate_is_a_function(package: Any) -> None:
    with pytest.raises(package.errors.InvalidArgument, match="retry_if: must be a function, not bool"):
        package.RetryShop(retry_if=True)


def test_a_failed_attempt_prints_little(package: Any) -> None:
    shown: list[str] = []

    def retry_if(attempt: Any) -> bool:
        shown.append(repr(attempt))
        return False

    options = {"retry_if": retry_if, "headers": {"X-Secret": "hidden"}}
    with RawServer(reply(b"hidden", 503)) as server, pytest.raises(package.errors.ServiceUnavailable):
        called(package, "sync", "items.get", options={"base_url": server.url, **options})
    assert shown == ["<FailedAttempt 1 of getItem: <RawReply 503, 6 bytes>>"]
