"""The type `Token`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class Token(Model):
    """An access token and its refresh token (observed, MPP-T3)."""

    access_token: str
    """The token of the calls."""
    expires_in: float
    """Seconds until the access token expires; 300 was seen."""
    refresh_token: str | None = None
    """The refresh token."""
    refresh_expires_in: float | None = None
    """Seconds until the refresh token expires."""
    token_type: str | None = None
    """Bearer."""
    not_before_policy: Annotated[float | None, Field(alias="not-before-policy")] = None
    """Keycloak's "not before" policy."""
    session_state: str | None = None
    """The session."""
    scope: str | None = None
    """The scopes."""
