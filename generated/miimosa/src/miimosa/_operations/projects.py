"""The operations of `projects`, as data.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.operation import Json, LinkPaging, Operation, PagedOperation, Parameter, Retry
from .._runtime.values import JsonValue

LIST_PROJECTS: PagedOperation[JsonValue] = PagedOperation(
    id="listProjects",
    name="projects.list",
    method="GET",
    path="/projects",
    parameters=(
        Parameter("order", "query"),
        Parameter("category", "query"),
        Parameter("type", "query"),
        Parameter("region", "query"),
        Parameter("keyword", "query"),
    ),
    security=(("apiKey",),),
    replies={
        "200": Json(lambda: list[JsonValue]),
        "default": Json(lambda: JsonValue),
    },
    paging=LinkPaging(items=""),
    retry=Retry.SAFE,
)

GET_PROJECT: Operation[JsonValue] = Operation(
    id="getProject",
    name="projects.get",
    method="GET",
    path="/projects/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("apiKey",),),
    replies={
        "200": Json(lambda: JsonValue),
        "404": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    retry=Retry.SAFE,
)
