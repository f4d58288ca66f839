"""The type `AllocatedFund`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from .._runtime.model import Model


class AllocatedFund(Model):
    """A fund in a part of a payment (observed, MPP-T3)."""

    name: str | None = None
    """Name."""
    slug: str | None = None
    """Slug."""
    type: str | None = None
    """Type."""
    isin: str | None = None
    """ISIN."""
    dici: str | None = None
    """Key investor information document."""
    percent: float | None = None
    """Share, in percent."""
    amount: float | None = None
    """Amount, in euros."""
