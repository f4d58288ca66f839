"""The type `SocketMessage`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypeAlias

from .._runtime.values import JsonValue

SocketMessage: TypeAlias = JsonValue
"""What a socket.io event carries, any JSON value. It is not documented (PLT-21)."""
