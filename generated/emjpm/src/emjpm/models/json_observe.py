"""The type `JsonObserve`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypeAlias

from .._runtime.values import JsonValue

JsonObserve: TypeAlias = JsonValue
"""Une valeur JSON dont la forme n'est pas documentée (observed, EMJ-T5, EMJ-T9)."""
