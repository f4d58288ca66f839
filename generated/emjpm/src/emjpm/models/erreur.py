"""The type `Erreur`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .json_observe import JsonObserve


class Erreur(Model):
    """Une erreur (observed, EMJ-T5)."""

    msg: str | None = None
    """Message."""
    error: str | None = None
    """Message, pour les adresses `/api/mandoline`."""
    param: str | None = None
    """Le champ fautif, par exemple `civilite`, ou `mesures[0].civilite` dans un lot."""
    value: JsonObserve | None = None
    """La valeur refusée."""
    location: str | None = None
    """Où était la valeur, `body`."""
