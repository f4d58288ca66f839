"""The type `Tree`.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from .._runtime.values import JsonInput, JsonValue

Tree: TypeAlias = list[JsonValue]


TreeInput: TypeAlias = Sequence[JsonInput]
"""`Tree` as a request takes it."""
