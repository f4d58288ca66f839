"""The type `Removed`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class Removed(Model):
    """What was deleted, or only the outcome (PLT-20, PLT-O5, PLT-T5)."""

    id: Annotated[str | None, Field(alias="_id")] = None
    """The identifier of what was deleted."""
    success: bool | None = None
    """Whether the call succeeded, as servers write it (observed, PLT-20)."""
    sucess: bool | None = None
    """The same, as the documentation misspells it. Deprecated (PLT-20)."""
