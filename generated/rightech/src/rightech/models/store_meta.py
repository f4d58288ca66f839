"""The type `StoreMeta`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypeAlias

from .._runtime.values import JsonValue

StoreMeta: TypeAlias = dict[str, JsonValue]
"""The total number of entities, the first and the last one.

The names of the members are not documented.

(PLT-13)
"""
