"""What `client.reports` can do.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import reports as operations
from .._runtime.opening import streamed, streamed_async
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from .._runtime.event_stream import AsyncEventStream, EventStream
    from .._runtime.unset import Unset
    from .._runtime.values import FileInput
    from ..models import FollowReportReply


class Reports(SyncResource):
    """What can be downloaded, and what happens to it."""

    @cached_property
    def with_response(self) -> ReportsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return ReportsWithResponse(self.whole())

    @cached_property
    def with_streaming(self) -> ReportsWithStreaming:
        """Methods for a `with`, each giving a reply to read piece by piece or to save."""
        return ReportsWithStreaming(self._streamed())

    def get(self, id: int) -> bytes:
        """Download a report.

        Returns:
            The report.

        ``GET /reports/{id}``.
        """
        return self._call(operations.GET_REPORT, path={"id": id})

    def update(self, id: int, *, file: FileInput, x_request_key: str | Unset = UNSET) -> None:
        """``PUT /reports/{id}``.

        Args:
            x_request_key: Made for each call where it is not given.
        """
        return self._call(
            operations.UPDATE_REPORT,
            path={"id": id},
            header={"X-Request-Key": x_request_key},
            body={"file": file},
        )

    def export(self) -> str:
        """``GET /reports``.

        Returns:
            A table.
        """
        return self._call(operations.EXPORT_REPORTS)

    def create(self, *, idempotency_key: str | Unset = UNSET) -> dict[str, str]:
        """``POST /reports``.

        Args:
            idempotency_key: Made for each call where it is not given.

        Returns:
            Made.
        """
        return self._call(operations.CREATE_REPORT, header={"Idempotency-Key": idempotency_key})

    def follow(
        self, id: int, *, last_event_id: str | Unset = UNSET
    ) -> EventStream[FollowReportReply]:
        """What happens to a report.

        Returns:
            Its progress.

        Raises:
            errors.NotFound: There is none.

        ``GET /reports/{id}/progress``.
        """
        return self._events(
            operations.FOLLOW_REPORT, path={"id": id}, header={"Last-Event-ID": last_event_id}
        )


class ReportsWithResponse:
    """The methods of `Reports`, each giving the whole reply."""

    def __init__(self, resource: Reports) -> None:
        self.get = whole_reply(resource.get)
        self.update = whole_reply(resource.update)
        self.export = whole_reply(resource.export)
        self.create = whole_reply(resource.create)


class ReportsWithStreaming:
    """Methods of `Reports`, each giving a reply to read piece by piece."""

    def __init__(self, resource: Reports) -> None:
        self.get = streamed(resource.get)
        self.export = streamed(resource.export)


class AsyncReports(AsyncResource):
    """What can be downloaded, and what happens to it."""

    @cached_property
    def with_response(self) -> AsyncReportsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncReportsWithResponse(self.whole())

    @cached_property
    def with_streaming(self) -> AsyncReportsWithStreaming:
        """Methods for an `async with`, each giving a reply to read piece by piece or to save."""
        return AsyncReportsWithStreaming(self._streamed())

    async def get(self, id: int) -> bytes:
        """Download a report.

        Returns:
            The report.

        ``GET /reports/{id}``.
        """
        return await self._call(operations.GET_REPORT, path={"id": id})

    async def update(self, id: int, *, file: FileInput, x_request_key: str | Unset = UNSET) -> None:
        """``PUT /reports/{id}``.

        Args:
            x_request_key: Made for each call where it is not given.
        """
        return await self._call(
            operations.UPDATE_REPORT,
            path={"id": id},
            header={"X-Request-Key": x_request_key},
            body={"file": file},
        )

    async def export(self) -> str:
        """``GET /reports``.

        Returns:
            A table.
        """
        return await self._call(operations.EXPORT_REPORTS)

    async def create(self, *, idempotency_key: str | Unset = UNSET) -> dict[str, str]:
        """``POST /reports``.

        Args:
            idempotency_key: Made for each call where it is not given.

        Returns:
            Made.
        """
        return await self._call(
            operations.CREATE_REPORT, header={"Idempotency-Key": idempotency_key}
        )

    def follow(
        self, id: int, *, last_event_id: str | Unset = UNSET
    ) -> AsyncEventStream[FollowReportReply]:
        """What happens to a report.

        Returns:
            Its progress.

        Raises:
            errors.NotFound: There is none.

        ``GET /reports/{id}/progress``.
        """
        return self._events(
            operations.FOLLOW_REPORT, path={"id": id}, header={"Last-Event-ID": last_event_id}
        )


class AsyncReportsWithResponse:
    """The methods of `AsyncReports`, each giving the whole reply."""

    def __init__(self, resource: AsyncReports) -> None:
        self.get = whole_async_reply(resource.get)
        self.update = whole_async_reply(resource.update)
        self.export = whole_async_reply(resource.export)
        self.create = whole_async_reply(resource.create)


class AsyncReportsWithStreaming:
    """Methods of `AsyncReports`, each giving a reply to read piece by piece."""

    def __init__(self, resource: AsyncReports) -> None:
        self.get = streamed_async(resource.get)
        self.export = streamed_async(resource.export)
