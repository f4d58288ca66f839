"""The type `CollectType`.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

CollectType: TypeAlias = Literal["donation", "lending"]
"""Type of collect (MII-8, MII-9)."""


CollectTypeInput: TypeAlias = Literal["donation", "lending"]
"""`CollectType` as a request takes it."""
