"""What can go wrong in a call to the Rightech IoT Cloud API.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
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
    UnprocessableEntity as UnprocessableEntity,
    UnsupportedMediaType as UnsupportedMediaType,
)

if TYPE_CHECKING:
    from . import models
    from ._runtime.values import JsonValue


class Unauthorized(_errors.Unauthorized):
    """401: The call was not authenticated, or the session has expired (PLT-22, PLT-23)."""

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Error | JsonValue: ...


class Forbidden(_errors.Forbidden):
    """403: The method is not available with the API access settings of the user (PLT-22, PLT-24)."""

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Error | JsonValue: ...


class NotFound(_errors.NotFound):
    """404: There is no such resource (PLT-22, PLT-25, PLT-T3)."""

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Error | JsonValue: ...


BY_STATUS: Mapping[int, type[ApiError]] = {401: Unauthorized, 403: Forbidden, 404: NotFound}
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
