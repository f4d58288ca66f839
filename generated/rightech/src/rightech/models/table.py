"""The type `Table`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.model import READ_ONLY, Model

if TYPE_CHECKING:
    from .object_id import ObjectId


class Table(Model):
    """A table (observed, PLT-T2)."""

    id: Annotated[ObjectId, Field(alias="_id"), READ_ONLY]
    """The identifier (PLT-3)."""
    owner: Annotated[str | None, READ_ONLY] = None
    """Id of the owner (PLT-5)."""
    group: Annotated[str | None, READ_ONLY] = None
    """Id of the group of the owner (PLT-5)."""
    access: Annotated[list[str] | None, READ_ONLY] = None
    """The access list, ids of users (PLT-5)."""
    branch: Annotated[list[str] | None, READ_ONLY] = None
    """The access list of groups (PLT-5)."""
    name: str | None = None
    """Name."""
    description: str | None = None
    """Description."""
    time: Annotated[int | None, READ_ONLY] = None
    """When it was created, in milliseconds since 1970."""
    success: Annotated[bool | None, READ_ONLY] = None
    """Merged into a single entity by servers; true (observed, PLT-T3)."""
