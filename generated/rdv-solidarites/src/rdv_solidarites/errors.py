"""What can go wrong in a call to the API RDV-Solidarités.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
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

    - Requête mal formatée, par exemple si le JSON du corps est invalide.
    - Le territoire manque.

    (RDV-9, RDV-T3)
    """


class Unauthorized(_errors.Unauthorized):
    """401: Unauthorized, for one of these reasons:

    - Requête non authentifiée.
    - Le jeton n'est pas valide.
    - Mot de passe ou identifiant invalide. La réponse n'a pas d'en-tête `access-token`.

    (RDV-10, RDV-T1)
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Erreurs | JsonValue: ...


class Forbidden(_errors.Forbidden):
    """403: Requête bien authentifiée mais droits insuffisants pour réaliser l'action demandée. Par
    exemple si un agent non-admin essaie de créer une absence pour un agent d'un autre service
    (RDV-11, RDV-T2, RDV-T3).
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Erreurs | JsonValue: ...


class NotFound(_errors.NotFound):
    """404: Not Found, for one of these reasons:

    - La ressource n'existe pas.
    - L'absence n'existe pas. De 2021 à 2022, le corps de cette réponse était vide.
    - L'agent est inconnu ou n'est pas connecté.
    - L'agent n'existe pas.
    - Le territoire n'existe pas.

    (observed, RDV-T1, RDV-13, RDV-T3)
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> models.RessourceIntrouvable | JsonValue: ...


class UnprocessableEntity(_errors.UnprocessableEntity):
    """422: Paramètres sains (JSON valide) mais incorrects. Par exemple si vous essayez de créer une
    absence avec une date de fin antérieure à sa date de début (RDV-12, RDV-15, RDV-T2, RDV-T3).
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Erreurs | JsonValue: ...


class TooManyRequests(_errors.TooManyRequests):
    """429: Trop de requêtes. Les opérations sans authentification sont limitées à 50 appels par
    minute et par adresse IP (observed, RDV-13, RDV-T3).
    """

    if TYPE_CHECKING:

        @property
        def body(self) -> models.Erreurs | JsonValue: ...


class InternalServerError(_errors.InternalServerError):
    """500: Erreur interne. L'équipe de RDV-Solidarités est automatiquement prévenue de ces erreurs
    et s'en occupe ; vous pouvez la contacter si cela se reproduit (RDV-13).
    """


BY_STATUS: Mapping[int, type[ApiError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    422: UnprocessableEntity,
    429: TooManyRequests,
    500: InternalServerError,
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
