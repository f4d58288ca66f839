"""What can go wrong in a call to the API eMJPM.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
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
    Timeout as Timeout,
    TransportError as TransportError,
    UnexpectedStatus as UnexpectedStatus,
    UnsupportedMediaType as UnsupportedMediaType,
)
from ._runtime.oauth import (
    AuthorizationRefused as AuthorizationRefused,
    StateMismatch as StateMismatch,
)
from ._runtime.outcomes import BatchInterrupted as BatchInterrupted

if TYPE_CHECKING:
    from . import models
    from ._runtime.values import JsonValue


class BadRequest(_errors.BadRequest):
    """400: Bad Request, for one of these reasons:

    - La requête est mal formée : type de contenu, jeton dans l'URL ou en-tête d'autorisation
      illisible, identifiant qui n'est pas un entier.
    - La demande est refusée : méthode ou type de contenu (`invalid_request`), identifiants
      (`invalid_client`), code ou refresh token expiré, `redirect_uri` différente (`invalid_grant`), `unsupported_grant_type`.

    (observed, EMJ-T1, EMJ-T2, EMJ-T5)
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> models.ErreurOAuth | models.Erreurs | JsonValue: ...


class Unauthorized(_errors.Unauthorized):
    """401: Unauthorized, for one of these reasons:

    - L'access token manque (le corps est alors vide), est inconnu, ou a expiré.
    - Identifiants refusés, quand ils sont envoyés par HTTP Basic.

    (observed, EMJ-T1, EMJ-T2)
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> models.ErreurOAuth | JsonValue: ...


class NotFound(_errors.NotFound):
    """404: Not Found, for one of these reasons:

    - La mesure n'existe pas, d'après la documentation.
    - La mesure n'existe pas. Le corps est vide.

    (inferred, EMJ-O4, EMJ-T5, EMJ-O8)
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> JsonValue | None: ...


class UnprocessableEntity(_errors.UnprocessableEntity):
    """422: Unprocessable Content, for one of these reasons:

    - L'utilisateur n'est pas de type direction.
    - La mesure est invalide, ou elle n'existe pas (modification).
    - Au moins une mesure est invalide, ou il y en a trop ; rien n'est enregistré.

    (observed, EMJ-25, EMJ-O7, EMJ-T5, EMJ-T6, EMJ-T3, EMJ-T9)
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Erreurs | JsonValue: ...


class TooManyRequests(_errors.TooManyRequests):
    """429: Plus de 360 requêtes dans la minute depuis la même adresse IP. Le corps est du texte
    (observed, EMJ-T3).
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> str | JsonValue: ...


class InternalServerError(_errors.InternalServerError):
    """500: Une erreur du serveur, ou un corps JSON illisible ou de plus de 10 Mo (observed, EMJ-T3,
    EMJ-T5).
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Erreurs | JsonValue: ...


class ServiceUnavailable(_errors.ServiceUnavailable):
    """503: Le code est inconnu ou a déjà servi (lu dans le code du serveur) (observed, EMJ-T1)."""

    if TYPE_CHECKING:

        @property
        def body(self) -> models.ErreurOAuth | JsonValue: ...


BY_STATUS: Mapping[int, type[ApiError]] = {
    400: BadRequest,
    401: Unauthorized,
    404: NotFound,
    422: UnprocessableEntity,
    429: TooManyRequests,
    500: InternalServerError,
    503: ServiceUnavailable,
}
"""The classes of this API by status; any other status has the class of the runtime."""

__all__ = [
    "ApiError",
    "AuthError",
    "AuthorizationRefused",
    "BY_STATUS",
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
    "StateMismatch",
    "Timeout",
    "TooManyRequests",
    "TransportError",
    "Unauthorized",
    "UnexpectedStatus",
    "UnprocessableEntity",
    "UnsupportedMediaType",
]
