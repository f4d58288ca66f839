"""The type `AccountProduct`.

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


class AccountProduct(Model):
    """A product that an account is invested in (observed, MPP-T3)."""

    context: Annotated[JsonValue, Field(alias="@context")] = None
    """The JSON-LD context, a string or an object."""
    at_id: Annotated[str | None, Field(alias="@id")] = None
    """The IRI of this resource."""
    type: Annotated[str | None, Field(alias="@type")] = None
    """The JSON-LD type."""
    id: Id | None = None
    """The identifier."""
    product_id: Annotated[Id | None, Field(alias="productId")] = None
    """The identifier of the product."""
    name: str | None = None
    """Name of the product."""
    invest_profile_categories: Annotated[
        list[str] | None, Field(alias="investProfileCategories")
    ] = None
    """The IRIs of its categories."""
    amount: float | None = None
    """Amount, in euros."""
    pending_transaction: Annotated[bool | None, Field(alias="pendingTransaction")] = None
    """Whether a transaction is pending."""
    performance: float | None = None
    """Performance, in percent."""
    security_units: Annotated[float | None, Field(alias="securityUnits")] = None
    """Number of units."""
    average_acquisition_amount: Annotated[float | None, Field(alias="averageAcquisitionAmount")] = (
        None
    )
    """Average price of a unit."""
