"""The clients of the Rightech IoT Cloud API.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from . import resources
from ._api import API
from ._runtime.client import AsyncClient, SyncClient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ._runtime.async_events import AsyncEvents
    from ._runtime.engineio import LiveEvent
    from ._runtime.events import Events
    from ._runtime.options import ClientOptions
    from .models import Event, SocketMessage
    from .resources import (
        AsyncAuth,
        AsyncAutomatons,
        AsyncEventsResource,
        AsyncGeofences,
        AsyncGroups,
        AsyncHandlers,
        AsyncModels,
        AsyncObjects,
        AsyncReports,
        AsyncRoles,
        AsyncScenes,
        AsyncStores,
        AsyncTables,
        AsyncTasks,
        AsyncUsers,
        Auth,
        Automatons,
        EventsResource,
        Geofences,
        Groups,
        Handlers,
        Models,
        Objects,
        Reports,
        Roles,
        Scenes,
        Stores,
        Tables,
        Tasks,
        Users,
    )


class Rightech(SyncClient):
    """Client of the Rightech IoT Cloud API.

    The platform API provides the ability to work with the platform entities and their data in
    external systems like CRM, ERP, web portals, mobile and web applications. Messages are JSON over
    HTTP and WebSocket.

    **Entities.** Every object has `_id`, an ObjectId of 24 hexadecimal digits, assigned by the
    system at creation and never changed (the user interface shows it under Administration,
    Editing), and four more system fields: `owner`, `group`, `access` and `branch`. All other fields
    depend on the store; they reach the caller unchanged.

    **Authentication.** An access token (`Authorization: Bearer`), issued in the section "Tokens" of
    the account or by signing in, or the session cookie `sid`: either is accepted. There is no
    refresh token; the client signs in again before `expiresAt`. Tokens have scopes: without the
    scope a call is answered with 403.

    **Lists.** At most 10000 entities per request; the client goes on by `offset` until a page is
    short. The order of a list is not documented, nor is an offset past its end.

    **Times.** Milliseconds since 1970, or `YYYY-MM-DDThh:mm`, whose time zone is not documented:
    milliseconds are safe.

    **Success.** The documentation spells the key of a success `sucess`; servers send `success`, and
    merge it into single entities. Neither is relied upon: the status decides.

    **WebSocket.** Live events come over engine.io protocol 3, outside `/api/v1`, with the session
    cookie.
    """

    def __init__(
        self,
        *,
        login: str | Callable[[], str] | None = None,
        password: str | Callable[[], str] | None = None,
        token: str | Callable[[], str] | None = None,
        session: str | Callable[[], str] | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            login: Login of the user. ``RIGHTECH_LOGIN`` when not given.
            password: Password of the user. ``RIGHTECH_PASSWORD`` when not given.
            token: The access token, sent as `Authorization: Bearer <ACCESS TOKEN VALUE>`
                (PLT-8, PLT-O7). ``RIGHTECH_TOKEN`` when not given.
            session: The identifier of a session, given by signing in with cookies (PLT-O6). ``RIGHTECH_SESSION``
                when not given.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={"login": login, "password": password, "token": token, "session": session},
            options=options,
        )

    @cached_property
    def auth(self) -> Auth:
        """Sign in, for a token or for a session cookie."""
        return resources.Auth(self)

    @cached_property
    def stores(self) -> Stores:
        """The entities of any store, by its name."""
        return resources.Stores(self)

    @cached_property
    def models(self) -> Models:
        """Models of devices, with their tree of nodes."""
        return resources.Models(self)

    @cached_property
    def objects(self) -> Objects:
        """Objects, the devices of the platform."""
        return resources.Objects(self)

    @cached_property
    def automatons(self) -> Automatons:
        """Automatons, the scenarios of objects."""
        return resources.Automatons(self)

    @cached_property
    def handlers(self) -> Handlers:
        """Handlers, the functions that process packets."""
        return resources.Handlers(self)

    @cached_property
    def geofences(self) -> Geofences:
        """Geofences, places that objects enter and leave."""
        return resources.Geofences(self)

    @cached_property
    def tasks(self) -> Tasks:
        """Tasks for people, on objects."""
        return resources.Tasks(self)

    @cached_property
    def events(self) -> EventsResource:
        """Events of the platform, after they happened."""
        return resources.EventsResource(self)

    @cached_property
    def users(self) -> Users:
        """Users of the platform."""
        return resources.Users(self)

    @cached_property
    def roles(self) -> Roles:
        """Roles, what their users may do."""
        return resources.Roles(self)

    @cached_property
    def groups(self) -> Groups:
        """Groups of users."""
        return resources.Groups(self)

    @cached_property
    def tables(self) -> Tables:
        """Tables of the user's own data."""
        return resources.Tables(self)

    @cached_property
    def reports(self) -> Reports:
        """Reports and what was built from them."""
        return resources.Reports(self)

    @cached_property
    def scenes(self) -> Scenes:
        """Scenes, plans of buildings."""
        return resources.Scenes(self)

    def live_events(self) -> Events[LiveEvent[SocketMessage]]:
        """Events of the platform, as they happen.

        Their names and payloads, and how to subscribe, are not documented.

        Open it by ``with`` and walk it. ``Reconnected`` stands among the events where the
        connection was lost and made anew.

        Needs the extra ``events``: ``pip install 'rightech[events]'``.

        WebSocket ``/socket.io/``, documented (PLT-21, PLT-T6).
        """
        from . import _sockets
        from ._runtime.events import Events

        return Events(self, _sockets.LIVE_EVENTS)

    def event_stream(self) -> Events[Event]:
        """The events stream of today's platform, a plain WebSocket of JSON objects.

        Open it by ``with`` and walk it. ``Reconnected`` stands among the events where the
        connection was lost and made anew.

        Needs the extra ``events``: ``pip install 'rightech[events]'``.

        WebSocket ``/events/stream``, observed (PLT-T4).
        """
        from . import _sockets
        from ._runtime.events import Events

        return Events(self, _sockets.EVENT_STREAM)


