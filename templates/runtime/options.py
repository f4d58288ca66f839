"""The options of a client, and the defaults every call starts from."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeAlias, TypedDict, cast

if TYPE_CHECKING:
    import ssl

    from .drift import Drift
    from .throttle import LimitStore
    from .wire import AsyncTransport, RawReply, Request, Transport

__all__ = ["AsyncMiddleware", "CallOptions", "ClientOptions", "Middleware", "Settings", "Timeout", "settle"]


@dataclass(frozen=True, slots=True)
class Timeout:
    """Seconds to wait for one step of one attempt; the ``deadline`` bounds them all together."""

    connect: float = 10.0
    """To make a connection."""
    read: float = 30.0
    """For the next bytes of the reply."""
    write: float = 30.0
    """For the server to take the next bytes of the request."""
    pool: float = 30.0
    """For a free connection."""


Middleware: TypeAlias = "Callable[[Request, Callable[[Request], RawReply]], RawReply]"
"""``handle(request, call_next)``: sees each request on its way out and each reply on its way in."""

AsyncMiddleware: TypeAlias = "Callable[[Request, Callable[[Request], Awaitable[RawReply]]], Awaitable[RawReply]]"
"""The same for an async client."""


class CallOptions(TypedDict, total=False):
    """The options that can change from call to call, through ``with_options``."""

    timeout: float | Timeout
    """Seconds for each step: one number for all, or each its own. Default 10 to connect, 30 for the others."""
    deadline: float
    """Seconds for the whole call: every attempt, every pause, a login included.

    Default 120, or the four limits of a given ``timeout`` together where that is more.

    Of a reply that is read piece by piece, the head; each of its pieces then has ``timeout.read``.
    Only the look-up of a host name cannot be cut short in a sync client; the system bounds it."""
    retries: int
    """How many times more a call may be sent, where that is safe. Default 2."""
    strict: bool
    """Raise ``DriftError`` when a reply does not match its schema. Default ``False``: keep the value and report."""
    on_drift: "Callable[[Drift], None]"
    """Called for each place where a reply does not match its schema. Default: a warning in the log."""
    headers: Mapping[str, str]
    """Header fields to send with every request."""
    max_reply_bytes: int
    """How large a decoded reply may be, or one event of a stream. Default 100 MiB. A reply that is read piece by piece
    may be of any size."""
    follow_redirects: bool
    """Follow redirects, without credentials on another origin. Default ``False``."""
    before_request: "Callable[[Request], Request]"
    """Called before each attempt; what it gives is sent."""
    after_reply: "Callable[[RawReply], None]"
    """Called with each reply, before it is decoded."""
    middleware: Sequence[Middleware] | Sequence[AsyncMiddleware]
    """Layers around each attempt, the first outermost."""


class ClientOptions(CallOptions, total=False):
    """The options of a client."""

    server: str
    """The name of one of the API's servers. Default: the first."""
    base_url: str
    """The URL the API's paths are joined to. Default: the environment variable, then the server."""
    base_urls: Mapping[str, str]
    """The same for the servers that some operations have of their own, by name."""
    allow_http: bool
    """Send credentials over plain HTTP. Default ``False``: only to this very machine."""
    proxy: str
    """The URL of a proxy for every request. Default: the environment's, where ``trust_env`` allows."""
    verify: "bool | ssl.SSLContext | str"
    """How the server's certificate is checked: a context, or the path of a file or folder of authorities."""
    trust_env: bool
    """Read HTTPS_PROXY, ALL_PROXY, NO_PROXY, SSL_CERT_FILE and SSL_CERT_DIR. Default ``True``; .netrc is never read."""
    limit_store: "LimitStore"
    """Where the API's rate limits are kept. Default: in this process, for all its clients."""
    transport: "Transport | AsyncTransport"
    """What performs the requests, in the place of the network; for tests."""


@dataclass(frozen=True)
class Settings:
    """The options of one call, all decided."""

    timeout: Timeout = Timeout()
    deadline: float = 120.0
    deadline_given: bool = False
    retries: int = 2
    strict: bool = False
    on_drift: "Callable[[Drift], None] | None" = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    max_reply_bytes: int = 100 * 1024 * 1024
    follow_redirects: bool = False
    before_request: "Callable[[Request], Request] | None" = None
    after_reply: "Callable[[RawReply], None] | None" = None
    middleware: Sequence[Middleware] | Sequence[AsyncMiddleware] = ()


_CALL: Final = CallOptions.__optional_keys__
_CLIENT: Final = ClientOptions.__optional_keys__


def settle(settings: Settings, options: Mapping[str, object], allowed: frozenset[str] = _CALL) -> Settings:
    """Give the settings with the options put over them.

    Raises:
        TypeError: an option does not exist.
        InvalidArgument: an option has a value it cannot have.
    """
    from .errors import InvalidArgument

    for name in options:
        if name not in allowed:
            raise TypeError(f"unknown option {name!r}")
    changes = {name: value for name, value in options.items() if name in _CALL}
    timeout = changes.get("timeout")
    if isinstance(timeout, (int, float)):
        changes["timeout"] = Timeout(*[float(timeout)] * 4)
    if "deadline" in changes:
        changes["deadline_given"] = True
    settled = _replace(settings, changes)
    times = settled.timeout
    for name, seconds in (
        ("deadline", settled.deadline),
        *(("timeout", value) for value in (times.connect, times.read, times.write, times.pool)),
    ):
        if not 0 < seconds < float("inf"):
            raise InvalidArgument(f"{name} must be a finite number of seconds above zero")
    if timeout is not None and not settled.deadline_given:
        # A caller who waits longer for one step waits longer for the whole.
        longest = times.connect + times.read + times.write + times.pool
        settled = replace(settled, deadline=max(Settings.deadline, longest))
    if settled.retries < 0 or settled.max_reply_bytes < 0:
        raise InvalidArgument("retries and max_reply_bytes must not be negative")
    return settled


def settle_client(options: ClientOptions) -> Settings:
    """Give the settings of a new client.

    Raises:
        TypeError: an option does not exist.
        InvalidArgument: an option has a value it cannot have.
    """
    return settle(Settings(), dict(options), _CLIENT)


def _replace(settings: Settings, changes: Mapping[str, object]) -> Settings:
    make = cast("Callable[..., Settings]", replace)
    return make(settings, **changes)
