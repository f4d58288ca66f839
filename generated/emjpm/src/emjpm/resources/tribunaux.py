"""What `client.tribunaux` can do.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import tribunaux as operations
from .._runtime.resource import AsyncResource, SyncResource

if TYPE_CHECKING:
    from .._runtime.paging import AsyncPaged, Paged
    from ..models import Tribunal


class Tribunaux(SyncResource):
    """Les tribunaux, dont le SIRET identifie celui d'une mesure."""

    def list(self) -> Paged[Tribunal]:
        """Lister tous les tribunaux.

        Retourne la liste de tous les tribunaux. (La documentation recopie ici la phrase des
        antennes, « associées à votre service » ; ce sont bien tous les tribunaux.)

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/editors/tribunaux``, documented (EMJ-13, EMJ-30, EMJ-36, EMJ-O11, EMJ-T4).
        """
        return self._paged(operations.LIST_TRIBUNAUX)


class AsyncTribunaux(AsyncResource):
    """Les tribunaux, dont le SIRET identifie celui d'une mesure."""

    def list(self) -> AsyncPaged[Tribunal]:
        """Lister tous les tribunaux.

        Retourne la liste de tous les tribunaux. (La documentation recopie ici la phrase des
        antennes, « associées à votre service » ; ce sont bien tous les tribunaux.)

        Raises:
            errors.Unauthorized: L'access token manque (le corps est alors vide), est inconnu,
                ou a expiré.
            errors.TooManyRequests: Plus de 360 requêtes dans la minute depuis la même adresse
                IP.
            errors.InternalServerError: Une erreur du serveur, ou un corps JSON illisible ou de
                plus de 10 Mo.
            errors.ApiError: Tout autre statut.

        ``GET /api/editors/tribunaux``, documented (EMJ-13, EMJ-30, EMJ-36, EMJ-O11, EMJ-T4).
        """
        return self._paged(operations.LIST_TRIBUNAUX)
