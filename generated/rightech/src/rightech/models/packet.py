"""The type `Packet`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class Packet(Model):
    """A packet of a device, its values by argument (observed, PLT-T1, PLT-T2, PLT-T4)."""

    time: int | None = None
    """When, in milliseconds since 1970."""
    ts: Annotated[int | None, Field(alias="_ts")] = None
    """When, in microseconds since 1970."""
    oid: Annotated[str | None, Field(alias="_oid")] = None
    """Id of the object."""
    gid: Annotated[str | None, Field(alias="_gid")] = None
    """Id of the group."""
    online: bool | None = None
    """Whether the device is online."""
