"""The type `TypeEtablissement`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

TypeEtablissement: TypeAlias = (
    Literal[
        "autre_etablissement",
        "autre_etablissement_s_ms",
        "etablissement_handicapes",
        "etablissement_hospitalier",
        "etablissement_personne_agee",
        "etablissement_psychiatrique",
    ]
    | str
)
"""Type d'établissement (observed, EMJ-22, EMJ-T7)."""


TypeEtablissementInput: TypeAlias = Literal[
    "autre_etablissement",
    "autre_etablissement_s_ms",
    "etablissement_handicapes",
    "etablissement_hospitalier",
    "etablissement_personne_agee",
    "etablissement_psychiatrique",
]
"""`TypeEtablissement` as a request takes it."""
