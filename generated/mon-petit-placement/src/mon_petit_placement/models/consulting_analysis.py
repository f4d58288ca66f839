"""The type `ConsultingAnalysis`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TypeAlias

from .allocation import Allocation

ConsultingAnalysis: TypeAlias = list[Allocation]
"""How a payment would be spread (observed, MPP-T3)."""
