"""The type `FinancialHistory`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model
from .._runtime.values import JsonValue


class FinancialHistory(Model):
    """The history of an account (observed, MPP-T2)."""

    financial_values: Annotated[
        list[dict[str, JsonValue]] | None, Field(alias="financialValues")
    ] = None
    """The points of the series. Their shape is not known."""
