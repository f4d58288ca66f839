"""The type `Status`.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Status: TypeAlias = Literal["available", "sold"] | str
"""Whether a pet can be had."""


StatusInput: TypeAlias = Literal["available", "sold"]
"""`Status` as a request takes it."""
