"""Every error this client raises."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._runtime.base import errors as _errors
from ._runtime.base.errors import (
    ApiError as ApiError,
)
from ._runtime.base.errors import (
    AuthError as AuthError,
)
from ._runtime.base.errors import (
    ClientClosed as ClientClosed,
)
from ._runtime.base.errors import (
    ConnectError as ConnectError,
)
from ._runtime.base.errors import (
    ConnectTimeout as ConnectTimeout,
)
from ._runtime.base.errors import (
    CredentialMissing as CredentialMissing,
)
from ._runtime.base.errors import (
    DecodeError as DecodeError,
)
from ._runtime.base.errors import (
    DriftError as DriftError,
)
from ._runtime.base.errors import (
    Error as Error,
)
from ._runtime.base.errors import (
    InvalidArgument as InvalidArgument,
)
from ._runtime.base.errors import (
    LimitsUnavailable as LimitsUnavailable,
)
from ._runtime.base.errors import (
    LoginFailed as LoginFailed,
)
from ._runtime.base.errors import (
    NotFound as NotFound,
)
from ._runtime.base.errors import (
    PagingError as PagingError,
)
from ._runtime.base.errors import (
    ProtocolError as ProtocolError,
)
from ._runtime.base.errors import (
    RateLimited as RateLimited,
)
from ._runtime.base.errors import (
    RedirectRefused as RedirectRefused,
)
from ._runtime.base.errors import (
    ReplyTooLarge as ReplyTooLarge,
)
from ._runtime.base.errors import (
    ServiceUnavailable as ServiceUnavailable,
)
from ._runtime.base.errors import (
    Timeout as Timeout,
)
from ._runtime.base.errors import (
    TooManyRequests as TooManyRequests,
)
from ._runtime.base.errors import (
    TransportError as TransportError,
)
from ._runtime.base.errors import (
    Unauthorized as Unauthorized,
)
from ._runtime.base.errors import (
    UnexpectedStatus as UnexpectedStatus,
)

if TYPE_CHECKING:
    from ._runtime.codec.values import JsonValue
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
