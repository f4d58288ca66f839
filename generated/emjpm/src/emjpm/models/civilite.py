"""The type `Civilite`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Civilite: TypeAlias = Literal["madame", "monsieur"] | str
"""Civilité (EMJ-20, EMJ-T7)."""


CiviliteInput: TypeAlias = Literal["madame", "monsieur"]
"""`Civilite` as a request takes it."""
