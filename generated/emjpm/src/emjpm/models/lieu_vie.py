"""The type `LieuVie`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

LieuVie: TypeAlias = (
    Literal["domicile", "etablissement", "etablissement_conservation_domicile", "sdf"] | str
)
"""Lieu de vie (observed, EMJ-22, EMJ-T7)."""


LieuVieInput: TypeAlias = Literal[
    "domicile", "etablissement", "etablissement_conservation_domicile", "sdf"
]
"""`LieuVie` as a request takes it."""
