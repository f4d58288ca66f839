"""The options of a client, and the defaults every call starts from."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from threading import TIMEOUT_MAX
from typing import TYPE_CHECKING, Final, TypeAlias, TypedDict, cast

if TYPE_CHECKING:
    import ssl

    import httpx2

    from .drift import Drift
    from .throttle import LimitStore
    from .wire import AsyncTransport, RawReply, Request, Transport

__all__ = ["AsyncMiddleware", "CallOptions", "ClientOptions", "Middleware", "Settings", "Timeout", "bound", "settle"]


@dataclass(frozen=True, slots=True)
class Timeout:
    """Seconds to wait for one step of one attempt, ``None`` for any time; the ``deadline`` bounds them all together."""

    connect: float | None = 10.0
    """To make a connection."""
    read: float | None = 30.0
    """For the next bytes of the reply."""
    write: float | None = 30.0
    """For the server to take the next bytes of the request."""
    pool: float | None = 30.0
    """For a free connection."""

    def within(self, remaining: float) -> "dict[str, float | None]":
        """Return the seconds of each step, by name, where so many remain for them all."""
        steps = {"connect": self.connect, "read": self.read, "write": self.write, "pool": self.pool}
        return {name: bound(seconds, remaining) for name, seconds in steps.items()}


def bound(*seconds: float | None) -> float | None:
    """Return the shortest of some times in seconds; ``None`` where none of them is a bound."""
    return min((each for each in seconds if each is not None and each < _FOREVER), default=None)


_FOREVER: Final = TIMEOUT_MAX
"""Seconds that no lock and no socket can count."""


Middleware: TypeAlias = "Callable[[Request, Callable[[Request], RawReply]], RawReply]"
"""``handle(request, call_next)``: sees each request on its way out and each reply on its way in."""

AsyncMiddleware: TypeAlias = "Callable[[Request, Callable[[Request], Awaitable[RawReply]]], Awaitable[RawReply]]"
"""The same for an async client."""


class CallOptions(TypedDict, total=False):
    """The options that can change from call to call, through ``with_options``."""

    timeout: float | Timeout | None
    """Seconds for each step: one number for all, or each its own; ``None`` for any time. Default 10 to connect, 30 for
    the others."""
    deadline: float | None
    """Seconds for the whole call: every attempt, every pause, a login included; ``None`` for any time.

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
    transport: "Transport | AsyncTransport | httpx2.BaseTransport | httpx2.AsyncBaseTransport"
    """What performs the requests, in the place of this client's own connections: a transport of httpx2, such as
    ``httpx2.MockTransport``, ``httpx2.WSGITransport`` (``httpx2.ASGITransport`` for an async client) or one of the
    caller's own, or anything with the methods of ``Transport``. The client closes it when it is closed itself."""


@dataclass(frozen=True)
class Settings:
    """The options of one call, all decided."""

    timeout: Timeout = Timeout()
    deadline: float = 120.0
    deadline_given: bool = False
    """Whether the caller chose the deadline; else it follows ``timeout``."""
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


def settle(
    settings: Settings, options: Mapping[str, object], allowed: frozenset[str] = _CALL, arguments: Iterable[str] = ()
) -> Settings:
    """Return the settings with the options put over them.

    Args:
        settings: what the options are put over.
        options: by name.
        allowed: the names there may be.
        arguments: more arguments that the caller may have meant.

    Raises:
        TypeError: an option does not exist.
        InvalidArgument: an option has a value it cannot have.
    """
    from .checks import check_options, unknown_option

    for name in options:
        if name not in allowed:
            raise unknown_option(name, [*allowed, *arguments], name in _CLIENT)
    check_options(options)
    changes = {name: value for name, value in options.items() if name in _CALL}
    if "timeout" in changes and not isinstance(changes["timeout"], Timeout):
        changes["timeout"] = Timeout(*[cast("float | None", changes["timeout"])] * 4)
    if "deadline" in changes:
        changes |= {"deadline_given": True, "deadline": inf if changes["deadline"] is None else changes["deadline"]}
    settled = _replace(settings, changes)
    if settled.deadline_given:
        return settled
    # A caller who waits longer for one step waits longer for the whole.
    longest = sum(inf if each is None else each for each in settled.timeout.within(inf).values())
    return replace(settled, deadline=max(Settings.deadline, longest))


def settle_client(options: ClientOptions, arguments: Iterable[str] = ()) -> Settings:
    """Return the settings of a new client; ``arguments`` are the names of its other arguments.

    Raises:
        TypeError: an option does not exist.
        InvalidArgument: an option has a value it cannot have.
    """
    return settle(Settings(), dict(options), _CLIENT, arguments)


def _replace(settings: Settings, changes: Mapping[str, object]) -> Settings:
    make = cast("Callable[..., Settings]", replace)
    return make(settings, **changes)
