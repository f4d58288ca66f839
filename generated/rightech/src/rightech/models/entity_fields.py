"""The type `EntityFields`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from .._runtime.values import JsonInput, JsonValue

EntityFields: TypeAlias = dict[str, JsonValue]
"""The fields of an entity, as its store wants them (PLT-O1)."""


EntityFieldsInput: TypeAlias = Mapping[str, JsonInput]
"""`EntityFields` as a request takes it."""
