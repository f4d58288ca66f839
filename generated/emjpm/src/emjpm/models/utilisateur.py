"""The type `Utilisateur`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .direction_d_utilisateur import DirectionDUtilisateur
    from .objet_observe import ObjetObserve
    from .service_d_utilisateur import ServiceDUtilisateur
    from .type_utilisateur import TypeUtilisateur


class Utilisateur(Model):
    """L'utilisateur courant. `direction` est là pour le type direction, `service` pour le type
    service, `dpf` pour le type sdpf (observé) ; les autres types n'ont que les membres communs
    (EMJ-28, EMJ-O12, EMJ-T7, EMJ-T9).
    """

    id: int
    """ID de l'utilisateur."""
    type: TypeUtilisateur
    """Type de l'utilisateur."""
    email: str | None = None
    """Adresse électronique."""
    nom: str | None = None
    """Nom."""
    prenom: str | None = None
    """Prénom."""
    direction: DirectionDUtilisateur | None = None
    """La direction d'un utilisateur de type direction."""
    service: ServiceDUtilisateur | None = None
    """Le service d'un utilisateur de type service."""
    dpf: ObjetObserve | None = None
    """Le DPF d'un utilisateur de type sdpf. Sa forme n'est pas documentée (observed, EMJ-T9)."""
