"""The options of a client and their defaults."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypedDict, cast

from .timeouts import Timeout

if TYPE_CHECKING:
    import os
    import ssl

    import httpx2

    from .attempt import FailedAttempt
    from .drift import Drift
    from .observing import Observer
    from .rate_limits import LimitStore
    from .wire import AsyncTransport, RawReply, Request, Transport

__all__ = ["AsyncMiddleware", "CallOptions", "ClientOptions", "ConnectionOptions", "Middleware", "Settings", "settle"]


Middleware: TypeAlias = "Callable[[Request, Callable[[Request], RawReply]], RawReply]"
"""A function ``handle(request, call_next)`` that processes each request and its response."""

AsyncMiddleware: TypeAlias = "Callable[[Request, Callable[[Request], Awaitable[RawReply]]], Awaitable[RawReply]]"
"""The same for an async client."""


class CallOptions(TypedDict, total=False):
    """The options that ``with_options`` can change."""

    timeout: float | Timeout | None
    """Seconds for each step, as one number or a ``Timeout``; ``None`` for no limit. Default: 10 to connect, 30 for the
    other steps."""
    deadline: float | None
    """Seconds for the whole call, including retries, pauses and logins; ``None`` for no limit. Default: that of the
    description, or ``None``.

    For a streamed response it ends with the header; ``timeout.read`` then applies to each chunk of the body.
    A sync client cannot interrupt a DNS lookup, which the operating system limits."""
    retries: int
    """The number of retries, where retrying is safe. Default: 2."""
    retry_if: "Callable[[FailedAttempt], bool]"
    """Called after each failed attempt; returns whether to retry, within ``retries`` and ``deadline``. Default: the
    rule of the client, see ``FailedAttempt.repeats``.
    """
    check_arguments: bool
    """Check arguments against the limits in the description (``maximum``, ``maxLength``, ``pattern`` …) before sending
    anything. Default: ``True``."""
    anonymous: bool
    """Send no credentials, for example to a server without authentication. Default: ``False``."""
    strict: bool
    """Raise ``DriftError`` if a response does not match its schema. Default: ``False``."""
    on_drift: "Callable[[Drift], None]"
    """Called for each deviation of a response from its schema. Default: log a warning."""
    headers: Mapping[str, str]
    """Header fields to send with every request."""
    max_reply_bytes: int
    """The maximum size of a decoded response, or of one event of a stream. Default: 100 MiB. A streamed response
    may have any size."""
    follow_redirects: bool
    """Follow redirects; credentials are not sent to another origin. Default: ``False``."""
    before_request: "Callable[[Request], Request]"
    """Called before each attempt; returns the request to send."""
    after_reply: "Callable[[RawReply], None]"
    """Called with each response before it is decoded."""
    on_upload: "Callable[[int, int | None], object]"
    """Called while the body of a request is sent, after each chunk of at most 64 KiB, with the bytes sent so far and
    their total, ``None`` if unknown. A new attempt starts from zero. It is a plain function in an async client, too."""
    middleware: Sequence[Middleware] | Sequence[AsyncMiddleware]
    """Functions called around each attempt, the first one outermost."""
    observer: "Observer"
    """Notified of each call and its attempts, such as ``OpenTelemetry`` for tracing."""


class ConnectionOptions(CallOptions, total=False):
    """The options of a client of an API whose description names no servers; ``base_url`` is a separate argument."""

    base_urls: Mapping[str, str]
    """Base URLs for the servers of single operations, by name."""
    allow_http: bool
    """Send credentials over plain HTTP. Default: ``False``, only to the local machine."""
    proxy: str
    """The URL of a proxy for all requests. Default: from the environment, if ``trust_env``."""
    verify: "bool | ssl.SSLContext | str | os.PathLike[str]"
    """How to verify server certificates: an ``ssl.SSLContext``, or the path of a file or directory of CAs."""
    cert: "str | os.PathLike[str] | tuple[str | os.PathLike[str], ...]"
    """The certificate of the client, for mutual TLS: the path of a PEM file with its key, or a tuple of the paths of
    certificate and key and, if the key is encrypted, its password. It also replaces the client secret of
    OAuth 2.0 (RFC 8705)."""
    trust_env: bool
    """Read HTTPS_PROXY, ALL_PROXY, NO_PROXY, SSL_CERT_FILE and SSL_CERT_DIR, never .netrc. Default: ``True``."""
    limit_store: "LimitStore"
    """The store of the rate limits. Default: in memory, shared by all clients of the process."""
    transport: "Transport | AsyncTransport | httpx2.BaseTransport | httpx2.AsyncBaseTransport"
    """The transport to use instead of the client's own: an httpx2 transport, such as
    ``httpx2.MockTransport``, ``httpx2.WSGITransport`` (``httpx2.ASGITransport`` for an async client) or your own, or
    any object with the methods of ``Transport``. Closing the client closes it."""
    limits: "httpx2.Limits"
    """The sizes of the connection pool, such as ``httpx2.Limits(max_connections=10)``. Default: 100 connections, of
    which 20 are kept for 5 seconds."""


class ClientOptions(ConnectionOptions, total=False):
    """The options of a client."""

    server: str
    """The name of a server of the API. Default: the first."""
    base_url: str
    """The base URL. Default: the environment variable, then the server."""
    app: object
    """An ASGI or WSGI application to call in process, such as that of FastAPI or Django. It is started before the first
    call and shut down with the client. The host of the base URL is then ``testserver`` by default."""


_TIMEOUT: Final = Timeout()


class Settings(NamedTuple):
    """The options of one call, with defaults filled in."""

    timeout: Timeout = _TIMEOUT
    deadline: float | None = None
    """``None`` if the caller passes none: the one of the description applies."""
    retries: int = 2
    retry_if: "Callable[[FailedAttempt], bool] | None" = None
    check_arguments: bool = True
    anonymous: bool = False
    strict: bool = False
    on_drift: "Callable[[Drift], None] | None" = None
    headers: Mapping[str, str] = {}
    max_reply_bytes: int = 100 * 1024 * 1024
    follow_redirects: bool = False
    before_request: "Callable[[Request], Request] | None" = None
    after_reply: "Callable[[RawReply], None] | None" = None
    on_upload: "Callable[[int, int | None], object] | None" = None
    middleware: Sequence[Middleware] | Sequence[AsyncMiddleware] = ()
    observer: "Observer | None" = None


_CALL: Final = CallOptions.__optional_keys__
_CLIENT: Final = ClientOptions.__optional_keys__


def settle(
    settings: Settings, options: Mapping[str, object], allowed: frozenset[str] = _CALL, arguments: Iterable[str] = ()
) -> Settings:
    """Return the settings with options applied.

    Args:
        settings: the settings to change.
        options: the new values by name.
        allowed: the names of the valid options.
        arguments: other arguments of the client, to suggest in a message.

    Raises:
        TypeError: an option is unknown.
        InvalidArgument: a value is not valid.
    """
    from .option_checks import check_options, unknown_option

    for name in options:
        if name not in allowed:
            raise unknown_option(name, [*allowed, *arguments], name in _CLIENT)
    check_options(options)
    changes = {name: value for name, value in options.items() if name in _CALL}
    if "timeout" in changes and not isinstance(changes["timeout"], Timeout):
        changes["timeout"] = Timeout(*[cast("float | None", changes["timeout"])] * 4)
    if changes.get("deadline", ...) is None:
        changes["deadline"] = inf
    return cast("Callable[..., Settings]", settings._replace)(**changes)


def settle_client(options: ClientOptions, arguments: Iterable[str] = ()) -> Settings:
    """Return the settings of a new client; ``arguments`` are the names of its other arguments.

    Raises:
        TypeError: an option is unknown.
        InvalidArgument: a value is not valid.
    """
    return settle(Settings(), dict(options), _CLIENT, arguments)