class AsyncRightech(AsyncClient):
    """Asynchronous client of the Rightech IoT Cloud API.

    The platform API provides the ability to work with the platform entities and their data in
    external systems like CRM, ERP, web portals, mobile and web applications. Messages are JSON over
    HTTP and WebSocket.

    **Entities.** Every object has `_id`, an ObjectId of 24 hexadecimal digits, assigned by the
    system at creation and never changed (the user interface shows it under Administration,
    Editing), and four more system fields: `owner`, `group`, `access` and `branch`. All other fields
    depend on the store; they reach the caller unchanged.

    **Authentication.** An access token (`Authorization: Bearer`), issued in the section "Tokens" of
    the account or by signing in, or the session cookie `sid`: either is accepted. There is no
    refresh token; the client signs in again before `expiresAt`. Tokens have scopes: without the
    scope a call is answered with 403.

    **Lists.** At most 10000 entities per request; the client goes on by `offset` until a page is
    short. The order of a list is not documented, nor is an offset past its end.

    **Times.** Milliseconds since 1970, or `YYYY-MM-DDThh:mm`, whose time zone is not documented:
    milliseconds are safe.

    **Success.** The documentation spells the key of a success `sucess`; servers send `success`, and
    merge it into single entities. Neither is relied upon: the status decides.

    **WebSocket.** Live events come over engine.io protocol 3, outside `/api/v1`, with the session
    cookie.
    """

    def __init__(
        self,
        *,
        login: str | Callable[[], str | Awaitable[str]] | None = None,
        password: str | Callable[[], str | Awaitable[str]] | None = None,
        token: str | Callable[[], str | Awaitable[str]] | None = None,
        session: str | Callable[[], str | Awaitable[str]] | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Nothing is sent before the first call.

        A credential may be a function that returns it, called each time it is needed.

        Args:
            login: Login of the user. ``RIGHTECH_LOGIN`` when not given.
            password: Password of the user. ``RIGHTECH_PASSWORD`` when not given.
            token: The access token, sent as `Authorization: Bearer <ACCESS TOKEN VALUE>`
                (PLT-8, PLT-O7). ``RIGHTECH_TOKEN`` when not given.
            session: The identifier of a session, given by signing in with cookies (PLT-O6). ``RIGHTECH_SESSION``
                when not given.
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={"login": login, "password": password, "token": token, "session": session},
            options=options,
        )

    @cached_property
    def auth(self) -> AsyncAuth:
        """Sign in, for a token or for a session cookie."""
        return resources.AsyncAuth(self)

    @cached_property
    def stores(self) -> AsyncStores:
        """The entities of any store, by its name."""
        return resources.AsyncStores(self)

    @cached_property
    def models(self) -> AsyncModels:
        """Models of devices, with their tree of nodes."""
        return resources.AsyncModels(self)

    @cached_property
    def objects(self) -> AsyncObjects:
        """Objects, the devices of the platform."""
        return resources.AsyncObjects(self)

    @cached_property
    def automatons(self) -> AsyncAutomatons:
        """Automatons, the scenarios of objects."""
        return resources.AsyncAutomatons(self)

    @cached_property
    def handlers(self) -> AsyncHandlers:
        """Handlers, the functions that process packets."""
        return resources.AsyncHandlers(self)

    @cached_property
    def geofences(self) -> AsyncGeofences:
        """Geofences, places that objects enter and leave."""
        return resources.AsyncGeofences(self)

    @cached_property
    def tasks(self) -> AsyncTasks:
        """Tasks for people, on objects."""
        return resources.AsyncTasks(self)

    @cached_property
    def events(self) -> AsyncEventsResource:
        """Events of the platform, after they happened."""
        return resources.AsyncEventsResource(self)

    @cached_property
    def users(self) -> AsyncUsers:
        """Users of the platform."""
        return resources.AsyncUsers(self)

    @cached_property
    def roles(self) -> AsyncRoles:
        """Roles, what their users may do."""
        return resources.AsyncRoles(self)

    @cached_property
    def groups(self) -> AsyncGroups:
        """Groups of users."""
        return resources.AsyncGroups(self)

    @cached_property
    def tables(self) -> AsyncTables:
        """Tables of the user's own data."""
        return resources.AsyncTables(self)

    @cached_property
    def reports(self) -> AsyncReports:
        """Reports and what was built from them."""
        return resources.AsyncReports(self)

    @cached_property
    def scenes(self) -> AsyncScenes:
        """Scenes, plans of buildings."""
        return resources.AsyncScenes(self)

    def live_events(self) -> AsyncEvents[LiveEvent[SocketMessage]]:
        """Events of the platform, as they happen.

        Their names and payloads, and how to subscribe, are not documented.

        Open it by ``async with`` and walk it. ``Reconnected`` stands among the events where the
        connection was lost and made anew.

        Needs the extra ``events``: ``pip install 'rightech[events]'``.

        WebSocket ``/socket.io/``, documented (PLT-21, PLT-T6).
        """
        from . import _sockets
        from ._runtime.async_events import AsyncEvents

        return AsyncEvents(self, _sockets.LIVE_EVENTS)

    def event_stream(self) -> AsyncEvents[Event]:
        """The events stream of today's platform, a plain WebSocket of JSON objects.

        Open it by ``async with`` and walk it. ``Reconnected`` stands among the events where the
        connection was lost and made anew.

        Needs the extra ``events``: ``pip install 'rightech[events]'``.

        WebSocket ``/events/stream``, observed (PLT-T4).
        """
        from . import _sockets
        from ._runtime.async_events import AsyncEvents

        return AsyncEvents(self, _sockets.EVENT_STREAM)
