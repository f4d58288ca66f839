"""The type `StatutMesure`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

StatutMesure: TypeAlias = Literal["en_attente", "en_cours", "eteinte"]
"""Statut d'une mesure (EMJ-O3, EMJ-T7, EMJ-T8)."""


StatutMesureInput: TypeAlias = Literal["en_attente", "en_cours", "eteinte"]
"""`StatutMesure` as a request takes it."""
