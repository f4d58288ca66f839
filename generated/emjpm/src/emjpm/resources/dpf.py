"""What `client.dpf` can do.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import dpf as operations
from .._runtime.resource import AsyncResource, SyncResource

if TYPE_CHECKING:
    from .._runtime.paging import AsyncPaged, Paged
    from ..models import UtilisateurResume


class Dpf(SyncResource):
    """Les utilisateurs d'un délégué aux prestations familiales."""

    def list_users(self, id: int) -> Paged[UtilisateurResume]:
        """Lister les utilisateurs d'un DPF.

        Retourne les utilisateurs, avec leur identifiant, leur nom, leur prénom, leur adresse
        électronique et leur type.

        Args:
            id: ID du DPF (observed, EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/dpf/{id}/users``, observed (EMJ-T9).
        """
        return self._paged(operations.LIST_DPF_USERS, path={"id": id})


class AsyncDpf(AsyncResource):
    """Les utilisateurs d'un délégué aux prestations familiales."""

    def list_users(self, id: int) -> AsyncPaged[UtilisateurResume]:
        """Lister les utilisateurs d'un DPF.

        Retourne les utilisateurs, avec leur identifiant, leur nom, leur prénom, leur adresse
        électronique et leur type.

        Args:
            id: ID du DPF (observed, EMJ-T9).

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/mandoline/dpf/{id}/users``, observed (EMJ-T9).
        """
        return self._paged(operations.LIST_DPF_USERS, path={"id": id})
