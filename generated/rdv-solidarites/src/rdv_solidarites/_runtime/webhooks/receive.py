"""Receive webhooks: verify the signature of a request, then identify the webhook and read its payload."""

import logging
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, Final, Generic, Self, TypeAlias, TypeVar, cast, overload

from ..base.drift import Drift, DriftLog, announce
from ..base.errors import CredentialMissing, InvalidArgument
from ..base.headers import Headers
from .payloads import Hook, chosen, read, unknown
from .signatures import HeadersInput, Proof, Signature, headers_of, keys_of, verify

if TYPE_CHECKING:
    from ..call.engine import AsyncEngine, SyncEngine
    from ..codec.values import JsonValue

__all__ = ["Described", "Receiver", "UnknownWebhook", "WebhookEvent", "WebhookSecret"]

EventT = TypeVar("EventT", bound="WebhookEvent")
OneT = TypeVar("OneT", bound="WebhookEvent")

TOLERANCE: Final = 300.0
"""The default tolerance for the time of signing, in seconds."""

WebhookSecret: TypeAlias = str | Sequence[str] | Callable[[], str | Sequence[str]]
"""A secret, several while they are rotated, or a function that returns either."""


@dataclass(frozen=True, kw_only=True)
class WebhookEvent:
    """A verified webhook.

    Attributes:
        name: the name of the webhook in the description.
        data: the payload.
        id: the id that the server signed, the same for every attempt to deliver this webhook; ``None`` without one.
        timestamp: when the server signed it; ``None`` without a time.
        headers: the header fields of the request.
        content: the raw payload.
    """

    name: str
    data: object
    id: str | None = None
    timestamp: datetime | None = None
    headers: Headers = field(default_factory=Headers, repr=False)
    content: bytes = field(default=b"", repr=False)


