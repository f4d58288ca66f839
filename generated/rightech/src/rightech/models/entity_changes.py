"""The type `EntityChanges`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from .._runtime.values import JsonInput, JsonValue

EntityChanges: TypeAlias = dict[str, JsonValue]
"""Fields to change. `_id`, `access`, `owner`, `group` and `branch` are not among them (PLT-3,
PLT-O4).
"""


EntityChangesInput: TypeAlias = Mapping[str, JsonInput]
"""`EntityChanges` as a request takes it."""
