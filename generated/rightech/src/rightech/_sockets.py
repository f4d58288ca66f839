"""The WebSockets of the Rightech IoT Cloud API, as data.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import models
from ._operations import auth
from ._runtime.auth import Expiry, Harvest, Login
from ._runtime.engineio import Heartbeat
from ._runtime.listening import Socket

if TYPE_CHECKING:
    from ._runtime.engineio import LiveEvent
    from .models import Event, SocketMessage


LIVE_EVENTS: Socket[LiveEvent[SocketMessage]] = Socket(
    name="live_events",
    path="/socket.io/",
    query={"EIO": "3", "transport": "websocket"},
    protocol="engine.io-3",
    security=(("session",),),
    login=Login(
        operation=lambda: auth.CREATE_SESSION,
        secrets={"login": "login", "password": "password"},
        variables={"login": "RIGHTECH_LOGIN", "password": "RIGHTECH_PASSWORD"},
        harvests=(Harvest("session", source="cookie", name="sid"),),
        expiry=Expiry(source="cookie", name="sid", unit="unix-seconds", fallback=86400),
    ),
    heartbeat=Heartbeat(
        sender="client",
        interval="/pingInterval",
        timeout="/pingTimeout",
        unit=0.001,
        fallback=(25.0, 60.0),
    ),
    message=lambda: models.SocketMessage,
)

EVENT_STREAM: Socket[Event] = Socket(
    name="event_stream",
    path="/events/stream",
    protocol="json",
    security=(("token",),),
    message=lambda: models.Event,
)
