"""The type `UserFinancialCapital`.

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


class UserFinancialCapital(Model):
    """What an account is worth (observed, MPP-T3)."""

    context: Annotated[JsonValue, Field(alias="@context")] = None
    """The JSON-LD context, a string or an object."""
    at_id: Annotated[str | None, Field(alias="@id")] = None
    """The IRI of this resource."""
    type: Annotated[str | None, Field(alias="@type")] = None
    """The JSON-LD type."""
    id: Id | None = None
    """The identifier."""
    amount: float | None = None
    """Amount, in euros."""
    performance: float | None = None
    """Performance, in percent."""
    number_pending_operations: Annotated[float | None, Field(alias="numberPendingOperations")] = (
        None
    )
    """How many operations are pending."""
    buy_amount: Annotated[float | None, Field(alias="buyAmount")] = None
    """Amount being bought."""
    sell_amount: Annotated[float | None, Field(alias="sellAmount")] = None
    """Amount being sold."""
    exchange_amount: Annotated[float | None, Field(alias="exchangeAmount")] = None
    """Amount being exchanged."""
    effective_date: Annotated[datetime | None, Field(alias="effectiveDate")] = None
    """Date of the value."""
    total_invest_amount: Annotated[float | None, Field(alias="totalInvestAmount")] = None
    """Amount invested in all."""
    initial_investment_pending: Annotated[bool | None, Field(alias="initialInvestmentPending")] = (
        None
    )
    """Whether the first investment is pending."""
    operation_valuated_at: Annotated[JsonValue, Field(alias="operationValuatedAt")] = None
    """When the operations were valued, or null."""
    is_being_daily_processed: Annotated[bool | None, Field(alias="isBeingDailyProcessed")] = None
    """Whether the daily computation is running."""
