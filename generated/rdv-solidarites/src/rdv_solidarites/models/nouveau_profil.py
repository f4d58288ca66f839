"""The type `NouveauProfil`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.model import Model

if TYPE_CHECKING:
    from .logement import Logement, LogementInput


class NouveauProfil(Model):
    """Un rattachement à créer (observed, RDV-T4)."""

    organisation_id: int
    """Identifiant de l'organisation."""
    user_id: int
    """Identifiant de l'usager ou de l'usagère."""
    logement: Logement | None = None
    """Le logement de la personne."""
    notes: str | None = None
    """Les notes de l'organisation sur la personne."""


class NouveauProfilInput(TypedDict):
    """`NouveauProfil` as a request takes it."""

    organisation_id: int
    user_id: int
    logement: NotRequired[LogementInput]
    notes: NotRequired[str]
