"""The type `EnveloppeDeMesures`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model
from .mesure import Mesure


class EnveloppeDeMesures(Model):
    """Des mesures, comme le serveur les donne (observed, EMJ-T4)."""

    mesures: list[Mesure]
    """Les mesures."""
