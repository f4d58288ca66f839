"""The type `Allocation`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model

if TYPE_CHECKING:
    from .allocated_fund import AllocatedFund


class Allocation(Model):
    """A part of a payment (observed, MPP-T3)."""

    name: str | None = None
    """Name."""
    slug: str | None = None
    """Slug."""
    type: str | None = None
    """Type."""
    percent: float | None = None
    """Share, in percent."""
    amount: float | None = None
    """Amount, in euros."""
    funds: list[AllocatedFund] | None = None
    """The funds."""
