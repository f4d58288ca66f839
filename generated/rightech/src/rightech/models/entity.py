"""The type `Entity`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.model import READ_ONLY, Model

if TYPE_CHECKING:
    from .object_id import ObjectId


class Entity(Model):
    """An entity of any store. Its other fields are kept as they are (PLT-3, PLT-5, PLT-O2, PLT-T3)."""

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
    success: Annotated[bool | None, READ_ONLY] = None
    """Merged into a single entity by servers; true (observed, PLT-T3)."""
