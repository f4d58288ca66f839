"""The resources of the MiiMOSA API.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .leads import (
        AsyncLeads as AsyncLeads,
        AsyncLeadsWithResponse as AsyncLeadsWithResponse,
        Leads as Leads,
        LeadsWithResponse as LeadsWithResponse,
    )
    from .pledges import AsyncPledges as AsyncPledges, Pledges as Pledges
    from .projects import (
        AsyncProjects as AsyncProjects,
        AsyncProjectsWithResponse as AsyncProjectsWithResponse,
        Projects as Projects,
        ProjectsWithResponse as ProjectsWithResponse,
    )
    from .wallet import (
        AsyncWallet as AsyncWallet,
        AsyncWalletWithResponse as AsyncWalletWithResponse,
        Wallet as Wallet,
        WalletWithResponse as WalletWithResponse,
    )
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncLeads": "leads",
            "AsyncLeadsWithResponse": "leads",
            "AsyncPledges": "pledges",
            "AsyncProjects": "projects",
            "AsyncProjectsWithResponse": "projects",
            "AsyncWallet": "wallet",
            "AsyncWalletWithResponse": "wallet",
            "Leads": "leads",
            "LeadsWithResponse": "leads",
            "Pledges": "pledges",
            "Projects": "projects",
            "ProjectsWithResponse": "projects",
            "Wallet": "wallet",
            "WalletWithResponse": "wallet",
        },
    )

__all__ = [
    "AsyncLeads",
    "AsyncLeadsWithResponse",
    "AsyncPledges",
    "AsyncProjects",
    "AsyncProjectsWithResponse",
    "AsyncWallet",
    "AsyncWalletWithResponse",
    "Leads",
    "LeadsWithResponse",
    "Pledges",
    "Projects",
    "ProjectsWithResponse",
    "Wallet",
    "WalletWithResponse",
]
