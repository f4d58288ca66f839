"""What `client.events` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import events as operations
from .._runtime.moments import milliseconds
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from datetime import datetime

    from .._runtime.unset import Unset
    from ..models import Event, TimePoint


class EventsResource(SyncResource):
    """Events of the platform, after they happened."""

    @cached_property
    def with_response(self) -> EventsResourceWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return EventsResourceWithResponse(self.whole())

    def list(
        self,
        *,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
        events: Sequence[str] | Unset = UNSET,
        excluded_events: Sequence[str] | Unset = UNSET,
    ) -> builtins.list[Event]:
        """List events.

        The events of a period. Known names are object-online, object-offline, object-insert,
        object-update, object-remove, object-command-req, object-command-res, object-command-err and
        object-packet.

        Args:
            from_: Only what was created at or after this time. (`begin` is another name for
                it.) (PLT-14, PLT-15, PLT-16).
            to: Only what was created at or before this time. (`end` is another name for it.)
                (PLT-14, PLT-15, PLT-16).
            events: Only events with these names (observed, PLT-T2, PLT-T3).
            excluded_events: No events with these names (observed, PLT-T2, PLT-T3).

        Returns:
            The events (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /events``, observed (PLT-T2, PLT-T3).
        """
        return self._call(
            operations.LIST_EVENTS,
            query={
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
                "events": events,
                "events!": excluded_events,
            },
        )


class EventsResourceWithResponse:
    """The methods of `EventsResource`, each giving the whole reply."""

    def __init__(self, resource: EventsResource) -> None:
        self.list = whole_reply(resource.list)


class AsyncEventsResource(AsyncResource):
    """Events of the platform, after they happened."""

    @cached_property
    def with_response(self) -> AsyncEventsResourceWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncEventsResourceWithResponse(self.whole())

    async def list(
        self,
        *,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
        events: Sequence[str] | Unset = UNSET,
        excluded_events: Sequence[str] | Unset = UNSET,
    ) -> builtins.list[Event]:
        """List events.

        The events of a period. Known names are object-online, object-offline, object-insert,
        object-update, object-remove, object-command-req, object-command-res, object-command-err and
        object-packet.

        Args:
            from_: Only what was created at or after this time. (`begin` is another name for
                it.) (PLT-14, PLT-15, PLT-16).
            to: Only what was created at or before this time. (`end` is another name for it.)
                (PLT-14, PLT-15, PLT-16).
            events: Only events with these names (observed, PLT-T2, PLT-T3).
            excluded_events: No events with these names (observed, PLT-T2, PLT-T3).

        Returns:
            The events (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /events``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(
            operations.LIST_EVENTS,
            query={
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
                "events": events,
                "events!": excluded_events,
            },
        )


class AsyncEventsResourceWithResponse:
    """The methods of `AsyncEventsResource`, each giving the whole reply."""

    def __init__(self, resource: AsyncEventsResource) -> None:
        self.list = whole_async_reply(resource.list)
