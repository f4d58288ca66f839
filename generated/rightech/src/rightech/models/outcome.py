"""The type `Outcome`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Outcome(Model):
    """That a call succeeded. Neither member is always there (PLT-20, PLT-22)."""

    success: bool | None = None
    """Whether the call succeeded, as servers write it (observed, PLT-20)."""
    sucess: bool | None = None
    """The same, as the documentation misspells it. Deprecated (PLT-20)."""
