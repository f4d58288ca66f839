"""The errors of replies that are no success, by status; ``errors`` draws the whole tree."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from .fault import Error

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
    """The server answered with a status that is no success."""

    status: int


class ClientError(ApiError):
    """4xx: the server will not do this request."""


class BadRequest(ClientError):
    """400: the server does not understand the request."""


class Unauthorized(ClientError):
    """401: the credentials are missing, wrong or expired."""


class PaymentRequired(ClientError):
    """402: payment is required."""


class Forbidden(ClientError):
    """403: these credentials may not do this."""


class NotFound(ClientError):
    """404: there is no such thing."""


class MethodNotAllowed(ClientError):
    """405: the method is not allowed here."""


class NotAcceptable(ClientError):
    """406: the server has no media type this client accepts."""


class RequestTimeout(ClientError):
    """408: the server waited too long for the request."""


class Conflict(ClientError):
    """409: the request conflicts with the state of the thing."""


class Gone(ClientError):
    """410: the thing is no longer there."""


class PreconditionFailed(ClientError):
    """412: a condition of the request does not hold."""


class ContentTooLarge(ClientError):
    """413: the body is too large."""


class UnsupportedMediaType(ClientError):
    """415: the server does not read this media type."""


class UnprocessableEntity(ClientError):
    """422: the request is understood but wrong."""


class TooManyRequests(ClientError):
    """429: too many requests; ``retry_after`` tells how long to wait where the server or its rate limits do.

    Attributes:
        until: when the ban that this reply begins ends, in UTC; ``None`` where the API is not known to ban.
    """

    until: "datetime | None" = None


class ServerError(ApiError):
    """5xx: the server failed."""


class InternalServerError(ServerError):
    """500: the server failed."""


class NotImplementedByServer(ServerError):
    """501: the server cannot do this."""


class BadGateway(ServerError):
    """502: a gateway got a bad answer."""


class ServiceUnavailable(ServerError):
    """503: the server cannot answer now."""


class GatewayTimeout(ServerError):
    """504: a gateway got no answer in time."""


class UnexpectedStatus(ApiError):
    """A status that is neither a success nor an error, a redirect that is not followed for one; the body is kept."""


class NotModified(UnexpectedStatus):
    """304: what the caller has is still current; only a request with a condition of the caller's gets it."""


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
"""The class of each status that has one."""
