"""What `client.reports` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import reports as operations
from .._runtime.moments import milliseconds
from .._runtime.opening import streamed, streamed_async
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Literal

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import (
        Entity,
        EntityChangesInput,
        EntityFieldsInput,
        ObjectId,
        Period,
        PeriodInput,
        Removed,
        Report,
        TimePoint,
    )


class Reports(SyncResource):
    """Reports and what was built from them."""

    @cached_property
    def with_response(self) -> ReportsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return ReportsWithResponse(self.whole())

    @cached_property
    def with_streaming(self) -> ReportsWithStreaming:
        """Methods for a `with`, each giving a reply to read piece by piece or to save."""
        return ReportsWithStreaming(self._streamed())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[Report]:
        """List reports.

        The reports that the user has access to.

        Args:
            limit: How many entities to give at most, in one page (PLT-10, PLT-11).
            only: The fields to give; `_id` is always there (PLT-12).
            from_: Only what was created at or after this time. (`begin` is another name for
                it.) (PLT-14, PLT-15, PLT-16).
            to: Only what was created at or before this time. (`end` is another name for it.)
                (PLT-14, PLT-15, PLT-16).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /reports``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_REPORTS,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def create(self, *, body: EntityFieldsInput) -> Report:
        """Create a report.

        Creates a report.

        Args:
            body: The fields of the report (observed, PLT-T2).

        Returns:
            The report (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /reports``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.CREATE_REPORT, body=body)

    def list_builds(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[Entity]:
        """List built reports.

        What was built from reports; the platform keeps at most ten.

        Args:
            limit: How many entities to give at most, in one page (PLT-10, PLT-11).
            only: The fields to give; `_id` is always there (PLT-12).
            from_: Only what was created at or after this time. (`begin` is another name for
                it.) (PLT-14, PLT-15, PLT-16).
            to: Only what was created at or before this time. (`end` is another name for it.)
                (PLT-14, PLT-15, PLT-16).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /reports/builds``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_REPORT_BUILDS,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def cancel_build(self, id: ObjectId) -> Removed:
        """Cancel the building of a report.

        Stops building a report.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The outcome (PLT-T3).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /reports/builds/{id}/cancel``, observed (PLT-T3).
        """
        return self._call(operations.CANCEL_REPORT_BUILD, path={"id": id})

    def export_build(self, id: ObjectId, *, format: Literal["json", "xlsx", "pdf", "csv"]) -> bytes:
        """Download a built report.

        A built report as a file, in the format asked for.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            format: Format of the file; `csv` comes in a zip file (observed, PLT-T3).

        Returns:
            The file (PLT-T3).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /reports/builds/{id}/export``, observed (PLT-T3).
        """
        return self._call(operations.EXPORT_REPORT_BUILD, path={"id": id}, query={"format": format})

    def build(
        self, id: ObjectId, *, period: Period | PeriodInput, object_ids: Sequence[ObjectId]
    ) -> Entity:
        """Build a report.

        Starts to build a report over a period.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            period: The period.
            object_ids: Ids of the objects.

        Returns:
            The build. Its shape is not certain (PLT-T3).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /reports/{id}/build``, observed (PLT-T3).
        """
        return self._call(
            operations.BUILD_REPORT,
            path={"id": id},
            body={"period": period, "objectIds": object_ids},
        )

    def get(self, id: ObjectId) -> Report:
        """Get a report.

        One report.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The report (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /reports/{id}``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.GET_REPORT, path={"id": id})

    def delete(self, id: ObjectId) -> Removed:
        """Delete a report.

        Deletes a report.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            What was deleted, or only that it was (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``DELETE /reports/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.DELETE_REPORT, path={"id": id})

    def update(self, id: ObjectId, *, body: EntityChangesInput) -> Report:
        """Change a report.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The report (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /reports/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.UPDATE_REPORT, path={"id": id}, body=body)


class ReportsWithResponse:
    """The methods of `Reports`, each giving the whole reply."""

    def __init__(self, resource: Reports) -> None:
        self.create = whole_reply(resource.create)
        self.cancel_build = whole_reply(resource.cancel_build)
        self.export_build = whole_reply(resource.export_build)
        self.build = whole_reply(resource.build)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)
        self.update = whole_reply(resource.update)


class ReportsWithStreaming:
    """Methods of `Reports`, each giving a reply to read piece by piece."""

    def __init__(self, resource: Reports) -> None:
        self.export_build = streamed(resource.export_build)


class AsyncReports(AsyncResource):
    """Reports and what was built from them."""

    @cached_property
    def with_response(self) -> AsyncReportsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncReportsWithResponse(self.whole())

    @cached_property
    def with_streaming(self) -> AsyncReportsWithStreaming:
        """Methods for an `async with`, each giving a reply to read piece by piece or to save."""
        return AsyncReportsWithStreaming(self._streamed())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[Report]:
        """List reports.

        The reports that the user has access to.

        Args:
            limit: How many entities to give at most, in one page (PLT-10, PLT-11).
            only: The fields to give; `_id` is always there (PLT-12).
            from_: Only what was created at or after this time. (`begin` is another name for
                it.) (PLT-14, PLT-15, PLT-16).
            to: Only what was created at or before this time. (`end` is another name for it.)
                (PLT-14, PLT-15, PLT-16).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /reports``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_REPORTS,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def create(self, *, body: EntityFieldsInput) -> Report:
        """Create a report.

        Creates a report.

        Args:
            body: The fields of the report (observed, PLT-T2).

        Returns:
            The report (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /reports``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.CREATE_REPORT, body=body)

    def list_builds(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[Entity]:
        """List built reports.

        What was built from reports; the platform keeps at most ten.

        Args:
            limit: How many entities to give at most, in one page (PLT-10, PLT-11).
            only: The fields to give; `_id` is always there (PLT-12).
            from_: Only what was created at or after this time. (`begin` is another name for
                it.) (PLT-14, PLT-15, PLT-16).
            to: Only what was created at or before this time. (`end` is another name for it.)
                (PLT-14, PLT-15, PLT-16).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /reports/builds``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_REPORT_BUILDS,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def cancel_build(self, id: ObjectId) -> Removed:
        """Cancel the building of a report.

        Stops building a report.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The outcome (PLT-T3).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /reports/builds/{id}/cancel``, observed (PLT-T3).
        """
        return await self._call(operations.CANCEL_REPORT_BUILD, path={"id": id})

    async def export_build(
        self, id: ObjectId, *, format: Literal["json", "xlsx", "pdf", "csv"]
    ) -> bytes:
        """Download a built report.

        A built report as a file, in the format asked for.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            format: Format of the file; `csv` comes in a zip file (observed, PLT-T3).

        Returns:
            The file (PLT-T3).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /reports/builds/{id}/export``, observed (PLT-T3).
        """
        return await self._call(
            operations.EXPORT_REPORT_BUILD, path={"id": id}, query={"format": format}
        )

    async def build(
        self, id: ObjectId, *, period: Period | PeriodInput, object_ids: Sequence[ObjectId]
    ) -> Entity:
        """Build a report.

        Starts to build a report over a period.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            period: The period.
            object_ids: Ids of the objects.

        Returns:
            The build. Its shape is not certain (PLT-T3).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /reports/{id}/build``, observed (PLT-T3).
        """
        return await self._call(
            operations.BUILD_REPORT,
            path={"id": id},
            body={"period": period, "objectIds": object_ids},
        )

    async def get(self, id: ObjectId) -> Report:
        """Get a report.

        One report.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The report (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /reports/{id}``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.GET_REPORT, path={"id": id})

    async def delete(self, id: ObjectId) -> Removed:
        """Delete a report.

        Deletes a report.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            What was deleted, or only that it was (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``DELETE /reports/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.DELETE_REPORT, path={"id": id})

    async def update(self, id: ObjectId, *, body: EntityChangesInput) -> Report:
        """Change a report.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The report (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /reports/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.UPDATE_REPORT, path={"id": id}, body=body)


class AsyncReportsWithResponse:
    """The methods of `AsyncReports`, each giving the whole reply."""

    def __init__(self, resource: AsyncReports) -> None:
        self.create = whole_async_reply(resource.create)
        self.cancel_build = whole_async_reply(resource.cancel_build)
        self.export_build = whole_async_reply(resource.export_build)
        self.build = whole_async_reply(resource.build)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
        self.update = whole_async_reply(resource.update)


class AsyncReportsWithStreaming:
    """Methods of `AsyncReports`, each giving a reply to read piece by piece."""

    def __init__(self, resource: AsyncReports) -> None:
        self.export_build = streamed_async(resource.export_build)
