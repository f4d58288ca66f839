"""The type `DepartementDeService`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class DepartementDeService(Model):
    """Un département, vu par une direction ; son code y est appelé `id` (EMJ-29)."""

    id: str | None = None
    """Code du département, par exemple 50."""
    id_region: int | None = None
    """ID de la région."""
    nom: str | None = None
    """Nom du département."""
