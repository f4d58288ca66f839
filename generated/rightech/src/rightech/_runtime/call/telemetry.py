"""Spans of OpenTelemetry: one for each call, with its attempts as events."""

from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..base.redact import redact_url
from ..base.wire import RawReply

if TYPE_CHECKING:
    from ..base.errors import TransportError
    from ..base.wire import Request

__all__ = ["OpenTelemetry"]


class OpenTelemetry:
    """An ``observer`` that creates a span for each call; it needs the extra ``telemetry`` of this package.

    The span is a child of the current one. The trace context is propagated to the API's own origin only. Attributes
    never contain credentials, headers or query values.
    """

    def __init__(self, tracer_provider: object = None) -> None:
        """Use a tracer provider, by default the global one.

        Raises:
            ImportError: the package opentelemetry-api is not installed.
        """
        try:
            self._trace: Any = import_module("opentelemetry.trace")
            self._propagate: Any = import_module("opentelemetry.propagate")
        except ImportError as error:
            raise ImportError(
                "OpenTelemetry requires the package opentelemetry-api: install the extra telemetry"
            ) from error
        self._provider = tracer_provider

    def start_call(self, *, api: str, operation: str, name: str, method: str, path: str) -> "_Call":
        """Start the span of a call."""
        tracer = self._trace.get_tracer(api, tracer_provider=self._provider)
        attributes = {"http.request.method": method, "url.template": path, "api.operation.id": operation}
        if name:
            attributes["api.operation.name"] = name
        kind = self._trace.SpanKind.CLIENT
        return _Call(
            self._trace, self._propagate, tracer.start_span(f"{method} {path}", kind=kind, attributes=attributes)
        )


class _Call:
    """The span of one call."""

    def __init__(self, trace: Any, propagate: Any, span: Any) -> None:
        self._trace = trace
        self._propagate = propagate
        self._span = span
        self._attempts = 0

    def start_attempt(self, request: "Request", own: bool) -> "Request":
        """Add an event, and the trace context if the request goes to the API's own origin."""
        parts = urlsplit(request.url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
        place = {"server.address": parts.hostname or "", "server.port": port}
        if not self._attempts:
            self._span.set_attributes(place)
        resent = {"http.request.resend_count": self._attempts} if self._attempts else {}
        self._span.add_event("attempt", {**place, **resent, "url.full": redact_url(request.url)})
        self._attempts += 1
        fields: dict[str, str] = {}
        if own:
            self._propagate.inject(fields, context=self._trace.set_span_in_context(self._span))
        return request.with_headers(**fields) if fields else request

    def end_attempt(self, outcome: "RawReply | TransportError") -> None:
        """Add an event with the status, or the class of the error."""
        if isinstance(outcome, RawReply):
            found: dict[str, object] = {"http.response.status_code": outcome.status}
            self._span.set_attributes(found)
        else:
            found = {"error.type": type(outcome).__name__}
        self._span.add_event("attempt ended", found)

    def end_call(self, error: BaseException | None) -> None:
        """End the span; it does not record the message of an error."""
        if self._attempts > 1:
            self._span.set_attribute("http.request.resend_count", self._attempts - 1)
        if error is not None:
            name = type(error).__name__
            self._span.set_attribute("error.type", name)
            self._span.set_status(self._trace.Status(self._trace.StatusCode.ERROR, name))
        self._span.end()
