"""The type `ProductSummary`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class ProductSummary(Model):
    """A product, in short (observed, MPP-T2)."""

    name: str | None = None
    """Name."""
    slug: str | None = None
    """Slug."""
    invest_profile_categories: Annotated[
        list[str] | None, Field(alias="investProfileCategories")
    ] = None
    """The IRIs of its categories."""
