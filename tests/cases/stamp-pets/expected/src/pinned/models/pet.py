"""The type `Pet`.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, NotRequired, TypedDict

from pydantic import Field

from .._runtime.model import READ_ONLY, Model

if TYPE_CHECKING:
    from .status import Status, StatusInput


class Pet(Model):
    """A pet of the shop."""

    id: Annotated[int, READ_ONLY]
    """Its number."""
    name: str
    """What it is called (PET-2)."""
    born_on: Annotated[date, Field(alias="born-on")]
    status: Status | None = None
    mother: Pet | None = None


PetInput = TypedDict(
    "PetInput",
    {
        "name": str,
        "born-on": date,
        "status": NotRequired["StatusInput"],
        "mother": NotRequired["Pet | PetInput"],
    },
)
"""`Pet` as a request takes it."""
