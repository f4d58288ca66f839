"""The type `Credentials`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model


class Credentials(Model):
    """Login and password (PLT-O6, PLT-O7)."""

    login: str
    """Login of the user."""
    password: str
    """Password of the user."""


class CredentialsInput(TypedDict):
    """`Credentials` as a request takes it."""

    login: str
    password: str
