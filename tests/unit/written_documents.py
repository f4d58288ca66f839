"""Documents built in Python, for tests of the stages after reading."""

from dataclasses import dataclass, field
from typing import cast

from pochoir.ir import Json
from pochoir.problems import Location
from pochoir.schemas import Schema

ANYTHING: dict[str, object] = {}
"""The empty schema."""


@dataclass
class Written:
    """A document without a file."""

    tree: dict[str, Json]
    files: dict[str, str] = field(default_factory=dict[str, str])
    schemas: dict[str, Schema] = field(default_factory=dict[str, Schema])

    def locate(self, pointer: str) -> Location:
        """Return the location of a pointer."""
        return Location(self.files.get(pointer, "openapi.yaml"), 1, 1)


def document(schemas: object = None, paths: object = None, **more: object) -> Written:
    """Build a document with these schemas and paths."""
    tree: dict[str, object] = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths or {},
        "components": {"schemas": schemas or {}},
    }
    return Written(cast("dict[str, Json]", tree | more))


def operation(**more: object) -> dict[str, object]:
    """Build an operation with a 200 response; its default operationId is `createOrder`."""
    return {"operationId": "createOrder", "responses": {"200": {"description": "ok"}}} | more


def json_body(schema: object) -> dict[str, object]:
    """Build a JSON request body or response."""
    return {"description": "d", "content": {"application/json": {"schema": schema}}}
