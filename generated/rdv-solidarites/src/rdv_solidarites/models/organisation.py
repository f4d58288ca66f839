"""The type `Organisation`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Organisation(Model):
    """Une organisation (observed, RDV-T2)."""

    id: int
    """Identifiant de l'organisation."""
    name: str
    """Nom de l'organisation."""
    email: str | None = None
    """E-mail de l'organisation."""
    phone_number: str | None = None
    """Numéro de téléphone de l'organisation."""
    verticale: str | None = None
    """Le service auquel appartient l'organisation, par exemple `rdv_solidarites`."""
    departement: str | None = None
    """Le numéro de département ; seulement dans les réponses de 2020-2021."""
