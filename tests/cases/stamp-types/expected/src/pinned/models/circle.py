"""The type `Circle`.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, NotRequired, TypedDict

from pydantic import Field

from .._runtime.model import Model


class Circle(Model):
    """The schema ``/components/schemas/Circle``."""

    kind: Literal["circle"] = "circle"
    radius: float
    class_: Annotated[str | None, Field(alias="class")] = None
    when: datetime | None = None
    first_name: Annotated[str | None, Field(alias="first name")] = None


CircleInput = TypedDict(
    "CircleInput",
    {
        "kind": NotRequired[Literal["circle"]],
        "radius": float,
        "class": NotRequired[str],
        "when": NotRequired[datetime],
        "first name": NotRequired[str | None],
    },
)
"""`Circle` as a request takes it."""
