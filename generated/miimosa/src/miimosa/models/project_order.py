"""The type `ProjectOrder`.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

ProjectOrder: TypeAlias = Literal["populars", "in_progress", "recent"]
"""How projects are sorted (MII-9, MII-19)."""


ProjectOrderInput: TypeAlias = Literal["populars", "in_progress", "recent"]
"""`ProjectOrder` as a request takes it."""
