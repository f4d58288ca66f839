"""The type `TypeDirection`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

TypeDirection: TypeAlias = Literal["national", "regional", "departemental"] | str
"""Type de direction (observed, EMJ-28, EMJ-T7)."""
