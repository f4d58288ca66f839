"""The exceptions of this client::

    Error
    ├── ApiError                      the server answered with an error status
    │   ├── ClientError               4xx
    │   │   ├── BadRequest            400
    │   │   ├── Unauthorized          401
    │   │   ├── PaymentRequired       402
    │   │   ├── Forbidden             403
    │   │   ├── NotFound              404
    │   │   ├── MethodNotAllowed      405
    │   │   ├── NotAcceptable         406
    │   │   ├── RequestTimeout        408
    │   │   ├── Conflict              409
    │   │   ├── Gone                  410
    │   │   ├── PreconditionFailed    412
    │   │   ├── ContentTooLarge       413
    │   │   ├── UnsupportedMediaType  415
    │   │   ├── UnprocessableEntity   422
    │   │   └── TooManyRequests       429
    │   ├── ServerError               5xx
    │   │   ├── InternalServerError   500
    │   │   ├── NotImplementedByServer 501
    │   │   ├── BadGateway            502
    │   │   ├── ServiceUnavailable    503
    │   │   └── GatewayTimeout        504
    │   └── UnexpectedStatus          any other status that is not a success
    │       └── NotModified           304
    ├── TransportError                no complete response was received
    │   ├── ConnectError              no connection; the request was not sent
    │   │   └── ConnectTimeout        (a Timeout too)
    │   ├── Timeout                   a timeout or the deadline was exceeded
    │   ├── ProtocolError             the response is not valid HTTP
    │   ├── ReplyTooLarge             the response is larger than max_reply_bytes
    │   ├── RedirectRefused           a redirect that this client does not follow
    │   └── ClientClosed              the client is closed
    ├── DecodeError                   the response cannot be decoded as its media type
    ├── DriftError                    the response does not match its schema (strict=True only)
    ├── AuthError                     a credential is missing or was not obtained
    │   ├── CredentialMissing         no credential was passed
    │   └── LoginFailed               the login failed
    ├── RateLimited                   the rate limits of the API do not allow the request; nothing was sent
    ├── LimitsUnavailable             the store of the rate limits cannot be reached; nothing was sent
    ├── PagingError                   the next page cannot be requested
    └── InvalidArgument               an argument is not valid (also a ValueError)

Every exception can be pickled, and none contains a secret.
"""

from typing import TYPE_CHECKING

from .error_base import Details as Details
from .error_base import Error
from .status_errors import (
    BY_STATUS,
    ApiError,
    BadGateway,
    BadRequest,
    ClientError,
    Conflict,
    ContentTooLarge,
    Forbidden,
    GatewayTimeout,
    Gone,
    InternalServerError,
    MethodNotAllowed,
    NotAcceptable,
    NotFound,
    NotImplementedByServer,
    NotModified,
    PaymentRequired,
    PreconditionFailed,
    RequestTimeout,
    ServerError,
    ServiceUnavailable,
    TooManyRequests,
    Unauthorized,
    UnexpectedStatus,
    UnprocessableEntity,
    UnsupportedMediaType,
)

if TYPE_CHECKING:
    from datetime import datetime

__all__ = [
    "BY_STATUS",
    "ApiError",
    "AuthError",
    "BadGateway",
    "BadRequest",
    "ClientClosed",
    "ClientError",
    "Conflict",
    "ConnectError",
    "ConnectTimeout",
    "ContentTooLarge",
    "CredentialMissing",
    "DecodeError",
    "DriftError",
    "Error",
    "Forbidden",
    "GatewayTimeout",
    "Gone",
    "InternalServerError",
    "InvalidArgument",
    "LimitsUnavailable",
    "LoginFailed",
    "MethodNotAllowed",
    "NotAcceptable",
    "NotFound",
    "NotImplementedByServer",
    "NotModified",
    "PagingError",
    "PaymentRequired",
    "PreconditionFailed",
    "ProtocolError",
    "RateLimited",
    "RedirectRefused",
    "ReplyTooLarge",
    "RequestTimeout",
    "ServerError",
    "ServiceUnavailable",
    "Timeout",
    "TooManyRequests",
    "TransportError",
    "Unauthorized",
    "UnexpectedStatus",
    "UnprocessableEntity",
    "UnsupportedMediaType",
]


class TransportError(Error):
    """No complete response was received.

    Attributes:
        sent: whether the server may have received the request; if ``False``, a retry is safe for any method.
        permanent: whether a retry cannot succeed.
    """

    sent: bool = True
    permanent: bool = False


class ConnectError(TransportError):
    """No connection was established: refused, unknown host, unreachable, or an untrusted certificate."""

    sent = False


class Timeout(TransportError):
    """A timeout or the deadline was exceeded; the message says which one, and how to change it.

    Attributes:
        limit: ``"connect"``, ``"read"``, ``"write"`` or ``"pool"`` for a step of ``timeout``, or ``"deadline"``.
    """

    limit: str = "deadline"


class ConnectTimeout(ConnectError, Timeout):
    """No connection was established in time."""


class ProtocolError(TransportError):
    """The response is not valid HTTP, or is truncated."""


class ReplyTooLarge(TransportError):
    """The decoded response is larger than ``max_reply_bytes``."""

    permanent = True


class RedirectRefused(TransportError):
    """A redirect was not followed: from https to http, too many redirects, or a target that is not an HTTP URL."""

    permanent = True


class ClientClosed(TransportError):
    """The client was closed before the call."""

    sent = False
    permanent = True


class DecodeError(Error):
    """The response cannot be decoded as its media type.

    Attributes:
        content_type: the declared media type; ``""`` if there is none.
        excerpt: the first 200 bytes of the body.
    """

    content_type: str = ""

    @property
    def excerpt(self) -> bytes:
        """The first 200 bytes of the body."""
        return self.content[:200]


class DriftError(Error):
    """The response does not match its schema, and ``strict=True`` is set.

    Attributes:
        drifts: one line for each deviation.
    """

    drifts: tuple[str, ...] = ()


class AuthError(Error):
    """A credential is missing or could not be obtained."""


class CredentialMissing(AuthError):
    """A required credential is neither passed as an argument nor set in the environment."""


class LoginFailed(AuthError):
    """The credentials could not be obtained; see ``__cause__``."""


class RateLimited(Error):
    """The request was not sent: the host bans this client, or its rate limits allow no request before the deadline.

    Attributes:
        until: when the next request is allowed, in UTC; ``retry_after`` is the same as a number of seconds.
        banned: whether the host bans this client after an earlier 429.
    """

    until: "datetime"
    banned: bool = False


class LimitsUnavailable(Error):
    """The store of the rate limits cannot be reached; nothing was sent. See ``__cause__``."""


class PagingError(Error):
    """A list cannot be continued: a cursor or page repeats, too many pages are empty, or it leads to another origin.

    Attributes:
        cursor: pass it to ``resume`` to continue after a repeated page or too many empty pages; ``None`` otherwise.
    """

    cursor: str | None = None


class InvalidArgument(Error, ValueError):
    """An argument is not valid; the message names it and never shows its value."""
