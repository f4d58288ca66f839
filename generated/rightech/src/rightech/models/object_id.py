"""The type `ObjectId`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

ObjectId: TypeAlias = Annotated[str, Field(pattern="^[0-9a-fA-F]{24}$")]
"""An identifier, 24 hexadecimal digits, assigned by the system (PLT-3)."""
