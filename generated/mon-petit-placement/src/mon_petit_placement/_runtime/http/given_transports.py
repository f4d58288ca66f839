"""Check and adapt a transport that the caller passes."""

import inspect
from typing import TYPE_CHECKING, cast

from ..base.errors import InvalidArgument

if TYPE_CHECKING:
    import httpx2

    from ..base.options import ClientOptions
    from ..base.wire import AsyncTransport, Transport

__all__ = ["given_async_transport", "given_transport"]


def given_transport(options: "ClientOptions") -> "Transport | None":
    """Return the transport or application passed to a sync client, adapted; ``None`` if none was passed.

    Raises:
        InvalidArgument: the value is not a transport, or one for async clients only.
    """
    value = _given(options)
    if value is None:
        return None
    if options.get("app") is not None:
        from .applications import application_transport

        return application_transport(value)
    _check(value)
    # Detected by its methods, so that a custom transport does not import the HTTP library.
    if _has(value, "handle_request"):
        from .adapters import Adapted

        return Adapted(cast("httpx2.BaseTransport", value))
    if _has(value, "handle_async_request") or inspect.iscoroutinefunction(getattr(value, "send", None)):
        raise InvalidArgument(
            f"transport: {type(value).__name__} works with an async client only; use the async client, or pass a sync "
            "transport such as httpx2.WSGITransport or httpx2.MockTransport"
        )
    if not (_has(value, "send") and _has(value, "close")):
        raise InvalidArgument(f"transport: {_WANTED}, not {type(value).__name__}")
    return cast("Transport", value)


def given_async_transport(options: "ClientOptions") -> "AsyncTransport | None":
    """Return the transport or application passed to an async client, adapted; ``None`` if none was passed.

    Raises:
        InvalidArgument: the value is not a transport, or one for sync clients only.
    """
    value = _given(options)
    if value is None:
        return None
    if options.get("app") is not None:
        from .applications import async_application_transport

        return async_application_transport(value)
    _check(value)
    if _has(value, "handle_async_request"):
        from .adapters import AsyncAdapted

        return AsyncAdapted(cast("httpx2.AsyncBaseTransport", value))
    if _has(value, "handle_request") or (_has(value, "send") and not _has(value, "aclose")):
        raise InvalidArgument(
            f"transport: {type(value).__name__} works with a sync client only; use the sync client, or pass an async "
            "transport such as httpx2.ASGITransport or httpx2.MockTransport"
        )
    if not (_has(value, "send") and _has(value, "aclose")):
        raise InvalidArgument(f"transport: {_WANTED}, not {type(value).__name__}")
    return cast("AsyncTransport", value)


_WANTED = "must be an httpx2 transport, or an object with the methods of Transport"


def _given(options: "ClientOptions") -> object:
    """Return the transport or the application that the caller passed.

    Raises:
        InvalidArgument: mutually exclusive options were passed.
    """
    found = {name: options.get(name) for name in ("transport", "app")}
    named = [name for name, value in found.items() if value is not None]
    if len(named) > 1:
        raise InvalidArgument("app: pass an application or a transport, not both")
    if named and options.get("limits") is not None:
        raise InvalidArgument(f"limits: a client with {named[0]}=... has no connection pool; remove this argument")
    return found[named[0]] if named else None


def _check(value: object) -> None:
    if isinstance(value, type):
        raise InvalidArgument(f"transport: must be an instance, not a class; pass {value.__name__}(...)")
    if _has(value, "build_request"):
        raise InvalidArgument("transport: must be a transport, not a client; pass the transport of the client")


def _has(value: object, name: str) -> bool:
    return callable(getattr(value, name, None))
