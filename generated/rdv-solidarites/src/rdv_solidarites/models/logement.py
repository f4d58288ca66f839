"""The type `Logement`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Logement: TypeAlias = (
    Literal["sdf", "heberge", "en_accession_propriete", "proprietaire", "autre", "locataire"] | str
)
"""Logement (observed, RDV-T4)."""


LogementInput: TypeAlias = Literal[
    "sdf", "heberge", "en_accession_propriete", "proprietaire", "autre", "locataire"
]
"""`Logement` as a request takes it."""
