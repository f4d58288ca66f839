"""Every error this client raises, in one tree::

    Error
    ├── ApiError                      the server answered with a status that is no success
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
    │   └── UnexpectedStatus          any other status that is no success
    │       └── NotModified           304
    ├── TransportError                no whole answer came
    │   ├── ConnectError              the request was never sent
    │   │   └── ConnectTimeout        (a Timeout too)
    │   ├── Timeout                   a timeout or the deadline passed
    │   ├── ProtocolError             the answer is not HTTP
    │   ├── ReplyTooLarge             the answer passes max_reply_bytes
    │   ├── RedirectRefused           the answer leads where this client does not go
    │   └── ClientClosed              the client was closed before
    ├── DecodeError                   the answer is not what its media type says
    ├── DriftError                    the answer does not match its schema, and strict=True was asked
    ├── AuthError                     no credentials to call with
    │   ├── CredentialMissing         none was given
    │   └── LoginFailed               they could not be obtained
    ├── RateLimited                   held back by the API's rate limits, nothing sent
    ├── LimitsUnavailable             the store of the rate limits cannot be reached, nothing sent
    ├── PagingError                   the pages cannot be followed
    └── InvalidArgument               an argument cannot be sent (a ValueError too)

Every error pickles, and none holds a secret.
"""

from typing import TYPE_CHECKING

from .fault import Details as Details
from .fault import Error as Error
from .statuses import (
    BY_STATUS as BY_STATUS,
)
from .statuses import (
    ApiError as ApiError,
)
from .statuses import (
    BadGateway as BadGateway,
)
from .statuses import (
    BadRequest as BadRequest,
)
from .statuses import (
    ClientError as ClientError,
)
from .statuses import (
    Conflict as Conflict,
)
from .statuses import (
    ContentTooLarge as ContentTooLarge,
)
from .statuses import (
    Forbidden as Forbidden,
)
from .statuses import (
    GatewayTimeout as GatewayTimeout,
)
from .statuses import (
    Gone as Gone,
)
from .statuses import (
    InternalServerError as InternalServerError,
)
from .statuses import (
    MethodNotAllowed as MethodNotAllowed,
)
from .statuses import (
    NotAcceptable as NotAcceptable,
)
from .statuses import (
    NotFound as NotFound,
)
from .statuses import (
    NotImplementedByServer as NotImplementedByServer,
)
from .statuses import (
    NotModified as NotModified,
)
from .statuses import (
    PaymentRequired as PaymentRequired,
)
from .statuses import (
    PreconditionFailed as PreconditionFailed,
)
from .statuses import (
    RequestTimeout as RequestTimeout,
)
from .statuses import (
    ServerError as ServerError,
)
from .statuses import (
    ServiceUnavailable as ServiceUnavailable,
)
from .statuses import (
    TooManyRequests as TooManyRequests,
)
from .statuses import (
    Unauthorized as Unauthorized,
)
from .statuses import (
    UnexpectedStatus as UnexpectedStatus,
)
from .statuses import (
    UnprocessableEntity as UnprocessableEntity,
)
from .statuses import (
    UnsupportedMediaType as UnsupportedMediaType,
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
    """No whole answer came.

    Attributes:
        sent: whether the server may have seen the request; ``False`` makes a retry safe whatever the method.
        permanent: whether trying again is of no use.
    """

    sent: bool = True
    permanent: bool = False


class ConnectError(TransportError):
    """No connection was made: refused, unknown host, unreachable, or its certificate is not trusted."""

    sent = False


class Timeout(TransportError):
    """A timeout or the deadline passed; the message says which, and how to change it.

    Attributes:
        limit: ``"connect"``, ``"read"``, ``"write"`` or ``"pool"`` for a step of ``timeout``, ``"deadline"`` for the
            whole call.
    """

    limit: str = "deadline"


class ConnectTimeout(ConnectError, Timeout):
    """No connection was made in time."""


class ProtocolError(TransportError):
    """The answer is not HTTP, or is cut short."""


class ReplyTooLarge(TransportError):
    """The decoded answer passes ``max_reply_bytes``."""

    permanent = True


class RedirectRefused(TransportError):
    """The server leads elsewhere, where this client does not go: another scheme, too many steps, no HTTP URL."""

    permanent = True


class ClientClosed(TransportError):
    """The client was closed before this call."""

    sent = False
    permanent = True


class DecodeError(Error):
    """The answer is not what its media type says.

    Attributes:
        content_type: the media type the server declared; ``""`` where it declared none.
        excerpt: the first 200 bytes of the body.
    """

    content_type: str = ""

    @property
    def excerpt(self) -> bytes:
        """The first 200 bytes of the body."""
        return self.content[:200]


class DriftError(Error):
    """The answer does not match its schema, and ``strict=True`` was asked; ``drifts`` tells where.

    Attributes:
        drifts: one line for each place.
    """

    drifts: tuple[str, ...] = ()


class AuthError(Error):
    """There are no credentials to call with."""


class CredentialMissing(AuthError):
    """A credential the operation needs was given neither as an argument nor in the environment."""


class LoginFailed(AuthError):
    """The credentials could not be obtained; ``__cause__`` tells why."""


class RateLimited(Error):
    """This attempt was held back and not sent: the host bans us, or its rate limits leave no room before the deadline.

    Attributes:
        until: when a request may be sent again, in UTC; ``retry_after`` is the same in seconds.
        banned: whether the host bans us, having answered 429 before.
    """

    until: "datetime"
    banned: bool = False


class LimitsUnavailable(Error):
    """The store in which the rate limits are kept cannot be reached; nothing was sent. ``__cause__`` tells why."""


class PagingError(Error):
    """The pages cannot be followed: the server repeats a cursor, or leads to another origin."""


class InvalidArgument(Error, ValueError):
    """An argument cannot be sent; the message names it and never shows its value."""
