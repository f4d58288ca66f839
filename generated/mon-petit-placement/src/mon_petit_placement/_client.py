"""The clients of the Mon Petit Placement API.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
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
        Accounts,
        AsyncAccounts,
        AsyncCatalogue,
        AsyncMe,
        AsyncProviders,
        AsyncSettings,
        AsyncSso,
        AsyncUserKycs,
        AsyncUsers,
        Catalogue,
        Me,
        Providers,
        Settings,
        Sso,
        UserKycs,
        Users,
    )


class MonPetitPlacement(SyncClient):
    """Client of the Mon Petit Placement API.

    To retrieve and send data on behalf of Mon Petit Placement users, you need to use the REST API.
    It lets your integration access features that regular Mon Petit Placement users have access to,
    over HTTPS only.

    **What this description covers.** The quickstart documents the way to call the API, its errors,
    its quotas and `GET /me`; it refers to a "REST API Reference" for the full list of routes. The
    other operations here were seen in public client code and in that reference; they are marked *observed*,
    and their replies keep whatever the server sends. The RTM API (real-time events) exists beside
    the REST API and is not covered.

    **Authentication.** `Authorization: Bearer {access_token}` on every call. The quickstart does
    not say where a token comes from; public clients get one from the single sign-on host, with the
    username and password of the user. It lives about five minutes. The client keeps it until it
    expires.

    **Quotas.** Applied per source IP address, not per token. Both windows of a host hold together,
    and going over one means a ban: api.monpetitplacement.fr takes 300 requests a minute and 10 a
    second (ban: 1 minute), sso.monpetitplacement.fr 10 a minute and 10 a second (ban: 1 hour).
    There are daily quotas too, of unknown size. The client keeps the windows before the server
    complains; never sign in once per request.

    **Values.** Computed daily, they may lag one or two days; unreliable points are skipped, so
    series have gaps. In history, performance and gain are relative to the first point of the series
    that is returned, while amounts are absolute. Amounts are euros in some members and cents in
    others; identifiers are integers in some resources, numeric strings in others, and UUIDs since 2026.
    """

    def __init__(
        self,
        *,
        username: str | Callable[[], str] | None = None,
        password: str | Callable[[], str] | None = None,
        token: str | Callable[[], str] | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            username: The e-mail address of the user. ``MON_PETIT_PLACEMENT_USERNAME`` when not
                given.
            password: The password of the user. ``MON_PETIT_PLACEMENT_PASSWORD`` when not given.
            token: The access token, sent as `Authorization: Bearer {access_token}`. Give a
                token, or a username and a password (observed): the client then signs in by itself
                (MPP-7, MPP-T3). ``MON_PETIT_PLACEMENT_TOKEN`` when not given.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={"username": username, "password": password, "token": token},
            options=options,
        )

    @cached_property
    def me(self) -> Me:
        """The current user."""
        return resources.Me(self)

    @cached_property
    def sso(self) -> Sso:
        """Access tokens."""
        return resources.Sso(self)

    @cached_property
    def accounts(self) -> Accounts:
        """The life insurance and retirement (PER) accounts of a user, their products and their
        values.
        """
        return resources.Accounts(self)

    @cached_property
    def users(self) -> Users:
        """What belongs to a user, his knowledge-of-customer files (KYC) and his coupons."""
        return resources.Users(self)

    @cached_property
    def user_kycs(self) -> UserKycs:
        """What follows from a knowledge-of-customer file (KYC)."""
        return resources.UserKycs(self)

    @cached_property
    def providers(self) -> Providers:
        """The insurers that hold the accounts."""
        return resources.Providers(self)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Advice, profiles, categories and product values."""
        return resources.Catalogue(self)

    @cached_property
    def settings(self) -> Settings:
        """Public settings of the application."""
        return resources.Settings(self)


class AsyncMonPetitPlacement(AsyncClient):
    """Asynchronous client of the Mon Petit Placement API.

    To retrieve and send data on behalf of Mon Petit Placement users, you need to use the REST API.
    It lets your integration access features that regular Mon Petit Placement users have access to,
    over HTTPS only.

    **What this description covers.** The quickstart documents the way to call the API, its errors,
    its quotas and `GET /me`; it refers to a "REST API Reference" for the full list of routes. The
    other operations here were seen in public client code and in that reference; they are marked *observed*,
    and their replies keep whatever the server sends. The RTM API (real-time events) exists beside
    the REST API and is not covered.

    **Authentication.** `Authorization: Bearer {access_token}` on every call. The quickstart does
    not say where a token comes from; public clients get one from the single sign-on host, with the
    username and password of the user. It lives about five minutes. The client keeps it until it
    expires.

    **Quotas.** Applied per source IP address, not per token. Both windows of a host hold together,
    and going over one means a ban: api.monpetitplacement.fr takes 300 requests a minute and 10 a
    second (ban: 1 minute), sso.monpetitplacement.fr 10 a minute and 10 a second (ban: 1 hour).
    There are daily quotas too, of unknown size. The client keeps the windows before the server
    complains; never sign in once per request.

    **Values.** Computed daily, they may lag one or two days; unreliable points are skipped, so
    series have gaps. In history, performance and gain are relative to the first point of the series
    that is returned, while amounts are absolute. Amounts are euros in some members and cents in
    others; identifiers are integers in some resources, numeric strings in others, and UUIDs since 2026.
    """

    def __init__(
        self,
        *,
        username: str | Callable[[], str | Awaitable[str]] | None = None,
        password: str | Callable[[], str | Awaitable[str]] | None = None,
        token: str | Callable[[], str | Awaitable[str]] | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            username: The e-mail address of the user. ``MON_PETIT_PLACEMENT_USERNAME`` when not
                given.
            password: The password of the user. ``MON_PETIT_PLACEMENT_PASSWORD`` when not given.
            token: The access token, sent as `Authorization: Bearer {access_token}`. Give a
                token, or a username and a password (observed): the client then signs in by itself
                (MPP-7, MPP-T3). ``MON_PETIT_PLACEMENT_TOKEN`` when not given.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={"username": username, "password": password, "token": token},
            options=options,
        )

    @cached_property
    def me(self) -> AsyncMe:
        """The current user."""
        return resources.AsyncMe(self)

    @cached_property
    def sso(self) -> AsyncSso:
        """Access tokens."""
        return resources.AsyncSso(self)

    @cached_property
    def accounts(self) -> AsyncAccounts:
        """The life insurance and retirement (PER) accounts of a user, their products and their
        values.
        """
        return resources.AsyncAccounts(self)

    @cached_property
    def users(self) -> AsyncUsers:
        """What belongs to a user, his knowledge-of-customer files (KYC) and his coupons."""
        return resources.AsyncUsers(self)

    @cached_property
    def user_kycs(self) -> AsyncUserKycs:
        """What follows from a knowledge-of-customer file (KYC)."""
        return resources.AsyncUserKycs(self)

    @cached_property
    def providers(self) -> AsyncProviders:
        """The insurers that hold the accounts."""
        return resources.AsyncProviders(self)

    @cached_property
    def catalogue(self) -> AsyncCatalogue:
        """Advice, profiles, categories and product values."""
        return resources.AsyncCatalogue(self)

    @cached_property
    def settings(self) -> AsyncSettings:
        """Public settings of the application."""
        return resources.AsyncSettings(self)
