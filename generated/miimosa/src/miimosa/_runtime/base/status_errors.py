"""The exceptions for error statuses; see ``errors`` for the whole tree."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from .error_base import Error

if TYPE_CHECKING:
    from datetime import datetime

__all__ = [
    "BY_STATUS",
    "ApiError",
    "BadGateway",
    "BadRequest",
    "ClientError",
    "Conflict",
    "ContentTooLarge",
    "Forbidden",
    "GatewayTimeout",
    "Gone",
    "InternalServerError",
    "MethodNotAllowed",
    "NotAcceptable",
    "NotFound",
    "NotImplementedByServer",
    "NotModified",
    "PaymentRequired",
    "PreconditionFailed",
    "RequestTimeout",
    "ServerError",
    "ServiceUnavailable",
    "TooManyRequests",
    "Unauthorized",
    "UnexpectedStatus",
    "UnprocessableEntity",
    "UnsupportedMediaType",
]


class ApiError(Error):
    """The server answered with an error status."""

    status: int


class ClientError(ApiError):
    """4xx: the server rejected the request."""


class BadRequest(ClientError):
    """400: the request is malformed."""


class Unauthorized(ClientError):
    """401: the credentials are missing, wrong or expired."""


class PaymentRequired(ClientError):
    """402: payment is required."""


class Forbidden(ClientError):
    """403: the credentials do not permit this operation."""


class NotFound(ClientError):
    """404: the resource does not exist."""


class MethodNotAllowed(ClientError):
    """405: the resource does not allow this method."""


class NotAcceptable(ClientError):
    """406: the server cannot produce an accepted media type."""


class RequestTimeout(ClientError):
    """408: the server timed out waiting for the request."""


class Conflict(ClientError):
    """409: the request conflicts with the current state of the resource."""


class Gone(ClientError):
    """410: the resource no longer exists."""


class PreconditionFailed(ClientError):
    """412: a precondition of the request is not met."""


class ContentTooLarge(ClientError):
    """413: the body is too large."""


class UnsupportedMediaType(ClientError):
    """415: the server does not accept this media type."""


class UnprocessableEntity(ClientError):
    """422: the request is well-formed but not valid."""


class TooManyRequests(ClientError):
    """429: too many requests; ``retry_after`` is the time to wait in seconds, if known.

    Attributes:
        until: when the ban started by this response ends, in UTC; ``None`` if the API is not known to ban.
    """

    until: "datetime | None" = None


class ServerError(ApiError):
    """5xx: the server failed."""


class InternalServerError(ServerError):
    """500: the server failed."""


class NotImplementedByServer(ServerError):
    """501: the server does not support this operation."""


class BadGateway(ServerError):
    """502: a gateway received an invalid response."""


class ServiceUnavailable(ServerError):
    """503: the server is temporarily unavailable."""


class GatewayTimeout(ServerError):
    """504: a gateway received no response in time."""


class UnexpectedStatus(ApiError):
    """A status that is neither a success nor an error, such as a redirect that was not followed."""


class NotModified(UnexpectedStatus):
    """304: the caller's cached copy is current; only conditional requests get this status."""


BY_STATUS: Final[Mapping[int, type[ApiError]]] = {
    304: NotModified,
    400: BadRequest,
    401: Unauthorized,
    402: PaymentRequired,
    403: Forbidden,
    404: NotFound,
    405: MethodNotAllowed,
    406: NotAcceptable,
    408: RequestTimeout,
    409: Conflict,
    410: Gone,
    412: PreconditionFailed,
    413: ContentTooLarge,
    415: UnsupportedMediaType,
    422: UnprocessableEntity,
    429: TooManyRequests,
    500: InternalServerError,
    501: NotImplementedByServer,
    502: BadGateway,
    503: ServiceUnavailable,
    504: GatewayTimeout,
}
"""The exception classes by status."""
