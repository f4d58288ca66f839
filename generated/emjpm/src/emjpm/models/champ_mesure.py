"""The type `ChampMesure`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

ChampMesure: TypeAlias = (
    Literal["protection_bien", "protection_personne", "protection_bien_personne"] | str
)
"""Champ de la mesure de protection (EMJ-22, EMJ-T7)."""


ChampMesureInput: TypeAlias = Literal[
    "protection_bien", "protection_personne", "protection_bien_personne"
]
"""`ChampMesure` as a request takes it."""
