"""Translate exceptions of the HTTP library to the exceptions of this client, without secrets in their messages."""

import ssl

import httpcore2

from ..base.errors import ConnectError, ConnectTimeout, Details, Error, ProtocolError, Timeout, TransportError
from ..base.redact import redact_url
from ..base.timeouts import exceeded
from ..base.wire import Request
from .network import current

__all__ = ["cause", "sent", "translate"]


def sent(request: Request) -> Details:
    """Return the details of the request for an error."""
    return {"method": request.method, "url": redact_url(request.url)}


def translate(error: Exception, request: Request) -> Error:
    """Return the exception of this client for one of the HTTP library."""
    failure = _translated(error, request)
    failure.method, failure.url = request.method, redact_url(request.url)
    return failure


def _translated(error: Exception, request: Request) -> TransportError:
    if isinstance(error, (httpcore2.TimeoutException, TimeoutError)):
        return _timeout(error, request)
    if isinstance(error, (httpcore2.ConnectError, httpcore2.ProxyError)):
        failure: TransportError = ConnectError(f"cannot connect: {error}")
        failure.permanent = _untrusted(error)
        return failure
    if isinstance(error, httpcore2.LocalProtocolError):
        # The message of the library contains the rejected header.
        failure = ProtocolError("the request is not valid HTTP and was not sent")
        failure.permanent = True
        return failure
    if isinstance(error, httpcore2.RemoteProtocolError):
        # The text after a colon comes from the server and may contain a session token.
        return ProtocolError(str(error).partition(":")[0])
    return TransportError("the connection was lost")


def _timeout(error: Exception, request: Request) -> Timeout:
    """Return the ``Timeout``, naming the limit that was exceeded: the deadline or the timeout of a step."""
    exchange, limits = current.get(), request.timeout
    over = isinstance(error, TimeoutError) or (exchange is not None and exchange.over)
    made = Timeout
    if isinstance(error, httpcore2.ConnectTimeout):
        step, seconds, what, made = "connect", limits.connect, "no connection", ConnectTimeout
    elif isinstance(error, httpcore2.PoolTimeout):
        step, seconds, what = "pool", limits.pool, "no free connection"
    elif isinstance(error, httpcore2.WriteTimeout):
        step, seconds, what = "write", limits.write, "the server did not accept the request"
    else:
        step, seconds, what = "read", limits.read, "no response"
    if over:
        failure = made(f"{what} before the deadline of the call; pass a larger deadline=...")
    else:
        failure = made(exceeded(what, step, seconds))
    failure.limit = "deadline" if over else step
    failure.sent = step not in ("connect", "pool")
    return failure


def cause(error: Exception) -> Exception | None:
    """Return the exception to use as the cause; ``None`` if it would show a header of the request or the response."""
    return None if isinstance(error, httpcore2.ProtocolError) else error


def _untrusted(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
