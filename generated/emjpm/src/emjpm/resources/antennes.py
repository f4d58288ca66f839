"""What `client.antennes` can do.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import antennes as operations
from .._runtime.resource import AsyncResource, SyncResource

if TYPE_CHECKING:
    from .._runtime.paging import AsyncPaged, Paged
    from ..models import Antenne


class Antennes(SyncResource):
    """Les antennes du service mandataire de l'utilisateur."""

    def list(self) -> Paged[Antenne]:
        """Lister toutes les antennes.

        Retourne la liste de toutes les antennes associées à votre service.

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/editors/service-antennes``, documented (EMJ-13, EMJ-30, EMJ-O10, EMJ-T4).
        """
        return self._paged(operations.LIST_SERVICE_ANTENNES)


class AsyncAntennes(AsyncResource):
    """Les antennes du service mandataire de l'utilisateur."""

    def list(self) -> AsyncPaged[Antenne]:
        """Lister toutes les antennes.

        Retourne la liste de toutes les antennes associées à votre service.

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/editors/service-antennes``, documented (EMJ-13, EMJ-30, EMJ-O10, EMJ-T4).
        """
        return self._paged(operations.LIST_SERVICE_ANTENNES)
