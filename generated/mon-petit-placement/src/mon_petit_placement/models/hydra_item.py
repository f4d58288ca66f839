"""The type `HydraItem`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.model import Model
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from .id import Id


class HydraItem(Model):
    """A JSON-LD resource whose other members are not certain (observed, MPP-T3)."""

    context: Annotated[JsonValue, Field(alias="@context")] = None
    """The JSON-LD context, a string or an object."""
    at_id: Annotated[str | None, Field(alias="@id")] = None
    """The IRI of this resource."""
    type: Annotated[str | None, Field(alias="@type")] = None
    """The JSON-LD type."""
    id: Id | None = None
    """The identifier."""
