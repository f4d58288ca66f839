"""What `client.agents` can do.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import agents as operations
from .._runtime.resource import AsyncResource, SyncResource
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import Agent


class Agents(SyncResource):
    """Les agents des organisations de l'agent connecté."""

    def list(self, *, organisation_id: int | Unset = UNSET) -> Paged[Agent]:
        """Lister les agents.

        Les agents auxquels l'agent connecté a accès, les plus anciens d'abord.

        Args:
            organisation_id: Ne garder que les agents de cette organisation (observed, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/agents``, observed (RDV-14, RDV-29, RDV-T0, RDV-T4).
        """
        return self._paged(operations.LIST_AGENTS, query={"organisation_id": organisation_id})


class AsyncAgents(AsyncResource):
    """Les agents des organisations de l'agent connecté."""

    def list(self, *, organisation_id: int | Unset = UNSET) -> AsyncPaged[Agent]:
        """Lister les agents.

        Les agents auxquels l'agent connecté a accès, les plus anciens d'abord.

        Args:
            organisation_id: Ne garder que les agents de cette organisation (observed, RDV-T4).

        Raises:
            errors.Unauthorized: Requête non authentifiée.
            errors.Forbidden: Requête bien authentifiée mais droits insuffisants pour réaliser
                l'action demandée. Par exemple si un agent non-admin essaie de créer une absence
                pour un agent d'un autre service.
            errors.InternalServerError: Erreur interne.
            errors.ApiError: Tout autre statut, que la documentation ne nomme pas.

        ``GET /api/v1/agents``, observed (RDV-14, RDV-29, RDV-T0, RDV-T4).
        """
        return self._paged(operations.LIST_AGENTS, query={"organisation_id": organisation_id})
