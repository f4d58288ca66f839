"""What can go wrong in a call to the Pets API.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._runtime import errors as _errors
from ._runtime.errors import (
    ApiError as ApiError,
    AuthError as AuthError,
    BadGateway as BadGateway,
    BadRequest as BadRequest,
    ClientClosed as ClientClosed,
    ClientError as ClientError,
    Conflict as Conflict,
    ConnectError as ConnectError,
    ConnectTimeout as ConnectTimeout,
    ContentTooLarge as ContentTooLarge,
    CredentialMissing as CredentialMissing,
    DecodeError as DecodeError,
    DriftError as DriftError,
    Error as Error,
    Forbidden as Forbidden,
    GatewayTimeout as GatewayTimeout,
    Gone as Gone,
    InternalServerError as InternalServerError,
    InvalidArgument as InvalidArgument,
    LimitsUnavailable as LimitsUnavailable,
    LoginFailed as LoginFailed,
    MethodNotAllowed as MethodNotAllowed,
    NotAcceptable as NotAcceptable,
    NotImplementedByServer as NotImplementedByServer,
    NotModified as NotModified,
    PagingError as PagingError,
    PaymentRequired as PaymentRequired,
    PreconditionFailed as PreconditionFailed,
    ProtocolError as ProtocolError,
    RateLimited as RateLimited,
    RedirectRefused as RedirectRefused,
    ReplyTooLarge as ReplyTooLarge,
    RequestTimeout as RequestTimeout,
    ServerError as ServerError,
    ServiceUnavailable as ServiceUnavailable,
    Timeout as Timeout,
    TooManyRequests as TooManyRequests,
    TransportError as TransportError,
    UnexpectedStatus as UnexpectedStatus,
    UnsupportedMediaType as UnsupportedMediaType,
)

if TYPE_CHECKING:
    from . import models
    from ._runtime.values import JsonValue


class Unauthorized(_errors.Unauthorized):
    """401: The token is missing or wrong."""

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Errors | JsonValue: ...


class NotFound(_errors.NotFound):
    """404: There is no such pet."""

    if TYPE_CHECKING:

        @property
        def body(self) -> JsonValue | None: ...


class UnprocessableEntity(_errors.UnprocessableEntity):
    """422: Something is wrong with the pet. The errors say what."""

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Errors | JsonValue: ...


BY_STATUS: Mapping[int, type[ApiError]] = {
    401: Unauthorized,
    404: NotFound,
    422: UnprocessableEntity,
}
"""The classes of this API by status; any other status has the class of the runtime."""

__all__ = [
    "ApiError",
    "AuthError",
    "BY_STATUS",
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
