"""Observers of calls, the middleware types, and OpenTelemetry, over HTTP."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from packages import called, imported
from upstream.raw import RawServer, reply, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Watch shop, version: "1"}
servers: [{url: "https://x.test"}]
security: [{key: []}]
paths:
  /things/{id}:
    get:
      operationId: getThing
      tags: [Things]
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {name: q, in: query, schema: {type: string}}
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
  schemas: {Thing: {type: object, properties: {name: {type: string}}}}
"""
FINE = reply_json({"name": "a"})


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("watch"), "watch-shop") as found:
        yield found


class Watch:
    """An observer that keeps what it sees."""

    def __init__(self) -> None:
        self.seen: list[Any] = []

    def start_call(self, **call: str) -> "Watch":
        self.seen.append(call)
        return self

    def start_attempt(self, request: Any, own: bool) -> Any:
        self.seen.append(own)
        return request.with_headers(X_Trace="1")

    def end_attempt(self, outcome: Any) -> None:
        self.seen.append(getattr(outcome, "status", type(outcome).__name__))

    def end_call(self, error: BaseException | None) -> None:
        self.seen.append(type(error).__name__)


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_an_observer_sees_a_call_and_its_attempts(package: Any, flavour: str) -> None:
    watch = Watch()
    with RawServer(reply(status=503, Retry_After="0"), FINE) as server:
        options = {"base_url": server.url, "key": "secret-key", "observer": watch}
        called(package, flavour, "things.get", 1, options=options)
        assert server.received[0].headers["x-trace"] == "1"
    call = {"api": "watch-shop", "operation": "getThing", "name": "things.get", "method": "GET", "path": "/things/{id}"}
    assert watch.seen == [call, True, 503, True, 200, "NoneType"]


def test_an_observer_sees_an_error_and_another_origin(package: Any) -> None:
    watch = Watch()
    with RawServer(reply(status=404)) as other, RawServer(reply(status=302, Location=f"{other.url}/x")) as server:
        options = {"base_url": server.url, "key": "k", "observer": watch, "follow_redirects": True}
        with pytest.raises(package.errors.NotFound):
            called(package, "sync", "things.get", 1, options=options)
    assert watch.seen[1:] == [True, 302, False, 404, "NotFound"]


def test_what_is_no_observer_is_refused(package: Any) -> None:
    with pytest.raises(package.errors.InvalidArgument, match="observer: must be an object with the method start_call"):
        package.WatchShop(observer=print)


def test_the_types_of_hooks_are_public(package: Any) -> None:
    times: list[str] = []

    def timing(request: Any, call_next: Callable[[Any], Any]) -> Any:
        answer = call_next(request)
        assert isinstance(request, package.Request)
        assert isinstance(answer, package.RawReply)
        times.append(f"{request.method} {answer.status}")
        return answer

    with RawServer(FINE) as server:
        options = {"base_url": server.url, "key": "k", "middleware": [timing]}
        found = called(package, "sync", "things.get", 1, options=options)
    assert times == ["GET 200"]
    assert isinstance(found, package.Model)
    public = {"AsyncMiddleware", "CallObserver", "Middleware", "Model", "Observer", "RawReply", "Reply", "Request"}
    assert public < set(package.__all__)
    assert "Event" not in package.__all__


def test_without_the_library_the_extra_is_named(package: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.trace", None)
    with pytest.raises(ImportError, match="install the extra telemetry"):
        package.OpenTelemetry()


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_a_span_for_each_call(package: Any, flavour: str) -> None:
    pytest.importorskip("opentelemetry.sdk")
    from importlib import import_module

    sdk = import_module("opentelemetry.sdk.trace")
    exporting = import_module("opentelemetry.sdk.trace.export")
    spans = import_module("opentelemetry.sdk.trace.export.in_memory_span_exporter").InMemorySpanExporter()
    provider = sdk.TracerProvider()
    provider.add_span_processor(exporting.SimpleSpanProcessor(spans))
    with RawServer(
        reply(status=503, Retry_After="0"), FINE, reply(status=302, Location="/y"), reply(status=404)
    ) as server:
        options = {
            "base_url": server.url,
            "key": "secret-key",
            "observer": package.OpenTelemetry(provider),
            "follow_redirects": True,
        }
        with provider.get_tracer("test").start_as_current_span("outer") as outer:
            called(package, flavour, "things.get", 1, options=options, q="secret-query")
            with pytest.raises(package.errors.NotFound):
                called(package, flavour, "things.get", 2, options=options)
        traces = [request.headers.get("traceparent", "") for request in server.received]
    first, second, _ = spans.get_finished_spans()
    assert (first.name, first.kind.name, first.parent.span_id) == (
        "GET /things/{id}",
        "CLIENT",
        outer.get_span_context().span_id,
    )
    assert [event.name for event in first.events] == ["attempt", "attempt ended"] * 2
    assert [event.attributes.get("http.response.status_code") for event in first.events] == [None, 503, None, 200]
    assert first.attributes["http.request.resend_count"] == 1
    assert first.attributes["api.operation.name"] == "things.get"
    assert (second.status.status_code.name, second.attributes["error.type"]) == ("ERROR", "NotFound")
    assert "secret" not in first.to_json() + second.to_json()
    ids = [f"{span.context.span_id:016x}" for span in (first, first, second, second)]
    assert [trace.split("-")[2] for trace in traces] == ids


def test_another_origin_gets_no_trace_context(package: Any) -> None:
    pytest.importorskip("opentelemetry.sdk")
    from importlib import import_module

    provider = import_module("opentelemetry.sdk.trace").TracerProvider()
    with RawServer(FINE) as other, RawServer(reply(status=302, Location=f"{other.url}/x")) as server:
        observer = package.OpenTelemetry(provider)
        options = {"base_url": server.url, "key": "k", "observer": observer, "follow_redirects": True}
        called(package, "sync", "things.get", 1, options=options)
        assert "traceparent" in server.received[0].headers
        assert "traceparent" not in other.received[0].headers
