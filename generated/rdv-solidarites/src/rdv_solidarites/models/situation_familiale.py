"""The type `SituationFamiliale`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

SituationFamiliale: TypeAlias = Literal["single", "in_a_relationship", "divorced"] | str
"""Situation familiale (observed, RDV-T4)."""


SituationFamilialeInput: TypeAlias = Literal["single", "in_a_relationship", "divorced"]
"""`SituationFamiliale` as a request takes it."""
