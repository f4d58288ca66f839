"""What `client.auth` can do.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import auth as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply

if TYPE_CHECKING:
    from ..models import Connexion, Deconnexion, Validation


class Auth(SyncResource):
    """La connexion d'un agent, sa déconnexion et la validité de son jeton."""

    @cached_property
    def with_response(self) -> AuthWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AuthWithResponse(self.whole())

    def sign_in(self, *, email: str, password: str) -> Connexion:
        """Se connecter.

        Connecte un agent. En cas de succès, le corps de la réponse contient le détail de l'agent,
        et ses en-têtes les jetons d'accès à l'API. Le client fait cette requête de lui-même ;
        l'appeler révoque son jeton courant.

        Args:
            email: L'e-mail de l'agent (RDV-17).
            password: Le mot de passe de l'agent (RDV-17).

        Returns:
            Authentification réussie (RDV-8, RDV-21, RDV-22).

        Raises:
            errors.BadRequest: Requête mal formatée, par exemple si le JSON du corps est
                invalide.
            errors.Unauthorized: Mot de passe ou identifiant invalide.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``POST /api/v1/auth/sign_in``, documented (RDV-17, RDV-18, RDV-19, RDV-20, RDV-21, RDV-T1).
        """
        return self._call(operations.SIGN_IN, body={"email": email, "password": password})

    def sign_out(self) -> Deconnexion:
        """Se déconnecter.

        Révoque le jeton de l'agent connecté. La réponse n'est pas vide, contrairement aux autres
        suppressions.

        Returns:
            L'agent est déconnecté (RDV-T1).

        Raises:
            errors.NotFound: L'agent est inconnu ou n'est pas connecté.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``DELETE /api/v1/auth/sign_out``, observed (RDV-T1).
        """
        return self._call(operations.SIGN_OUT)

    def validate_token(self) -> Validation:
        """Vérifier le jeton.

        Dit si le jeton est encore valide, et à quel agent il appartient.

        Returns:
            Le jeton est valide (RDV-T1).

        Raises:
            errors.Unauthorized: Le jeton n'est pas valide.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/auth/validate_token``, observed (RDV-T1, RDV-T6).
        """
        return self._call(operations.VALIDATE_TOKEN)


class AuthWithResponse:
    """The methods of `Auth`, each giving the whole reply."""

    def __init__(self, resource: Auth) -> None:
        self.sign_in = whole_reply(resource.sign_in)
        self.sign_out = whole_reply(resource.sign_out)
        self.validate_token = whole_reply(resource.validate_token)


class AsyncAuth(AsyncResource):
    """La connexion d'un agent, sa déconnexion et la validité de son jeton."""

    @cached_property
    def with_response(self) -> AsyncAuthWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncAuthWithResponse(self.whole())

    async def sign_in(self, *, email: str, password: str) -> Connexion:
        """Se connecter.

        Connecte un agent. En cas de succès, le corps de la réponse contient le détail de l'agent,
        et ses en-têtes les jetons d'accès à l'API. Le client fait cette requête de lui-même ;
        l'appeler révoque son jeton courant.

        Args:
            email: L'e-mail de l'agent (RDV-17).
            password: Le mot de passe de l'agent (RDV-17).

        Returns:
            Authentification réussie (RDV-8, RDV-21, RDV-22).

        Raises:
            errors.BadRequest: Requête mal formatée, par exemple si le JSON du corps est
                invalide.
            errors.Unauthorized: Mot de passe ou identifiant invalide.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``POST /api/v1/auth/sign_in``, documented (RDV-17, RDV-18, RDV-19, RDV-20, RDV-21, RDV-T1).
        """
        return await self._call(operations.SIGN_IN, body={"email": email, "password": password})

    async def sign_out(self) -> Deconnexion:
        """Se déconnecter.

        Révoque le jeton de l'agent connecté. La réponse n'est pas vide, contrairement aux autres
        suppressions.

        Returns:
            L'agent est déconnecté (RDV-T1).

        Raises:
            errors.NotFound: L'agent est inconnu ou n'est pas connecté.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``DELETE /api/v1/auth/sign_out``, observed (RDV-T1).
        """
        return await self._call(operations.SIGN_OUT)

    async def validate_token(self) -> Validation:
        """Vérifier le jeton.

        Dit si le jeton est encore valide, et à quel agent il appartient.

        Returns:
            Le jeton est valide (RDV-T1).

        Raises:
            errors.Unauthorized: Le jeton n'est pas valide.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/auth/validate_token``, observed (RDV-T1, RDV-T6).
        """
        return await self._call(operations.VALIDATE_TOKEN)


class AsyncAuthWithResponse:
    """The methods of `AsyncAuth`, each giving the whole reply."""

    def __init__(self, resource: AsyncAuth) -> None:
        self.sign_in = whole_async_reply(resource.sign_in)
        self.sign_out = whole_async_reply(resource.sign_out)
        self.validate_token = whole_async_reply(resource.validate_token)
