"""The type `ModificationOrganisation`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model


class ModificationOrganisation(Model):
    """Les champs à modifier d'une organisation (observed, RDV-T4)."""

    name: str | None = None
    """Nom de l'organisation."""
    email: str | None = None
    """E-mail de l'organisation ; `null` l'efface (inferred)."""
    phone_number: str | None = None
    """Numéro de téléphone de l'organisation ; `null` l'efface (inferred)."""


class ModificationOrganisationInput(TypedDict):
    """`ModificationOrganisation` as a request takes it."""

    name: NotRequired[str]
    email: NotRequired[str | None]
    phone_number: NotRequired[str | None]
