"""Every error this client raises."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._runtime.auth.refusals import AuthorizationRefused as AuthorizationRefused
from ._runtime.auth.refusals import StateMismatch as StateMismatch
from ._runtime.base import errors as _errors
from ._runtime.base.errors import (
    ApiError as ApiError,
)
from ._runtime.base.errors import (
    AuthError as AuthError,
)
from ._runtime.base.errors import (
    BadGateway as BadGateway,
)
from ._runtime.base.errors import (
    BadRequest as BadRequest,
)
from ._runtime.base.errors import (
    ClientClosed as ClientClosed,
)
from ._runtime.base.errors import (
    ClientError as ClientError,
)
from ._runtime.base.errors import (
    Conflict as Conflict,
)
from ._runtime.base.errors import (
    ConnectError as ConnectError,
)
from ._runtime.base.errors import (
    ConnectTimeout as ConnectTimeout,
)
from ._runtime.base.errors import (
    ContentTooLarge as ContentTooLarge,
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
    Forbidden as Forbidden,
)
from ._runtime.base.errors import (
    GatewayTimeout as GatewayTimeout,
)
from ._runtime.base.errors import (
    Gone as Gone,
)
from ._runtime.base.errors import (
    InternalServerError as InternalServerError,
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
    MethodNotAllowed as MethodNotAllowed,
)
from ._runtime.base.errors import (
    NotAcceptable as NotAcceptable,
)
from ._runtime.base.errors import (
    NotFound as NotFound,
)
from ._runtime.base.errors import (
    NotImplementedByServer as NotImplementedByServer,
)
from ._runtime.base.errors import (
    NotModified as NotModified,
)
from ._runtime.base.errors import (
    PagingError as PagingError,
)
from ._runtime.base.errors import (
    PaymentRequired as PaymentRequired,
)
from ._runtime.base.errors import (
    PreconditionFailed as PreconditionFailed,
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
    RequestTimeout as RequestTimeout,
)
from ._runtime.base.errors import (
    ServerError as ServerError,
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
from ._runtime.base.errors import (
    UnsupportedMediaType as UnsupportedMediaType,
)
from ._runtime.batch.outcomes import BatchInterrupted as BatchInterrupted
from ._runtime.webhooks.refusals import SignatureInvalid as SignatureInvalid
from ._runtime.webhooks.refusals import WebhookExpired as WebhookExpired
from ._runtime.webhooks.refusals import WebhookRejected as WebhookRejected

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
    "AuthorizationRefused",
    "BadGateway",
    "BadRequest",
    "BatchInterrupted",
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
    "SignatureInvalid",
    "StateMismatch",
    "Timeout",
    "TooManyRequests",
    "TransportError",
    "Unauthorized",
    "UnexpectedStatus",
    "UnprocessableEntity",
    "UnsupportedMediaType",
    "WebhookExpired",
    "WebhookRejected",
]
