"""The clients of the API eMJPM.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from . import resources
from ._api import API
from ._runtime.client import AsyncClient, SyncClient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ._runtime.options import ClientOptions
    from ._runtime.tokens import AsyncTokenStore, TokenStore
    from .resources import (
        Antennes,
        AsyncAntennes,
        AsyncDirection,
        AsyncDpf,
        AsyncMesures,
        AsyncOauth,
        AsyncServices,
        AsyncTribunaux,
        AsyncUtilisateurResource,
        Direction,
        Dpf,
        Mesures,
        Oauth,
        Services,
        Tribunaux,
        UtilisateurResource,
    )


class Emjpm(SyncClient):
    """Client of the API eMJPM.

    L'API eMJPM est destinée aux logiciels métiers (« éditeurs »). Elle est organisée en REST,
    retourne des réponses encodées en JSON, et utilise des verbes, des codes de réponse et des
    mécanismes d'authentification HTTP standard.

    **Environnements.** Développez contre l'environnement de test, fonctionnellement identique à la
    production, puis remplacez le `client_id` et le secret de test par ceux obtenus suite à votre
    demande d'autorisation.

    **Authentification.** OAuth 2.0 avec code d'autorisation : l'utilisateur est redirigé vers une
    page d'eMJPM, autorise l'éditeur, et revient avec un code que le serveur de l'éditeur échange
    contre une paire de jetons. L'access token agit pour cet utilisateur et cette application, 24 h
    par défaut ; le refresh token (2 semaines) donne une nouvelle paire et ne sert qu'une fois. Il
    n'y a qu'une paire vivante par éditeur et par utilisateur : deux processus qui rafraîchissent en
    même temps se déconnectent l'un l'autre. L'utilisateur peut révoquer l'accès.

    **Dates.** Toutes les dates des mesures sont des jours (`yyyy-MM-dd`), sans heure ni fuseau.

    **Enveloppes.** La documentation montre des tableaux nus là où le serveur répond `{"mesures":
    […]}`, `{"antennes": […]}`, `{"tribunaux": […]}` : les deux formes sont décrites et acceptées.

    **Limites.** 360 requêtes par minute et par adresse IP, 1000 mesures et 10 Mo par lot (observé :
    la documentation n'en dit rien).

    **Verrou.** Toute écriture par l'API verrouille la saisie manuelle des mesures du mandataire
    dans eMJPM (observé).
    """

    def __init__(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        access_token: str | Callable[[], str] | None = None,
        token_store: TokenStore | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            client_id: Votre id éditeur (EMJ-4, EMJ-10). ``EMJPM_CLIENT_ID`` when not given.
            client_secret: Votre clé secrète unique. Elle ne doit jamais être intégrée au code
                côté client ni à des fichiers binaires pouvant être décompilés. (La documentation
                l'appelle aussi « client_token » et « secret éditeur ».) (EMJ-4, EMJ-10). ``EMJPM_CLIENT_SECRET``
                when not given.
            access_token: OAuth 2.0, code d'autorisation. L'access token est envoyé comme `Authorization:
                Bearer {access-token}` (EMJ-4, EMJ-5, EMJ-12, EMJ-13). ``EMJPM_ACCESS_TOKEN`` when
                not given.
            token_store: where the tokens are kept; a new pair is handed to it before it is
                used.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={
                "client_id": client_id,
                "client_secret": client_secret,
                "access_token": access_token,
            },
            store=token_store,
            options=options,
        )

    @cached_property
    def oauth(self) -> Oauth:
        """Les jetons d'accès."""
        return resources.Oauth(self)

    @cached_property
    def mesures(self) -> Mesures:
        """Les mesures de protection de l'utilisateur."""
        return resources.Mesures(self)

    @cached_property
    def antennes(self) -> Antennes:
        """Les antennes du service mandataire de l'utilisateur."""
        return resources.Antennes(self)

    @cached_property
    def tribunaux(self) -> Tribunaux:
        """Les tribunaux, dont le SIRET identifie celui d'une mesure."""
        return resources.Tribunaux(self)

    @cached_property
    def utilisateur(self) -> UtilisateurResource:
        """L'utilisateur courant."""
        return resources.UtilisateurResource(self)

    @cached_property
    def direction(self) -> Direction:
        """Ce que voit un utilisateur de type direction."""
        return resources.Direction(self)

    @cached_property
    def services(self) -> Services:
        """Les utilisateurs d'un service mandataire."""
        return resources.Services(self)

    @cached_property
    def dpf(self) -> Dpf:
        """Les utilisateurs d'un délégué aux prestations familiales."""
        return resources.Dpf(self)


class AsyncEmjpm(AsyncClient):
    """Asynchronous client of the API eMJPM.

    L'API eMJPM est destinée aux logiciels métiers (« éditeurs »). Elle est organisée en REST,
    retourne des réponses encodées en JSON, et utilise des verbes, des codes de réponse et des
    mécanismes d'authentification HTTP standard.

    **Environnements.** Développez contre l'environnement de test, fonctionnellement identique à la
    production, puis remplacez le `client_id` et le secret de test par ceux obtenus suite à votre
    demande d'autorisation.

    **Authentification.** OAuth 2.0 avec code d'autorisation : l'utilisateur est redirigé vers une
    page d'eMJPM, autorise l'éditeur, et revient avec un code que le serveur de l'éditeur échange
    contre une paire de jetons. L'access token agit pour cet utilisateur et cette application, 24 h
    par défaut ; le refresh token (2 semaines) donne une nouvelle paire et ne sert qu'une fois. Il
    n'y a qu'une paire vivante par éditeur et par utilisateur : deux processus qui rafraîchissent en
    même temps se déconnectent l'un l'autre. L'utilisateur peut révoquer l'accès.

    **Dates.** Toutes les dates des mesures sont des jours (`yyyy-MM-dd`), sans heure ni fuseau.

    **Enveloppes.** La documentation montre des tableaux nus là où le serveur répond `{"mesures":
    […]}`, `{"antennes": […]}`, `{"tribunaux": […]}` : les deux formes sont décrites et acceptées.

    **Limites.** 360 requêtes par minute et par adresse IP, 1000 mesures et 10 Mo par lot (observé :
    la documentation n'en dit rien).

    **Verrou.** Toute écriture par l'API verrouille la saisie manuelle des mesures du mandataire
    dans eMJPM (observé).
    """

    def __init__(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        access_token: str | Callable[[], str | Awaitable[str]] | None = None,
        token_store: AsyncTokenStore | TokenStore | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            client_id: Votre id éditeur (EMJ-4, EMJ-10). ``EMJPM_CLIENT_ID`` when not given.
            client_secret: Votre clé secrète unique. Elle ne doit jamais être intégrée au code
                côté client ni à des fichiers binaires pouvant être décompilés. (La documentation
                l'appelle aussi « client_token » et « secret éditeur ».) (EMJ-4, EMJ-10). ``EMJPM_CLIENT_SECRET``
                when not given.
            access_token: OAuth 2.0, code d'autorisation. L'access token est envoyé comme `Authorization:
                Bearer {access-token}` (EMJ-4, EMJ-5, EMJ-12, EMJ-13). ``EMJPM_ACCESS_TOKEN`` when
                not given.
            token_store: where the tokens are kept; a new pair is handed to it before it is
                used.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={
                "client_id": client_id,
                "client_secret": client_secret,
                "access_token": access_token,
            },
            store=token_store,
            options=options,
        )

    @cached_property
    def oauth(self) -> AsyncOauth:
        """Les jetons d'accès."""
        return resources.AsyncOauth(self)

    @cached_property
    def mesures(self) -> AsyncMesures:
        """Les mesures de protection de l'utilisateur."""
        return resources.AsyncMesures(self)

    @cached_property
    def antennes(self) -> AsyncAntennes:
        """Les antennes du service mandataire de l'utilisateur."""
        return resources.AsyncAntennes(self)

    @cached_property
    def tribunaux(self) -> AsyncTribunaux:
        """Les tribunaux, dont le SIRET identifie celui d'une mesure."""
        return resources.AsyncTribunaux(self)

    @cached_property
    def utilisateur(self) -> AsyncUtilisateurResource:
        """L'utilisateur courant."""
        return resources.AsyncUtilisateurResource(self)

    @cached_property
    def direction(self) -> AsyncDirection:
        """Ce que voit un utilisateur de type direction."""
        return resources.AsyncDirection(self)

    @cached_property
    def services(self) -> AsyncServices:
        """Les utilisateurs d'un service mandataire."""
        return resources.AsyncServices(self)

    @cached_property
    def dpf(self) -> AsyncDpf:
        """Les utilisateurs d'un délégué aux prestations familiales."""
        return resources.AsyncDpf(self)
