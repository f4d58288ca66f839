"""The type `EnveloppeOrganisation`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .organisation import Organisation


class EnveloppeOrganisation(Model):
    """Une organisation, sous son nom (observed, RDV-T4)."""

    organisation: Organisation
    """L'organisation."""
