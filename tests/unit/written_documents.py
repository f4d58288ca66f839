"""Documents written in Python, for the tests of what comes after reading."""

from dataclasses import dataclass, field
from typing import cast

from pochoir.ir import Json
from pochoir.problems import Location

ANYTHING: dict[str, object] = {}
"""A schema that says nothing."""


@dataclass
class Written:
    """A document that was never in a file."""

    tree: dict[str, Json]
    files: dict[str, str] = field(default_factory=dict[str, str])

    def locate(self, pointer: str) -> Location:
        """Say where a pointer stands."""
        return Location(self.files.get(pointer, "openapi.yaml"), 1, 1)


def document(schemas: object = None, paths: object = None, **more: object) -> Written:
    """A document with these schemas and paths."""
    tree: dict[str, object] = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths or {},
        "components": {"schemas": schemas or {}},
    }
    return Written(cast("dict[str, Json]", tree | more))


def operation(**more: object) -> dict[str, object]:
    """An operation that answers 200, called `createOrder` unless it is told otherwise."""
    return {"operationId": "createOrder", "responses": {"200": {"description": "ok"}}} | more


def json_body(schema: object) -> dict[str, object]:
    """A body or a reply in JSON."""
    return {"description": "d", "content": {"application/json": {"schema": schema}}}
