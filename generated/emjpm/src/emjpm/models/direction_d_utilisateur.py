"""The type `DirectionDUtilisateur`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .departement import Departement
    from .region import Region
    from .type_direction import TypeDirection


class DirectionDUtilisateur(Model):
    """La direction d'un utilisateur (EMJ-28, EMJ-T7, EMJ-T9)."""

    type: TypeDirection | None = None
    """Type de la direction."""
    departement: Departement | None = None
    """Le département d'une direction départementale."""
    region: Region | None = None
    """La région d'une direction régionale (observed, EMJ-T9)."""
