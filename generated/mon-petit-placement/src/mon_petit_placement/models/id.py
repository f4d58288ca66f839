"""The type `Id`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TypeAlias

Id: TypeAlias = int | str
"""An identifier.

An integer in some resources, a numeric string in others, a UUID since 2026.

(observed, MPP-T2, MPP-T3)
"""
