"""The type `UserInvestmentValueCollection`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.model import Model
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from .hydra_view import HydraView
    from .user_investment_value import UserInvestmentValue


class UserInvestmentValueCollection(Model):
    """A page of values of an account (observed, MPP-T3)."""

    context: Annotated[JsonValue, Field(alias="@context")] = None
    """The JSON-LD context, a string or an object."""
    id: Annotated[str | None, Field(alias="@id")] = None
    """The IRI of this resource."""
    type: Annotated[str | None, Field(alias="@type")] = None
    """The JSON-LD type."""
    hydra_member: Annotated[list[UserInvestmentValue], Field(alias="hydra:member")]
    """The elements of this page."""
    hydra_total_items: Annotated[float | None, Field(alias="hydra:totalItems")] = None
    """How many elements there are on all pages."""
    hydra_view: Annotated[HydraView | None, Field(alias="hydra:view")] = None
    """The pages, when there are several."""
    hydra_search: Annotated[dict[str, JsonValue] | None, Field(alias="hydra:search")] = None
    """How the collection may be filtered."""
