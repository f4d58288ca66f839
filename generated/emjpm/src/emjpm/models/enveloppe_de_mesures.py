"""The type `EnveloppeDeMesures`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .mesure import Mesure


class EnveloppeDeMesures(Model):
    """Des mesures, comme le serveur les donne (observed, EMJ-T4)."""

    mesures: list[Mesure]
    """Les mesures."""
