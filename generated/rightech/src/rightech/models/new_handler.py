"""The type `NewHandler`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Annotated, NotRequired, TypedDict

from pydantic import Field

from .._runtime.model import Model


class NewHandler(Model):
    """A new handler (observed, PLT-T2)."""

    name: str
    """Name."""
    user_code: Annotated[str | None, Field(alias="userCode")] = None
    """The function, in JavaScript."""
    description: str | None = None
    """Description."""


class NewHandlerInput(TypedDict):
    """`NewHandler` as a request takes it."""

    name: str
    userCode: NotRequired[str]
    description: NotRequired[str]
