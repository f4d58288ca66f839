"""The type `PrestationSociale`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

PrestationSociale: TypeAlias = (
    Literal["AAH", "ALS", "APA", "APL", "ASI", "ASPA", "PCH", "RSA"] | str
)
"""Prestation sociale (observed, EMJ-23, EMJ-T7)."""


PrestationSocialeInput: TypeAlias = Literal["AAH", "ALS", "APA", "APL", "ASI", "ASPA", "PCH", "RSA"]
"""`PrestationSociale` as a request takes it."""
