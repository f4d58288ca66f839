"""Every error this client raises."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._runtime import errors as _errors
from ._runtime.errors import (
    ApiError as ApiError,
)
from ._runtime.errors import (
    AuthError as AuthError,
)
from ._runtime.errors import (
    ClientClosed as ClientClosed,
)
from ._runtime.errors import (
    ConnectError as ConnectError,
)
from ._runtime.errors import (
    ConnectTimeout as ConnectTimeout,
)
from ._runtime.errors import (
    CredentialMissing as CredentialMissing,
)
from ._runtime.errors import (
    DecodeError as DecodeError,
)
from ._runtime.errors import (
    DriftError as DriftError,
)
from ._runtime.errors import (
    Error as Error,
)
from ._runtime.errors import (
    InvalidArgument as InvalidArgument,
)
from ._runtime.errors import (
    LimitsUnavailable as LimitsUnavailable,
)
from ._runtime.errors import (
    LoginFailed as LoginFailed,
)
from ._runtime.errors import (
    NotFound as NotFound,
)
from ._runtime.errors import (
    PagingError as PagingError,
)
from ._runtime.errors import (
    ProtocolError as ProtocolError,
)
from ._runtime.errors import (
    RateLimited as RateLimited,
)
from ._runtime.errors import (
    RedirectRefused as RedirectRefused,
)
from ._runtime.errors import (
    ReplyTooLarge as ReplyTooLarge,
)
from ._runtime.errors import (
    ServiceUnavailable as ServiceUnavailable,
)
from ._runtime.errors import (
    Timeout as Timeout,
)
from ._runtime.errors import (
    TooManyRequests as TooManyRequests,
)
from ._runtime.errors import (
    TransportError as TransportError,
)
from ._runtime.errors import (
    Unauthorized as Unauthorized,
)
from ._runtime.errors import (
    UnexpectedStatus as UnexpectedStatus,
)

if TYPE_CHECKING:
    from ._runtime.values import JsonValue
    from .models import Erreurs


class UnprocessableEntity(_errors.UnprocessableEntity):
    """422: paramètres sains mais incorrects."""

    if TYPE_CHECKING:

        @property
        def body(self) -> Erreurs | JsonValue: ...


BY_STATUS: Mapping[int, type[ApiError]] = {422: UnprocessableEntity}

__all__ = [
    "BY_STATUS",
    "ApiError",
    "AuthError",
    "ClientClosed",
    "ConnectError",
    "ConnectTimeout",
    "CredentialMissing",
    "DecodeError",
    "DriftError",
    "Error",
    "InvalidArgument",
    "LimitsUnavailable",
    "LoginFailed",
    "NotFound",
    "PagingError",
    "ProtocolError",
    "RateLimited",
    "RedirectRefused",
    "ReplyTooLarge",
    "ServiceUnavailable",
    "Timeout",
    "TooManyRequests",
    "TransportError",
    "Unauthorized",
    "UnexpectedStatus",
    "UnprocessableEntity",
]
