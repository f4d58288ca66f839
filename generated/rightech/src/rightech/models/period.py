"""The type `Period`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Annotated, TypedDict

from pydantic import Field

from .._runtime.model import Model


class Period(Model):
    """A period (observed, PLT-T3)."""

    from_: Annotated[int, Field(alias="from")]
    """Its begin, in milliseconds since 1970."""
    to: int
    """Its end, in milliseconds since 1970."""


PeriodInput = TypedDict(
    "PeriodInput",
    {
        "from": int,
        "to": int,
    },
)
"""`Period` as a request takes it."""
