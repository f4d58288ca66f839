"""The type `ObjetObserve`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypeAlias

from .._runtime.values import JsonValue

ObjetObserve: TypeAlias = dict[str, JsonValue]
"""Un objet JSON dont la forme n'est pas documentée (observed, EMJ-T9)."""
