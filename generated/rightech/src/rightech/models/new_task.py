"""The type `NewTask`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.model import Model

if TYPE_CHECKING:
    from .object_id import ObjectId
    from .task_status import TaskStatus, TaskStatusInput


class NewTask(Model):
    """A new task (observed, PLT-T1, PLT-T2)."""

    name: str
    """Name."""
    kind: ObjectId | None = None
    """Id of the kind of task."""
    object: ObjectId | None = None
    """Id of the object."""
    assignee: ObjectId | None = None
    """Id of the user that it is assigned to."""
    priority: int | None = None
    """1 is high, 2 medium, 3 low."""
    status: TaskStatus | None = None
    """Status."""
    description: str | None = None
    """Description."""


class NewTaskInput(TypedDict):
    """`NewTask` as a request takes it."""

    name: str
    kind: NotRequired[ObjectId]
    object: NotRequired[ObjectId]
    assignee: NotRequired[ObjectId]
    priority: NotRequired[int]
    status: NotRequired[TaskStatusInput]
    description: NotRequired[str]
