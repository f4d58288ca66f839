"""The type `InvestmentAccountSummary`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.model import Model

if TYPE_CHECKING:
    from .hydra_item import HydraItem
    from .id import Id


class InvestmentAccountSummary(Model):
    """An investment account, as a user holds it (observed, MPP-T3)."""

    at_id: Annotated[str | None, Field(alias="@id")] = None
    """The IRI of this resource."""
    type: Annotated[str | None, Field(alias="@type")] = None
    """The JSON-LD type."""
    id: Id | None = None
    """The identifier, a numeric string in 2022."""
    status: str | None = None
    """Status."""
    reference: str | None = None
    """Reference."""
    watermark: float | None = None
    """Watermark, in cents."""
    provider: HydraItem | None = None
    """The provider."""
    user_kycs: Annotated[list[str] | None, Field(alias="userKycs")] = None
    """The IRIs of the KYCs."""
    uuid: str | None = None
    """UUID."""
    created_at: Annotated[datetime | None, Field(alias="createdAt")] = None
    """When it was created."""
    updated_at: Annotated[datetime | None, Field(alias="updatedAt")] = None
    """When it was last changed."""