class UnknownWebhook(WebhookEvent):
    """A verified webhook that is not in the description.

    Its ``name`` is the value that should identify it, or empty. Its ``data`` is the payload as JSON, text or bytes.
    """

    data: "JsonValue | bytes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The webhooks of an API, as data.

    Attributes:
        api: the name of the distribution, which is that of the logger.
        variable: the environment variable of the secret.
        argument: the argument of the client for the secret.
        signature: how the server signs.
        hooks: the webhooks.
    """

    api: str
    variable: str
    argument: str
    signature: Signature
    hooks: tuple[Hook, ...]


class Receiver(Generic[EventT]):
    """Verifies webhooks and reads their payloads. It needs no client, and sends nothing."""

    described: ClassVar[Described]

    def __init__(
        self,
        secret: WebhookSecret | None = None,
        *,
        tolerance: float | None = TOLERANCE,
        signature: Signature | None = None,
        strict: bool = False,
        on_drift: Callable[[Drift], None] | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Create a receiver.

        Args:
            secret: the signing secret. While it is rotated pass several, of which one must match. Default: the
                environment variable, in which several secrets are separated by spaces.
            tolerance: the greatest difference in seconds between the time of signing and now; ``None`` for any.
            signature: how the server signs, if it is not as described.
            strict: raise ``DriftError`` if a payload does not match its schema.
            on_drift: called for each deviation of a payload from its schema. Default: log a warning.
            now: returns the current Unix time.
        """
        if tolerance is not None and not tolerance > 0:
            raise InvalidArgument("tolerance: must be a positive number of seconds, or None")
        self._signature = self.described.signature if signature is None else signature

        def secrets(other: WebhookSecret | None) -> Sequence[str]:
            return _secrets(self.described, secret if other is None else other)

        # A closure, so that no repr shows the secrets.
        self._secrets: Callable[[WebhookSecret | None], Sequence[str]] = secrets
        self._tolerance = tolerance
        self._strict = strict
        self._on_drift = on_drift
        self._log = DriftLog(logging.getLogger(self.described.api))
        self._now = now

    @classmethod
    def of(cls, engine: "SyncEngine | AsyncEngine", secret: WebhookSecret | None) -> Self:
        """Create a receiver with the options of a client; internal."""
        core, settings = engine.core, engine.settings
        receiver = cls(secret, strict=settings.strict, on_drift=settings.on_drift, now=core.clock.wall)
        receiver._log = core.drift_log
        return receiver

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.described.api}>"

    @overload
    def unwrap(self, body: bytes, headers: HeadersInput, *, secret: WebhookSecret | None = None) -> EventT: ...

    @overload
    def unwrap(
        self, body: bytes, headers: HeadersInput, *, event: type[OneT], secret: WebhookSecret | None = None
    ) -> OneT: ...

    def unwrap(
        self,
        body: bytes,
        headers: HeadersInput,
        *,
        event: type[WebhookEvent] | None = None,
        secret: WebhookSecret | None = None,
    ) -> WebhookEvent:
        """Verify a webhook and return it. Nothing is parsed before the signature is verified.

        Args:
            body: the raw bytes of the request, before any parsing.
            headers: the header fields of the request.
            event: the class of the webhook, if the URL that received it identifies it.
            secret: the signing secret of this webhook, if it has its own.

        Raises:
            SignatureInvalid: the signature is missing or wrong.
            WebhookExpired: the time of signing is not within the tolerance.
            CredentialMissing: no secret was passed.
            DecodeError: the payload is truncated.
            DriftError: the payload does not match its schema, and ``strict=True`` is set.
        """
        content, fields = _content(body), headers_of(headers)
        keys = keys_of(self._signature, self._secrets(secret))
        proof = verify(self._signature, keys, content, fields, self._now(), self._tolerance)
        return self._read(content, fields, proof, event)

    @overload
    def read_unverified(self, body: bytes, headers: HeadersInput = ...) -> EventT: ...

    @overload
    def read_unverified(self, body: bytes, headers: HeadersInput = ..., *, event: type[OneT]) -> OneT: ...

    def read_unverified(
        self, body: bytes, headers: HeadersInput = (), *, event: type[WebhookEvent] | None = None
    ) -> WebhookEvent:
        """Return a webhook without verifying it, for payloads from a source that you trust, such as your own queue.

        Args:
            body: the raw bytes of the request.
            headers: the header fields of the request.
            event: the class of the webhook, if it is known.

        Raises:
            DecodeError: the payload is truncated.
            DriftError: the payload does not match its schema, and ``strict=True`` is set.
        """
        return self._read(_content(body), headers_of(headers), Proof(), event)

    def _read(self, content: bytes, headers: Headers, proof: Proof, event: type[WebhookEvent] | None) -> WebhookEvent:
        hooks = self.described.hooks
        if event is not None:
            hooks = tuple(hook for hook in hooks if hook.event is event)
            if not hooks:
                raise InvalidArgument(f"event: {event.__name__} is not a webhook of this API")
        found = read(hooks[0], content, headers) if event is not None else chosen(hooks, content, headers)
        kind: type[WebhookEvent] = UnknownWebhook if found is None else cast("type[WebhookEvent]", found.hook.event)
        payload = unknown(hooks, content, headers) if found is None else found.payload
        self._report(payload.name, payload.drifts)
        at = _as_datetime(proof.timestamp)
        return kind(name=payload.name, data=payload.data, id=proof.id, timestamp=at, headers=headers, content=content)

    def _report(self, name: str, drifts: Sequence[Drift]) -> None:
        from ..base.notes import drift_error

        if self._strict and drifts:
            raise drift_error("the payload does not match its schema", drifts, operation=name)
        for drift in drifts:
            announce(drift, self._on_drift, self._log)


def _as_datetime(seconds: float | None) -> datetime | None:
    """Return a Unix time as a datetime; ``None`` without one, or for one that no calendar has."""
    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _content(body: object) -> bytes:
    if isinstance(body, (bytes, bytearray)):
        return bytes(body)
    raise InvalidArgument(
        f"body: must be bytes, not {type(body).__name__}; pass the raw content of the request, before it is parsed"
    )


def _secrets(described: Described, given: WebhookSecret | None) -> Sequence[str]:
    found: object = given() if callable(given) else given
    if found is None:
        found = os.environ.get(described.variable, "").split()
    secrets = [found] if isinstance(found, str) else list(cast("Sequence[object]", found))
    if not secrets:
        raise CredentialMissing(
            f"missing credentials: pass {described.argument} (or set {described.variable} in the environment)"
        )
    for secret in secrets:
        if not isinstance(secret, str):
            raise InvalidArgument(f"webhook secret: must be a str, not {type(secret).__name__}")
    return cast("Sequence[str]", secrets)
