"""The type `ProductCurrentValue`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.model import Model
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from .investment_compartment import InvestmentCompartment
    from .product_summary import ProductSummary


class ProductCurrentValue(Model):
    """The current value of a product in an account (observed, MPP-T2)."""

    context: Annotated[JsonValue, Field(alias="@context")] = None
    """The JSON-LD context, a string or an object."""
    id: Annotated[str | None, Field(alias="@id")] = None
    """The IRI of this resource."""
    type: Annotated[str | None, Field(alias="@type")] = None
    """The JSON-LD type."""
    amount: float | None = None
    """Amount, in euros."""
    invested_amount: Annotated[float | None, Field(alias="investedAmount")] = None
    """Amount invested, in euros."""
    repurchase_amount: Annotated[float | None, Field(alias="repurchaseAmount")] = None
    """Amount bought back, in euros."""
    security_units: Annotated[float | None, Field(alias="securityUnits")] = None
    """Number of units."""
    average_acquisition_amount: Annotated[float | None, Field(alias="averageAcquisitionAmount")] = (
        None
    )
    """Average price of a unit, in euros."""
    performance: float | None = None
    """Performance, in percent."""
    investment_compartment: Annotated[
        InvestmentCompartment | None, Field(alias="investmentCompartment")
    ] = None
    """The compartment."""
    date: datetime | None = None
    """The day of the value."""
    user_investment_account: Annotated[str | None, Field(alias="userInvestmentAccount")] = None
    """The IRI of the account."""
    product: ProductSummary | None = None
    """The product."""
