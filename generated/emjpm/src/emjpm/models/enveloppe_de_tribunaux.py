"""The type `EnveloppeDeTribunaux`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .tribunal import Tribunal


class EnveloppeDeTribunaux(Model):
    """Des tribunaux, comme le serveur les donne (observed, EMJ-T4)."""

    tribunaux: list[Tribunal]
    """Les tribunaux."""
