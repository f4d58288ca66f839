"""What `client.tasks` can do.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import tasks as operations
from .._runtime.moments import milliseconds
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import (
        EntityChangesInput,
        ObjectId,
        Removed,
        Task,
        TaskKind,
        TaskStatusInput,
        TimePoint,
    )


class Tasks(SyncResource):
    """Tasks for people, on objects."""

    @cached_property
    def with_response(self) -> TasksWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return TasksWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[Task]:
        """List tasks.

        The tasks that the user has access to.

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

        ``GET /tasks``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_TASKS,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def create(
        self,
        *,
        name: str,
        kind: ObjectId | Unset = UNSET,
        object: ObjectId | Unset = UNSET,
        assignee: ObjectId | Unset = UNSET,
        priority: int | Unset = UNSET,
        status: TaskStatusInput | Unset = UNSET,
        description: str | Unset = UNSET,
    ) -> Task:
        """Create a task.

        Creates a task.

        Args:
            name: Name.
            kind: Id of the kind of task.
            object: Id of the object.
            assignee: Id of the user that it is assigned to.
            priority: 1 is high, 2 medium, 3 low.
            status: Status.
            description: Description.

        Returns:
            The task (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /tasks``, observed (PLT-T2, PLT-T3).
        """
        return self._call(
            operations.CREATE_TASK,
            body={
                "name": name,
                "kind": kind,
                "object": object,
                "assignee": assignee,
                "priority": priority,
                "status": status,
                "description": description,
            },
        )

    def list_kinds(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> Paged[TaskKind]:
        """List kinds of tasks.

        The kinds of tasks.

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

        ``GET /tasks/kinds``, observed (PLT-T2).
        """
        return self._paged(
            operations.LIST_TASK_KINDS,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    def get(self, id: ObjectId) -> Task:
        """Get a task.

        One task.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The task (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /tasks/{id}``, observed (PLT-T2, PLT-T3).
        """
        return self._call(operations.GET_TASK, path={"id": id})

    def delete(self, id: ObjectId) -> Removed:
        """Delete a task.

        Deletes a task.

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

        ``DELETE /tasks/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.DELETE_TASK, path={"id": id})

    def update(self, id: ObjectId, *, body: EntityChangesInput) -> Task:
        """Change a task.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The task (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /tasks/{id}``, observed (PLT-T2, PLT-T5).
        """
        return self._call(operations.UPDATE_TASK, path={"id": id}, body=body)


class TasksWithResponse:
    """The methods of `Tasks`, each giving the whole reply."""

    def __init__(self, resource: Tasks) -> None:
        self.create = whole_reply(resource.create)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)
        self.update = whole_reply(resource.update)


class AsyncTasks(AsyncResource):
    """Tasks for people, on objects."""

    @cached_property
    def with_response(self) -> AsyncTasksWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncTasksWithResponse(self.whole())

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[Task]:
        """List tasks.

        The tasks that the user has access to.

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

        ``GET /tasks``, observed (PLT-T2, PLT-T3).
        """
        return self._paged(
            operations.LIST_TASKS,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def create(
        self,
        *,
        name: str,
        kind: ObjectId | Unset = UNSET,
        object: ObjectId | Unset = UNSET,
        assignee: ObjectId | Unset = UNSET,
        priority: int | Unset = UNSET,
        status: TaskStatusInput | Unset = UNSET,
        description: str | Unset = UNSET,
    ) -> Task:
        """Create a task.

        Creates a task.

        Args:
            name: Name.
            kind: Id of the kind of task.
            object: Id of the object.
            assignee: Id of the user that it is assigned to.
            priority: 1 is high, 2 medium, 3 low.
            status: Status.
            description: Description.

        Returns:
            The task (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``POST /tasks``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(
            operations.CREATE_TASK,
            body={
                "name": name,
                "kind": kind,
                "object": object,
                "assignee": assignee,
                "priority": priority,
                "status": status,
                "description": description,
            },
        )

    def list_kinds(
        self,
        *,
        limit: int | Unset = UNSET,
        only: Sequence[str] | Unset = UNSET,
        from_: datetime | TimePoint | Unset = UNSET,
        to: datetime | TimePoint | Unset = UNSET,
    ) -> AsyncPaged[TaskKind]:
        """List kinds of tasks.

        The kinds of tasks.

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

        ``GET /tasks/kinds``, observed (PLT-T2).
        """
        return self._paged(
            operations.LIST_TASK_KINDS,
            query={
                "limit": limit,
                "only": only,
                "from": milliseconds(from_, "from_"),
                "to": milliseconds(to, "to"),
            },
        )

    async def get(self, id: ObjectId) -> Task:
        """Get a task.

        One task.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).

        Returns:
            The task (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``GET /tasks/{id}``, observed (PLT-T2, PLT-T3).
        """
        return await self._call(operations.GET_TASK, path={"id": id})

    async def delete(self, id: ObjectId) -> Removed:
        """Delete a task.

        Deletes a task.

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

        ``DELETE /tasks/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.DELETE_TASK, path={"id": id})

    async def update(self, id: ObjectId, *, body: EntityChangesInput) -> Task:
        """Change a task.

        Changes the given fields and leaves the others.

        Args:
            id: The ObjectId of the entity (PLT-3, PLT-O2).
            body: The fields to change (observed, PLT-T2).

        Returns:
            The task (PLT-T2).

        Raises:
            errors.Unauthorized: The call was not authenticated, or the session has expired.
            errors.Forbidden: The method is not available with the API access settings of the
                user.
            errors.NotFound: There is no such resource.
            errors.ApiError: Any other status.

        ``PATCH /tasks/{id}``, observed (PLT-T2, PLT-T5).
        """
        return await self._call(operations.UPDATE_TASK, path={"id": id}, body=body)


class AsyncTasksWithResponse:
    """The methods of `AsyncTasks`, each giving the whole reply."""

    def __init__(self, resource: AsyncTasks) -> None:
        self.create = whole_async_reply(resource.create)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
        self.update = whole_async_reply(resource.update)
