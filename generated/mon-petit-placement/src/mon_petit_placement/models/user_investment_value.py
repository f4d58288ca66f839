"""The type `UserInvestmentValue`.

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
    from .id import Id


class UserInvestmentValue(Model):
    """The value of an account or of a product on one day (observed, MPP-T3)."""

    context: Annotated[JsonValue, Field(alias="@context")] = None
    """The JSON-LD context, a string or an object."""
    at_id: Annotated[str | None, Field(alias="@id")] = None
    """The IRI of this resource."""
    at_type: Annotated[str | None, Field(alias="@type")] = None
    """The JSON-LD type."""
    id: Id | None = None
    """The identifier."""
    type: str | None = None
    """Kind of value, such as `account-daily`."""
    date: datetime | None = None
    """The day."""
    amount: float | None = None
    """Amount."""
    invested_amount: Annotated[float | None, Field(alias="investedAmount")] = None
    """Amount invested; cents were seen (9400)."""
    unrealised_amount: Annotated[float | None, Field(alias="unrealisedAmount")] = None
    """Amount not realised."""
    performance: float | None = None
    """Performance, in percent."""
    security_units: Annotated[JsonValue, Field(alias="securityUnits")] = None
    """Number of units, or null."""
    average_acquisition_amount: Annotated[JsonValue, Field(alias="averageAcquisitionAmount")] = None
    """Average price of a unit, or null."""
    product: JsonValue = None
    """The product, or null."""
    user_investment_account: Annotated[str | None, Field(alias="userInvestmentAccount")] = None
    """The IRI of the account."""
    created_at: Annotated[datetime | None, Field(alias="createdAt")] = None
    """When it was created."""
    updated_at: Annotated[datetime | None, Field(alias="updatedAt")] = None
    """When it was last changed."""
