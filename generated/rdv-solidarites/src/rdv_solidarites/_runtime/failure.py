"""The failures of the HTTP library as errors of ours, without what its messages show."""

import ssl

import httpcore2

from .errors import ConnectError, ConnectTimeout, Error, ProtocolError, Timeout, TransportError
from .redact import redact_url
from .wire import Request

__all__ = ["cause", "told", "translate"]


def told(request: Request) -> str:
    """Name a request in a message."""
    return f"{request.method} {redact_url(request.url)}"


def translate(error: Exception, request: Request) -> Error:
    """Give the error of ours for one of the library's."""
    name = told(request)
    if isinstance(error, httpcore2.ConnectTimeout):
        return ConnectTimeout(f"{name}: no connection in time")
    if isinstance(error, httpcore2.PoolTimeout):
        failure: TransportError = Timeout(f"{name}: no free connection in time")
        failure.sent = False
        return failure
    if isinstance(error, (httpcore2.TimeoutException, TimeoutError)):
        return Timeout(f"{name}: no answer in time")
    if isinstance(error, (httpcore2.ConnectError, httpcore2.ProxyError)):
        failure = ConnectError(f"{name}: no connection: {error}")
        failure.permanent = _untrusted(error)
        return failure
    if isinstance(error, httpcore2.LocalProtocolError):
        # The library's message shows the header it refuses.
        failure = ProtocolError(f"{name}: the request cannot be sent")
        failure.permanent = True
        return failure
    if isinstance(error, httpcore2.RemoteProtocolError):
        # What follows a colon is what the server sent, which may be a session token.
        return ProtocolError(f"{name}: {str(error).partition(':')[0]}")
    return TransportError(f"{name}: the connection broke")


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
