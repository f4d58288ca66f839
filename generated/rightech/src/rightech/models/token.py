"""The type `Token`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class Token(Model):
    """An access token (PLT-20, PLT-O7)."""

    success: bool | None = None
    """Whether the call succeeded, as servers write it (observed, PLT-20)."""
    sucess: bool | None = None
    """The same, as the documentation misspells it. Deprecated (PLT-20)."""
    type: str | None = None
    """`access`."""
    token: str
    """The token."""
    issued_at: Annotated[int | None, Field(alias="issuedAt")] = None
    """When it was issued, in milliseconds since 1970."""
    expires_at: Annotated[int | None, Field(alias="expiresAt")] = None
    """When it expires, in milliseconds since 1970."""
