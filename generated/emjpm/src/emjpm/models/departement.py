"""The type `Departement`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Departement(Model):
    """Un département (EMJ-28)."""

    code: str | None = None
    """Code du département, par exemple 75."""
    nom: str | None = None
    """Nom du département."""
