"""The failures of the HTTP library as errors of ours, without what its messages show."""

import ssl

import httpcore2

from .errors import ConnectError, ConnectTimeout, Details, Error, ProtocolError, Timeout, TransportError
from .network import current
from .redact import redact_url
from .wire import Request

__all__ = ["cause", "sent", "translate"]


def sent(request: Request) -> Details:
    """Return what an error says of the request."""
    return {"method": request.method, "url": redact_url(request.url)}


def translate(error: Exception, request: Request) -> Error:
    """Return the error of ours for one of the library's."""
    failure = _translated(error, request)
    failure.method, failure.url = request.method, redact_url(request.url)
    return failure


def _translated(error: Exception, request: Request) -> TransportError:
    if isinstance(error, (httpcore2.TimeoutException, TimeoutError)):
        return _timeout(error, request)
    if isinstance(error, (httpcore2.ConnectError, httpcore2.ProxyError)):
        failure: TransportError = ConnectError(f"no connection: {error}")
        failure.permanent = _untrusted(error)
        return failure
    if isinstance(error, httpcore2.LocalProtocolError):
        # The library's message shows the header it refuses.
        failure = ProtocolError("the request cannot be sent")
        failure.permanent = True
        return failure
    if isinstance(error, httpcore2.RemoteProtocolError):
        # What follows a colon is what the server sent, which may be a session token.
        return ProtocolError(str(error).partition(":")[0])
    return TransportError("the connection broke")


def _timeout(error: Exception, request: Request) -> Timeout:
    """Return the timeout that names its limit: the deadline, or that of one step."""
    exchange, limits = current.get(), request.timeout
    over = isinstance(error, TimeoutError) or (exchange is not None and exchange.over)
    made = Timeout
    if isinstance(error, httpcore2.ConnectTimeout):
        step, seconds, what, made = "connect", limits.connect, "no connection", ConnectTimeout
    elif isinstance(error, httpcore2.PoolTimeout):
        step, seconds, what = "pool", limits.pool, "no free connection"
    elif isinstance(error, httpcore2.WriteTimeout):
        step, seconds, what = "write", limits.write, "the server did not take the request"
    else:
        step, seconds, what = "read", limits.read, "no answer"
    if over:
        failure = made(f"{what} before the deadline of the call passed; give deadline=... for longer")
    else:
        failure = made(f"{what} within {seconds:g} seconds (timeout.{step}); give timeout=... for longer")
    failure.limit = "deadline" if over else step
    failure.sent = step not in ("connect", "pool")
    return failure


def cause(error: Exception) -> Exception | None:
    """Give what may be kept as the cause: not what shows a header of the request or of the reply."""
    return None if isinstance(error, httpcore2.ProtocolError) else error


def _untrusted(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
