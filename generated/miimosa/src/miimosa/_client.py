"""The clients of the MiiMOSA API.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
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
        AsyncLeads,
        AsyncPledges,
        AsyncProjects,
        AsyncWallet,
        Leads,
        Pledges,
        Projects,
        Wallet,
    )


class Miimosa(SyncClient):
    """Client of the MiiMOSA API.

    MiiMOSA API strives to stick to the REST convention: it uses HTTP verbs such as GET, POST, PATCH
    and DELETE and returns appropriate HTTP status codes (2xx for success, 4xx for client errors and
    5xx for server errors). All resources are encoded in JSON.

    **Authentication.** Every operation needs an API key. The client takes the bare key and sends it
    as `Authorization: Token token=<API_KEY>`.

    **Pagination.** Lists are paginated in the headers, not in the body, following the standard for
    Web linking (RFC 5988, now RFC 8288): as long as there is a next page, the reply has a `Link`
    header with `rel="next"`. The target of that link is followed as it is; neither page numbers nor
    a page size are documented.

    **Bodies of replies.** The documentation gives no shape for the body of any reply, so they are
    open JSON here: what the server sends reaches the caller unchanged.

    **Personal data.** Pledges and wallets are looked up by e-mail address and birthdate, which
    travel in the URL: keep these URLs out of access logs, of proxies and of error reports.
    """

    def __init__(
        self, *, api_key: str | Callable[[], str] | None = None, **options: Unpack[ClientOptions]
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            api_key: Client API key. Give the bare key; it is sent as `Authorization: Token
                token=<API_KEY>` (MII-6, MII-7). ``MIIMOSA_API_KEY`` when not given.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={"api_key": api_key},
            options=options,
        )

    @cached_property
    def leads(self) -> Leads:
        """Persons who would like to have a project funded on MiiMOSA."""
        return resources.Leads(self)

    @cached_property
    def projects(self) -> Projects:
        """The published projects."""
        return resources.Projects(self)

    @cached_property
    def pledges(self) -> Pledges:
        """The valid lending pledges of a user."""
        return resources.Pledges(self)

    @cached_property
    def wallet(self) -> Wallet:
        """The wallet of a user."""
        return resources.Wallet(self)


class AsyncMiimosa(AsyncClient):
    """Asynchronous client of the MiiMOSA API.

    MiiMOSA API strives to stick to the REST convention: it uses HTTP verbs such as GET, POST, PATCH
    and DELETE and returns appropriate HTTP status codes (2xx for success, 4xx for client errors and
    5xx for server errors). All resources are encoded in JSON.

    **Authentication.** Every operation needs an API key. The client takes the bare key and sends it
    as `Authorization: Token token=<API_KEY>`.

    **Pagination.** Lists are paginated in the headers, not in the body, following the standard for
    Web linking (RFC 5988, now RFC 8288): as long as there is a next page, the reply has a `Link`
    header with `rel="next"`. The target of that link is followed as it is; neither page numbers nor
    a page size are documented.

    **Bodies of replies.** The documentation gives no shape for the body of any reply, so they are
    open JSON here: what the server sends reaches the caller unchanged.

    **Personal data.** Pledges and wallets are looked up by e-mail address and birthdate, which
    travel in the URL: keep these URLs out of access logs, of proxies and of error reports.
    """

    def __init__(
        self,
        *,
        api_key: str | Callable[[], str | Awaitable[str]] | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            api_key: Client API key. Give the bare key; it is sent as `Authorization: Token
                token=<API_KEY>` (MII-6, MII-7). ``MIIMOSA_API_KEY`` when not given.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={"api_key": api_key},
            options=options,
        )

    @cached_property
    def leads(self) -> AsyncLeads:
        """Persons who would like to have a project funded on MiiMOSA."""
        return resources.AsyncLeads(self)

    @cached_property
    def projects(self) -> AsyncProjects:
        """The published projects."""
        return resources.AsyncProjects(self)

    @cached_property
    def pledges(self) -> AsyncPledges:
        """The valid lending pledges of a user."""
        return resources.AsyncPledges(self)

    @cached_property
    def wallet(self) -> AsyncWallet:
        """The wallet of a user."""
        return resources.AsyncWallet(self)
