"""The type `UserInvestmentAccount`.

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


class UserInvestmentAccount(Model):
    """An investment account (observed, MPP-T3)."""

    context: Annotated[JsonValue, Field(alias="@context")] = None
    """The JSON-LD context, a string or an object."""
    at_id: Annotated[str | None, Field(alias="@id")] = None
    """The IRI of this resource."""
    type: Annotated[str | None, Field(alias="@type")] = None
    """The JSON-LD type."""
    id: Id | None = None
    """The identifier."""
    status: str | None = None
    """Status."""
    provider: str | None = None
    """The IRI of the provider."""
    user: str | None = None
    """The IRI of the user."""
    user_kyc: Annotated[str | None, Field(alias="userKyc")] = None
    """The IRI of the current KYC."""
    user_kycs: Annotated[list[str] | None, Field(alias="userKycs")] = None
    """The IRIs of the KYCs."""
    advice: list[str] | None = None
    """The IRIs of the advice given."""
    duration: float | None = None
    """Duration, in years."""
    hidden: bool | None = None
    """Whether the account is hidden."""
    incompatible: bool | None = None
    """Whether the account is incompatible."""
    appointment_required: Annotated[bool | None, Field(alias="appointmentRequired")] = None
    """Whether an appointment is required."""
    watermark: float | None = None
    """Watermark, in cents."""
    uuid: str | None = None
    """UUID."""
    created_at: Annotated[datetime | None, Field(alias="createdAt")] = None
    """When it was created."""
    updated_at: Annotated[datetime | None, Field(alias="updatedAt")] = None
    """When it was last changed."""
