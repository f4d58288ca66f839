"""The clients of the API RDV-Solidarités.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
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
    from .resources import (
        Absences,
        Agents,
        AsyncAbsences,
        AsyncAgents,
        AsyncAuth,
        AsyncOrganisations,
        AsyncPublicLinks,
        AsyncUserProfiles,
        AsyncUsers,
        Auth,
        Organisations,
        PublicLinks,
        UserProfiles,
        Users,
    )


class RdvSolidarites(SyncClient):
    """Client of the API RDV-Solidarités.

    Le nombre de fonctionnalités de l'API est encore restreint. Contactez l'équipe de
    RDV-Solidarités si vous avez besoin de fonctionnalités qui ne sont pas encore présentes.

    **Format.** L'API supporte uniquement le format JSON : toutes les réponses portent `Content-Type:
    application/json` (en pratique `application/json; charset=utf-8`). Les paramètres des requêtes
    GET sont envoyés dans la query string, ceux des requêtes POST dans le corps, en JSON valide,
    avec `Content-Type: application/json`. Une DATE s'écrit `YYYY-MM-DD`, par exemple `2021-10-21` ;
    une TIME s'écrit `H:m[:s]`, par exemple `10:30` : heure locale française, sans fuseau.

    **Verbes.** GET lit sans modifier, POST crée, PUT met à jour, DELETE supprime. Le service
    accepte PUT et PATCH pour une mise à jour ; sa description publiée emploie PATCH, et cette
    description aussi.

    **Authentification.** Tous les agents peuvent utiliser l'API. Les requêtes sont authentifiées
    par des jetons d'accès associés à chaque agent : chaque action est attribuable à un agent. La
    connexion rend, dans les *en-têtes* de sa réponse, `access-token`, `client` et `uid` ; tous
    trois accompagnent ensuite chaque requête, quelle que soit la méthode HTTP. Le client s'en
    charge : donnez-lui l'e-mail et le mot de passe de l'agent. Utilisez un client par agent, et un
    seul programme à la fois par agent : une seconde connexion du même agent révoque le premier
    jeton.

    **Permissions.** Les rôles et permissions des agents sont les mêmes via l'API que depuis
    l'interface web : les agents classiques ont accès à leur service uniquement, les agents du
    service secrétariat aux agendas des agents des autres services, les agents admin à toute
    l'organisation. Sans filtre, une lecture retourne toutes les ressources auxquelles a accès
    l'agent connecté, ce qui peut faire beaucoup.

    **Listes.** La documentation limite les tableaux à 100 ressources, sans pagination. Le service
    d'aujourd'hui rend des pages de 100 et décrit la suite dans `meta`. Une liste d'exactement 100
    ressources sans `meta` est probablement tronquée.
    """

    def __init__(
        self,
        *,
        email: str | Callable[[], str] | None = None,
        password: str | Callable[[], str] | None = None,
        access_token: str | Callable[[], str] | None = None,
        client: str | Callable[[], str] | None = None,
        uid: str | Callable[[], str] | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            email: L'e-mail de l'agent (RDV-17). ``RDV_SOLIDARITES_EMAIL`` when not given.
            password: Le mot de passe de l'agent (RDV-17). ``RDV_SOLIDARITES_PASSWORD`` when not
                given.
            access_token: Le jeton d'accès de l'agent, que rend la connexion. Il vit jusqu'à la
                date de l'en-tête `expiry` (RDV-21, RDV-23, RDV-24, RDV-27). ``RDV_SOLIDARITES_ACCESS_TOKEN``
                when not given.
            client: Un identifiant unique, associé à l'appareil depuis lequel l'agent s'est
                connecté (RDV-21, RDV-23, RDV-25, RDV-27). ``RDV_SOLIDARITES_CLIENT`` when not
                given.
            uid: L'identifiant de l'agent dans l'API, égal à son e-mail (RDV-21, RDV-23, RDV-26,
                RDV-27). ``RDV_SOLIDARITES_UID`` when not given.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={
                "email": email,
                "password": password,
                "access_token": access_token,
                "client": client,
                "uid": uid,
            },
            options=options,
        )

    @cached_property
    def auth(self) -> Auth:
        """La connexion d'un agent, sa déconnexion et la validité de son jeton."""
        return resources.Auth(self)

    @cached_property
    def absences(self) -> Absences:
        """Les absences des agents."""
        return resources.Absences(self)

    @cached_property
    def agents(self) -> Agents:
        """Les agents des organisations de l'agent connecté."""
        return resources.Agents(self)

    @cached_property
    def organisations(self) -> Organisations:
        """Les organisations de l'agent connecté."""
        return resources.Organisations(self)

    @cached_property
    def users(self) -> Users:
        """Les usagers et usagères que l'agent connecté peut voir."""
        return resources.Users(self)

    @cached_property
    def user_profiles(self) -> UserProfiles:
        """Le rattachement des usagers et usagères aux organisations."""
        return resources.UserProfiles(self)

    @cached_property
    def public_links(self) -> PublicLinks:
        """Les liens publics de prise de rendez-vous."""
        return resources.PublicLinks(self)


class AsyncRdvSolidarites(AsyncClient):
    """Asynchronous client of the API RDV-Solidarités.

    Le nombre de fonctionnalités de l'API est encore restreint. Contactez l'équipe de
    RDV-Solidarités si vous avez besoin de fonctionnalités qui ne sont pas encore présentes.

    **Format.** L'API supporte uniquement le format JSON : toutes les réponses portent `Content-Type:
    application/json` (en pratique `application/json; charset=utf-8`). Les paramètres des requêtes
    GET sont envoyés dans la query string, ceux des requêtes POST dans le corps, en JSON valide,
    avec `Content-Type: application/json`. Une DATE s'écrit `YYYY-MM-DD`, par exemple `2021-10-21` ;
    une TIME s'écrit `H:m[:s]`, par exemple `10:30` : heure locale française, sans fuseau.

    **Verbes.** GET lit sans modifier, POST crée, PUT met à jour, DELETE supprime. Le service
    accepte PUT et PATCH pour une mise à jour ; sa description publiée emploie PATCH, et cette
    description aussi.

    **Authentification.** Tous les agents peuvent utiliser l'API. Les requêtes sont authentifiées
    par des jetons d'accès associés à chaque agent : chaque action est attribuable à un agent. La
    connexion rend, dans les *en-têtes* de sa réponse, `access-token`, `client` et `uid` ; tous
    trois accompagnent ensuite chaque requête, quelle que soit la méthode HTTP. Le client s'en
    charge : donnez-lui l'e-mail et le mot de passe de l'agent. Utilisez un client par agent, et un
    seul programme à la fois par agent : une seconde connexion du même agent révoque le premier
    jeton.

    **Permissions.** Les rôles et permissions des agents sont les mêmes via l'API que depuis
    l'interface web : les agents classiques ont accès à leur service uniquement, les agents du
    service secrétariat aux agendas des agents des autres services, les agents admin à toute
    l'organisation. Sans filtre, une lecture retourne toutes les ressources auxquelles a accès
    l'agent connecté, ce qui peut faire beaucoup.

    **Listes.** La documentation limite les tableaux à 100 ressources, sans pagination. Le service
    d'aujourd'hui rend des pages de 100 et décrit la suite dans `meta`. Une liste d'exactement 100
    ressources sans `meta` est probablement tronquée.
    """

    def __init__(
        self,
        *,
        email: str | Callable[[], str | Awaitable[str]] | None = None,
        password: str | Callable[[], str | Awaitable[str]] | None = None,
        access_token: str | Callable[[], str | Awaitable[str]] | None = None,
        client: str | Callable[[], str | Awaitable[str]] | None = None,
        uid: str | Callable[[], str | Awaitable[str]] | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            email: L'e-mail de l'agent (RDV-17). ``RDV_SOLIDARITES_EMAIL`` when not given.
            password: Le mot de passe de l'agent (RDV-17). ``RDV_SOLIDARITES_PASSWORD`` when not
                given.
            access_token: Le jeton d'accès de l'agent, que rend la connexion. Il vit jusqu'à la
                date de l'en-tête `expiry` (RDV-21, RDV-23, RDV-24, RDV-27). ``RDV_SOLIDARITES_ACCESS_TOKEN``
                when not given.
            client: Un identifiant unique, associé à l'appareil depuis lequel l'agent s'est
                connecté (RDV-21, RDV-23, RDV-25, RDV-27). ``RDV_SOLIDARITES_CLIENT`` when not
                given.
            uid: L'identifiant de l'agent dans l'API, égal à son e-mail (RDV-21, RDV-23, RDV-26,
                RDV-27). ``RDV_SOLIDARITES_UID`` when not given.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={
                "email": email,
                "password": password,
                "access_token": access_token,
                "client": client,
                "uid": uid,
            },
            options=options,
        )

    @cached_property
    def auth(self) -> AsyncAuth:
        """La connexion d'un agent, sa déconnexion et la validité de son jeton."""
        return resources.AsyncAuth(self)

    @cached_property
    def absences(self) -> AsyncAbsences:
        """Les absences des agents."""
        return resources.AsyncAbsences(self)

    @cached_property
    def agents(self) -> AsyncAgents:
        """Les agents des organisations de l'agent connecté."""
        return resources.AsyncAgents(self)

    @cached_property
    def organisations(self) -> AsyncOrganisations:
        """Les organisations de l'agent connecté."""
        return resources.AsyncOrganisations(self)

    @cached_property
    def users(self) -> AsyncUsers:
        """Les usagers et usagères que l'agent connecté peut voir."""
        return resources.AsyncUsers(self)

    @cached_property
    def user_profiles(self) -> AsyncUserProfiles:
        """Le rattachement des usagers et usagères aux organisations."""
        return resources.AsyncUserProfiles(self)

    @cached_property
    def public_links(self) -> AsyncPublicLinks:
        """Les liens publics de prise de rendez-vous."""
        return resources.AsyncPublicLinks(self)
