"""The type `ReportOrder`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from pydantic import Field

from .._runtime.model import Model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .object_id import ObjectId
    from .period import Period, PeriodInput


class ReportOrder(Model):
    """What to build a report of (observed, PLT-T3)."""

    period: Period
    """The period."""
    object_ids: Annotated[list[ObjectId], Field(alias="objectIds")]
    """Ids of the objects."""


class ReportOrderInput(TypedDict):
    """`ReportOrder` as a request takes it."""

    period: Period | PeriodInput
    objectIds: Sequence[ObjectId]
