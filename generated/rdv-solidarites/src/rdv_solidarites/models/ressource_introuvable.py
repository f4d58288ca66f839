"""The type `RessourceIntrouvable`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .detail_des_erreurs import DetailDesErreurs


class RessourceIntrouvable(Model):
    """Ce qui n'a pas été trouvé, sous l'une de ses deux formes ; `not_found`, ou `errors`
    (observed, RDV-T1, RDV-T3).
    """

    not_found: str | None = None
    """Le nom de ce qui n'a pas été trouvé, par exemple `agent`."""
    success: bool | None = None
    """Faux, quand il est là."""
    errors: DetailDesErreurs | None = None
    """Les erreurs."""
