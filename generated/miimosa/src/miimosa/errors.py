"""What can go wrong in a call to the MiiMOSA API.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping

from ._runtime import errors as _errors
from ._runtime.errors import (
    ApiError as ApiError,
    AuthError as AuthError,
    BadGateway as BadGateway,
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
    Unauthorized as Unauthorized,
    UnexpectedStatus as UnexpectedStatus,
    UnprocessableEntity as UnprocessableEntity,
    UnsupportedMediaType as UnsupportedMediaType,
)


class BadRequest(_errors.BadRequest):
    """400: invalid record (MII-8, MII-13)."""


class Forbidden(_errors.Forbidden):
    """403: birthdate does not match (MII-11a, MII-13)."""


class NotFound(_errors.NotFound):
    """404: Not Found, for one of these reasons:

    - email not found
    - no wallet found
    - project not found

    (MII-10, MII-13, MII-11a, MII-11b)
    """


BY_STATUS: Mapping[int, type[ApiError]] = {400: BadRequest, 403: Forbidden, 404: NotFound}
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
