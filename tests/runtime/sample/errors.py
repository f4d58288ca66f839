"""Every error this client raises."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._runtime import errors as _errors
from ._runtime.errors import (
    ApiError as ApiError,
    AuthError as AuthError,
    ClientClosed as ClientClosed,
    ConnectError as ConnectError,
    ConnectTimeout as ConnectTimeout,
    CredentialMissing as CredentialMissing,
    DecodeError as DecodeError,
    DriftError as DriftError,
    Error as Error,
    InvalidArgument as InvalidArgument,
    LoginFailed as LoginFailed,
    NotFound as NotFound,
    PagingError as PagingError,
    ProtocolError as ProtocolError,
    RedirectRefused as RedirectRefused,
    ReplyTooLarge as ReplyTooLarge,
    ServiceUnavailable as ServiceUnavailable,
    Timeout as Timeout,
    TooManyRequests as TooManyRequests,
    TransportError as TransportError,
    Unauthorized as Unauthorized,
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
    "LoginFailed",
    "NotFound",
    "PagingError",
    "ProtocolError",
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
