"""The transport that a caller gives in the place of a client's own connections."""

import inspect
from typing import TYPE_CHECKING, cast

from .errors import InvalidArgument

if TYPE_CHECKING:
    import httpx2

    from .wire import AsyncTransport, Transport

__all__ = ["given_async_transport", "given_transport"]


def given_transport(value: object) -> "Transport | None":
    """Return what a sync client was given as its transport; ``None`` when it was given none.

    Raises:
        InvalidArgument: it performs no requests, or only those of an async client.
    """
    if value is None:
        return None
    _check(value)
    # By its methods, so that a transport of one's own does not load the HTTP library.
    if _has(value, "handle_request"):
        from .adapters import Adapted

        return Adapted(cast("httpx2.BaseTransport", value))
    if _has(value, "handle_async_request") or inspect.iscoroutinefunction(getattr(value, "send", None)):
        raise InvalidArgument(
            f"transport: {type(value).__name__} serves an async client only; use the async client, or give a sync "
            "transport such as httpx2.WSGITransport or httpx2.MockTransport"
        )
    if not (_has(value, "send") and _has(value, "close")):
        raise InvalidArgument(f"transport: {_WANTED}, not {type(value).__name__}")
    return cast("Transport", value)


def given_async_transport(value: object) -> "AsyncTransport | None":
    """Return what an async client was given as its transport; ``None`` when it was given none.

    Raises:
        InvalidArgument: it performs no requests, or only those of a sync client.
    """
    if value is None:
        return None
    _check(value)
    if _has(value, "handle_async_request"):
        from .adapters import AsyncAdapted

        return AsyncAdapted(cast("httpx2.AsyncBaseTransport", value))
    if _has(value, "handle_request") or (_has(value, "send") and not _has(value, "aclose")):
        raise InvalidArgument(
            f"transport: {type(value).__name__} serves a sync client only; use the sync client, or give an async "
            "transport such as httpx2.ASGITransport or httpx2.MockTransport"
        )
    if not (_has(value, "send") and _has(value, "aclose")):
        raise InvalidArgument(f"transport: {_WANTED}, not {type(value).__name__}")
    return cast("AsyncTransport", value)


_WANTED = "must be a transport of httpx2, or have the methods of Transport"


def _check(value: object) -> None:
    if isinstance(value, type):
        raise InvalidArgument(f"transport: must be an instance; call {value.__name__}(...)")
    if _has(value, "build_request"):
        raise InvalidArgument("transport: must be a transport and not a client: give the client's own transport")


def _has(value: object, name: str) -> bool:
    return callable(getattr(value, name, None))
