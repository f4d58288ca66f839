"""The type `EnveloppeDAntennes`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .antenne import Antenne


class EnveloppeDAntennes(Model):
    """Des antennes, comme le serveur les donne (observed, EMJ-T4)."""

    antennes: list[Antenne]
    """Les antennes."""
