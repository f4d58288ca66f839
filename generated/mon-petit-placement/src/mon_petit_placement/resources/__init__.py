"""The resources of the Mon Petit Placement API.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .accounts import (
        Accounts as Accounts,
        AccountsWithResponse as AccountsWithResponse,
        AsyncAccounts as AsyncAccounts,
        AsyncAccountsWithResponse as AsyncAccountsWithResponse,
    )
    from .catalogue import (
        AsyncCatalogue as AsyncCatalogue,
        AsyncCatalogueWithResponse as AsyncCatalogueWithResponse,
        Catalogue as Catalogue,
        CatalogueWithResponse as CatalogueWithResponse,
    )
    from .me import (
        AsyncMe as AsyncMe,
        AsyncMeWithResponse as AsyncMeWithResponse,
        Me as Me,
        MeWithResponse as MeWithResponse,
    )
    from .providers import (
        AsyncProviders as AsyncProviders,
        AsyncProvidersWithResponse as AsyncProvidersWithResponse,
        Providers as Providers,
        ProvidersWithResponse as ProvidersWithResponse,
    )
    from .settings import (
        AsyncSettings as AsyncSettings,
        AsyncSettingsWithResponse as AsyncSettingsWithResponse,
        Settings as Settings,
        SettingsWithResponse as SettingsWithResponse,
    )
    from .sso import (
        AsyncSso as AsyncSso,
        AsyncSsoWithResponse as AsyncSsoWithResponse,
        Sso as Sso,
        SsoWithResponse as SsoWithResponse,
    )
    from .user_kycs import (
        AsyncUserKycs as AsyncUserKycs,
        AsyncUserKycsWithResponse as AsyncUserKycsWithResponse,
        UserKycs as UserKycs,
        UserKycsWithResponse as UserKycsWithResponse,
    )
    from .users import AsyncUsers as AsyncUsers, Users as Users
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Accounts": "accounts",
            "AccountsWithResponse": "accounts",
            "AsyncAccounts": "accounts",
            "AsyncAccountsWithResponse": "accounts",
            "AsyncCatalogue": "catalogue",
            "AsyncCatalogueWithResponse": "catalogue",
            "AsyncMe": "me",
            "AsyncMeWithResponse": "me",
            "AsyncProviders": "providers",
            "AsyncProvidersWithResponse": "providers",
            "AsyncSettings": "settings",
            "AsyncSettingsWithResponse": "settings",
            "AsyncSso": "sso",
            "AsyncSsoWithResponse": "sso",
            "AsyncUserKycs": "user_kycs",
            "AsyncUserKycsWithResponse": "user_kycs",
            "AsyncUsers": "users",
            "Catalogue": "catalogue",
            "CatalogueWithResponse": "catalogue",
            "Me": "me",
            "MeWithResponse": "me",
            "Providers": "providers",
            "ProvidersWithResponse": "providers",
            "Settings": "settings",
            "SettingsWithResponse": "settings",
            "Sso": "sso",
            "SsoWithResponse": "sso",
            "UserKycs": "user_kycs",
            "UserKycsWithResponse": "user_kycs",
            "Users": "users",
        },
    )

__all__ = [
    "Accounts",
    "AccountsWithResponse",
    "AsyncAccounts",
    "AsyncAccountsWithResponse",
    "AsyncCatalogue",
    "AsyncCatalogueWithResponse",
    "AsyncMe",
    "AsyncMeWithResponse",
    "AsyncProviders",
    "AsyncProvidersWithResponse",
    "AsyncSettings",
    "AsyncSettingsWithResponse",
    "AsyncSso",
    "AsyncSsoWithResponse",
    "AsyncUserKycs",
    "AsyncUserKycsWithResponse",
    "AsyncUsers",
    "Catalogue",
    "CatalogueWithResponse",
    "Me",
    "MeWithResponse",
    "Providers",
    "ProvidersWithResponse",
    "Settings",
    "SettingsWithResponse",
    "Sso",
    "SsoWithResponse",
    "UserKycs",
    "UserKycsWithResponse",
    "Users",
]
