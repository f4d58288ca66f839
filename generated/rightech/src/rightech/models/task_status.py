"""The type `TaskStatus`.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

TaskStatus: TypeAlias = Literal["created", "assigned", "inwork", "closed"] | str
"""Status of a task (observed, PLT-T1)."""


TaskStatusInput: TypeAlias = Literal["created", "assigned", "inwork", "closed"]
"""`TaskStatus` as a request takes it."""
