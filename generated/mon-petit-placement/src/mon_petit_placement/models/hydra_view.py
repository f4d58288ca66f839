"""The type `HydraView`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class HydraView(Model):
    """Which page this is, and where the others are (observed, MPP-T3)."""

    id: Annotated[str | None, Field(alias="@id")] = None
    """The IRI of this page."""
    type: Annotated[str | None, Field(alias="@type")] = None
    """`hydra:PartialCollectionView`."""
    hydra_first: Annotated[str | None, Field(alias="hydra:first")] = None
    """The IRI of the first page."""
    hydra_last: Annotated[str | None, Field(alias="hydra:last")] = None
    """The IRI of the last page."""
    hydra_next: Annotated[str | None, Field(alias="hydra:next")] = None
    """The IRI of the next page; absent on the last."""
    hydra_previous: Annotated[str | None, Field(alias="hydra:previous")] = None
    """The IRI of the page before."""
