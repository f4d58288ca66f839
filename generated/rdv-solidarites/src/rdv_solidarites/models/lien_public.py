"""The type `LienPublic`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class LienPublic(Model):
    """Le lien public d'une organisation (observed, RDV-T4)."""

    external_id: str
    """L'identifiant que le territoire donne à l'organisation."""
    public_link: str
    """L'adresse publique de prise de rendez-vous."""
