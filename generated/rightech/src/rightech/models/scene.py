"""The type `Scene`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model
from .object_id import ObjectId


class Scene(Model):
    """A scene (observed, PLT-T1, PLT-T2)."""

    id: Annotated[ObjectId, Field(alias="_id")]
    """The identifier (PLT-3)."""
    owner: str | None = None
    """Id of the owner (PLT-5)."""
    group: str | None = None
    """Id of the group of the owner (PLT-5)."""
    access: list[str] | None = None
    """The access list, ids of users (PLT-5)."""
    branch: list[str] | None = None
    """The access list of groups (PLT-5)."""
    name: str | None = None
    """Name."""
    description: str | None = None
    """Description."""
    time: int | None = None
    """When it was created, in milliseconds since 1970."""
    success: bool | None = None
    """Merged into a single entity by servers; true (observed, PLT-T3)."""
