"""The type `ListeLiensPublics`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .lien_public import LienPublic


class ListeLiensPublics(Model):
    """Les liens publics d'un territoire (observed, RDV-T4)."""

    public_links: list[LienPublic]
    """Un lien par organisation qui propose des rendez-vous."""
