"""What `client.oauth` can do.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import oauth as operations
from .._runtime import oauth as _oauth
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from typing import Literal

    from .._runtime import tokens as _tokens
    from .._runtime.unset import Unset
    from ..models import DemandeDeJetonsGrantTypeInput, Jetons


class Oauth(SyncResource):
    """Les jetons d'accès.

    L'assistant OAuth du client construit l'URL d'autorisation, lit le retour et échange le code.
    """

    @cached_property
    def with_response(self) -> OauthWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return OauthWithResponse(self.whole())

    def create_token(
        self,
        *,
        client_id: str,
        client_secret: str,
        grant_type: DemandeDeJetonsGrantTypeInput,
        code: str | Unset = UNSET,
        redirect_uri: str | Unset = UNSET,
        refresh_token: str | Unset = UNSET,
    ) -> Jetons:
        """Échanger un code d'autorisation, ou un refresh token, contre une paire de jetons.

        De serveur à serveur seulement : le secret ne doit jamais se retrouver dans le code client
        ni dans un binaire. `grant_type` vaut `authorization_code`, avec `code` et `redirect_uri`,
        ou `refresh_token`, avec `refresh_token` (observé : la documentation dit de rafraîchir sans
        montrer la requête).

        Chaque succès révoque la paire précédente du même éditeur et du même utilisateur :
        enregistrez la nouvelle avant de vous en servir. La documentation dit « appel HTTP GET » et
        montre POST : seul POST est accepté.

        Args:
            client_id: Votre id éditeur (EMJ-4, EMJ-10).
            client_secret: Votre clé secrète unique. Elle ne doit jamais être intégrée au code
                côté client ni à des fichiers binaires pouvant être décompilés. (La documentation
                l'appelle aussi « client_token » et « secret éditeur ».) (EMJ-4, EMJ-10).
            grant_type: `authorization_code` pour échanger un code, `refresh_token` pour une
                nouvelle paire (observé) (EMJ-10, EMJ-12, EMJ-T1).
            code: Le paramètre reçu au retour de la page d'autorisation. Valable 5 minutes, une
                seule fois (observé) (EMJ-10, EMJ-T1).
            redirect_uri: Avec `code`, cet argument est requis et doit être identique à celui de
                la page d'autorisation. (La documentation dit aussi « request_uri ».) (EMJ-10).
            refresh_token: Le dernier refresh token reçu. Il ne sert qu'une fois (observed,
                EMJ-12, EMJ-T1).

        Returns:
            La nouvelle paire de jetons. La réponse ne doit pas être gardée en cache
            (`Cache-Control` no-store) (EMJ-11, EMJ-12, EMJ-T1).

        Raises:
            errors.BadRequest: La demande est refusée : méthode ou type de contenu
                (`invalid_request`), identifiants (`invalid_client`), code ou refresh token expiré, `redirect_uri`
                différente (`invalid_grant`), `unsupported_grant_type`.
            errors.Unauthorized: Identifiants refusés, quand ils sont envoyés par HTTP Basic.
            errors.ServiceUnavailable: Le code est inconnu ou a déjà servi (lu dans le code du
                serveur).
            errors.ApiError: Tout autre statut.

        ``POST /api/oauth/token``, documented (EMJ-9, EMJ-10, EMJ-11, EMJ-12, EMJ-O2, EMJ-T1).
        """
        return self._call(
            operations.CREATE_TOKEN,
            body={
                "client_id": client_id,
                "client_secret": client_secret,
                "grant_type": grant_type,
                "code": code,
                "redirect_uri": redirect_uri,
                "refresh_token": refresh_token,
            },
        )

    def authorize(
        self,
        *,
        client_id: str,
        redirect_uri: str,
        access_token: str,
        response_type: Literal["code"] = "code",
        state: str | Unset = UNSET,
    ) -> None:
        """Donner un code d'autorisation à un éditeur.

        Ce que fait la page d'autorisation d'eMJPM quand l'utilisateur accepte ; un éditeur n'en a
        normalement pas besoin. Le serveur redirige vers `redirect_uri` avec `code` et `state`.

        Args:
            client_id: L'ID éditeur qui vous a été fourni.
            redirect_uri: L'URL vers laquelle l'utilisateur est redirigé.
            access_token: Le jeton de l'utilisateur connecté à eMJPM.
            response_type: Toujours `code`.
            state: Une chaîne rendue intacte dans la redirection, contre la falsification de
                demande intersite.

        Raises:
            errors.ApiError: Tout autre statut.

        ``POST /api/oauth/authorize``, observed (EMJ-5, EMJ-7, EMJ-T9).
        """
        return self._call(
            operations.AUTHORIZE_EDITOR,
            body={
                "client_id": client_id,
                "redirect_uri": redirect_uri,
                "access_token": access_token,
                "response_type": response_type,
                "state": state,
            },
        )

    def authorization_url(
        self, *, redirect_uri: str, state: str | None = None
    ) -> _oauth.AuthorizationRequest:
        """Give the address of the page on which a user grants access; nothing is sent.

        Args:
            redirect_uri: where the page sends the user back to, as it was registered.
            state: what comes back with the user; a random text when not given.

        Returns:
            The address, and the state to keep until the user is back.
        """
        return _oauth.authorization_url(self._client, redirect_uri, state)

    def parse_redirect(self, url: str, *, state: str) -> str:
        """Give the code out of the address that a user came back to.

        Nothing is sent. A refusal brings no state back.

        Args:
            url: the whole address, or its path and query.
            state: the one of `authorization_url`.

        Returns:
            The code, to be exchanged within 300 seconds.

        Raises:
            errors.AuthorizationRefused: the user, or the server, refused.
            errors.StateMismatch: the state is not the one that was sent.
        """
        return _oauth.parse_redirect(self._client, url, state)

    def exchange(self, code: str, *, redirect_uri: str) -> _tokens.Tokens:
        """Exchange a code for tokens, hand them to `token_store`, and use them from now on.

        They are renewed by themselves; a new pair is in the store before it is used. They end every
        older pair of the same user.

        Args:
            code: the one of `parse_redirect`.
            redirect_uri: the one of `authorization_url`.

        Raises:
            errors.LoginFailed: the server gives none; `__cause__` tells why.
        """
        return _oauth.exchange(self._client, code, redirect_uri)


class OauthWithResponse:
    """The methods of `Oauth`, each giving the whole reply."""

    def __init__(self, resource: Oauth) -> None:
        self.create_token = whole_reply(resource.create_token)
        self.authorize = whole_reply(resource.authorize)


class AsyncOauth(AsyncResource):
    """Les jetons d'accès.

    L'assistant OAuth du client construit l'URL d'autorisation, lit le retour et échange le code.
    """

    @cached_property
    def with_response(self) -> AsyncOauthWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncOauthWithResponse(self.whole())

    async def create_token(
        self,
        *,
        client_id: str,
        client_secret: str,
        grant_type: DemandeDeJetonsGrantTypeInput,
        code: str | Unset = UNSET,
        redirect_uri: str | Unset = UNSET,
        refresh_token: str | Unset = UNSET,
    ) -> Jetons:
        """Échanger un code d'autorisation, ou un refresh token, contre une paire de jetons.

        De serveur à serveur seulement : le secret ne doit jamais se retrouver dans le code client
        ni dans un binaire. `grant_type` vaut `authorization_code`, avec `code` et `redirect_uri`,
        ou `refresh_token`, avec `refresh_token` (observé : la documentation dit de rafraîchir sans
        montrer la requête).

        Chaque succès révoque la paire précédente du même éditeur et du même utilisateur :
        enregistrez la nouvelle avant de vous en servir. La documentation dit « appel HTTP GET » et
        montre POST : seul POST est accepté.

        Args:
            client_id: Votre id éditeur (EMJ-4, EMJ-10).
            client_secret: Votre clé secrète unique. Elle ne doit jamais être intégrée au code
                côté client ni à des fichiers binaires pouvant être décompilés. (La documentation
                l'appelle aussi « client_token » et « secret éditeur ».) (EMJ-4, EMJ-10).
            grant_type: `authorization_code` pour échanger un code, `refresh_token` pour une
                nouvelle paire (observé) (EMJ-10, EMJ-12, EMJ-T1).
            code: Le paramètre reçu au retour de la page d'autorisation. Valable 5 minutes, une
                seule fois (observé) (EMJ-10, EMJ-T1).
            redirect_uri: Avec `code`, cet argument est requis et doit être identique à celui de
                la page d'autorisation. (La documentation dit aussi « request_uri ».) (EMJ-10).
            refresh_token: Le dernier refresh token reçu. Il ne sert qu'une fois (observed,
                EMJ-12, EMJ-T1).

        Returns:
            La nouvelle paire de jetons. La réponse ne doit pas être gardée en cache
            (`Cache-Control` no-store) (EMJ-11, EMJ-12, EMJ-T1).

        Raises:
            errors.BadRequest: La demande est refusée : méthode ou type de contenu
                (`invalid_request`), identifiants (`invalid_client`), code ou refresh token expiré, `redirect_uri`
                différente (`invalid_grant`), `unsupported_grant_type`.
            errors.Unauthorized: Identifiants refusés, quand ils sont envoyés par HTTP Basic.
            errors.ServiceUnavailable: Le code est inconnu ou a déjà servi (lu dans le code du
                serveur).
            errors.ApiError: Tout autre statut.

        ``POST /api/oauth/token``, documented (EMJ-9, EMJ-10, EMJ-11, EMJ-12, EMJ-O2, EMJ-T1).
        """
        return await self._call(
            operations.CREATE_TOKEN,
            body={
                "client_id": client_id,
                "client_secret": client_secret,
                "grant_type": grant_type,
                "code": code,
                "redirect_uri": redirect_uri,
                "refresh_token": refresh_token,
            },
        )

    async def authorize(
        self,
        *,
        client_id: str,
        redirect_uri: str,
        access_token: str,
        response_type: Literal["code"] = "code",
        state: str | Unset = UNSET,
    ) -> None:
        """Donner un code d'autorisation à un éditeur.

        Ce que fait la page d'autorisation d'eMJPM quand l'utilisateur accepte ; un éditeur n'en a
        normalement pas besoin. Le serveur redirige vers `redirect_uri` avec `code` et `state`.

        Args:
            client_id: L'ID éditeur qui vous a été fourni.
            redirect_uri: L'URL vers laquelle l'utilisateur est redirigé.
            access_token: Le jeton de l'utilisateur connecté à eMJPM.
            response_type: Toujours `code`.
            state: Une chaîne rendue intacte dans la redirection, contre la falsification de
                demande intersite.

        Raises:
            errors.ApiError: Tout autre statut.

        ``POST /api/oauth/authorize``, observed (EMJ-5, EMJ-7, EMJ-T9).
        """
        return await self._call(
            operations.AUTHORIZE_EDITOR,
            body={
                "client_id": client_id,
                "redirect_uri": redirect_uri,
                "access_token": access_token,
                "response_type": response_type,
                "state": state,
            },
        )

    def authorization_url(
        self, *, redirect_uri: str, state: str | None = None
    ) -> _oauth.AuthorizationRequest:
        """Give the address of the page on which a user grants access; nothing is sent.

        Args:
            redirect_uri: where the page sends the user back to, as it was registered.
            state: what comes back with the user; a random text when not given.

        Returns:
            The address, and the state to keep until the user is back.
        """
        return _oauth.authorization_url(self._client, redirect_uri, state)

    def parse_redirect(self, url: str, *, state: str) -> str:
        """Give the code out of the address that a user came back to.

        Nothing is sent. A refusal brings no state back.

        Args:
            url: the whole address, or its path and query.
            state: the one of `authorization_url`.

        Returns:
            The code, to be exchanged within 300 seconds.

        Raises:
            errors.AuthorizationRefused: the user, or the server, refused.
            errors.StateMismatch: the state is not the one that was sent.
        """
        return _oauth.parse_redirect(self._client, url, state)

    async def exchange(self, code: str, *, redirect_uri: str) -> _tokens.Tokens:
        """Exchange a code for tokens, hand them to `token_store`, and use them from now on.

        They are renewed by themselves; a new pair is in the store before it is used. They end every
        older pair of the same user.

        Args:
            code: the one of `parse_redirect`.
            redirect_uri: the one of `authorization_url`.

        Raises:
            errors.LoginFailed: the server gives none; `__cause__` tells why.
        """
        return await _oauth.exchange_async(self._client, code, redirect_uri)


class AsyncOauthWithResponse:
    """The methods of `AsyncOauth`, each giving the whole reply."""

    def __init__(self, resource: AsyncOauth) -> None:
        self.create_token = whole_async_reply(resource.create_token)
        self.authorize = whole_async_reply(resource.authorize)
