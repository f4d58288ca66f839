"""The types `SensibleData`, `SensibleDataWithIban`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import Union

from typing_extensions import TypeAliasType

from .._runtime.model import Model

SensibleData = TypeAliasType("SensibleData", Union[str, "SensibleDataWithIban"])
"""Bank data of a user, an object (2022) or its IRI (2023) (observed, MPP-T3)."""


class SensibleDataWithIban(Model):
    """The bank data."""

    iban: str | None = None
    """IBAN."""
    swift: str | None = None
    """SWIFT."""
