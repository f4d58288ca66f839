"""The type `Undocumented`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypeAlias

from .._runtime.values import JsonValue

Undocumented: TypeAlias = JsonValue
"""Any JSON value. No public source shows its shape for certain (observed, PLT-T2)."""
