"""What can go wrong in a call to the Mon Petit Placement API.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

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
    TransportError as TransportError,
    UnexpectedStatus as UnexpectedStatus,
    UnsupportedMediaType as UnsupportedMediaType,
)

if TYPE_CHECKING:
    from . import models
    from ._runtime.values import JsonValue


class BadRequest(_errors.BadRequest):
    """400: Bad Request, for one of these reasons:

    - The request was rejected.
    - The sign-in was refused.

    (inferred, MPP-18, MPP-19, MPP-20, MPP-T3)
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Error | models.SsoError | JsonValue: ...


class Unauthorized(_errors.Unauthorized):
    """401: Unauthorized, for one of these reasons:

    - The access token is missing, unknown or expired.
    - The sign-in was refused.

    (inferred, MPP-7, MPP-19, MPP-T3)
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Error | models.SsoError | JsonValue: ...


class NotFound(_errors.NotFound):
    """404: There is no such thing, or it belongs to another user (inferred, MPP-19)."""

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Error | JsonValue: ...


class UnprocessableEntity(_errors.UnprocessableEntity):
    """422: Submitted data was rejected by the schema validators (inferred, MPP-18, MPP-19, MPP-20)."""

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Error | JsonValue: ...


class TooManyRequests(_errors.TooManyRequests):
    """429: Too many requests from this IP address: a ban of one minute (api) or one hour (sso) has
    begun. Neither the status, the body nor a Retry-After header is documented (inferred, MPP-13,
    MPP-14, MPP-15, MPP-16).
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> JsonValue | None: ...


BY_STATUS: Mapping[int, type[ApiError]] = {
    400: BadRequest,
    401: Unauthorized,
    404: NotFound,
    422: UnprocessableEntity,
    429: TooManyRequests,
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
