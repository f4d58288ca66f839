"""The type `Event`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model
from .._runtime.values import JsonValue


class Event(Model):
    """An event (observed, PLT-T1, PLT-T3, PLT-T4)."""

    msgid: Annotated[str | None, Field(alias="_msgid")] = None
    """Id of the message."""
    oid: Annotated[str | None, Field(alias="_oid")] = None
    """Id of the object."""
    gid: Annotated[str | None, Field(alias="_gid")] = None
    """Id of the group."""
    service: str | None = None
    """The service that it comes from."""
    event: str
    """Name of the event, such as `object-online`; the list is open."""
    time: int | None = None
    """When, in milliseconds since 1970."""
    data: JsonValue = None
    """What the event carries."""
