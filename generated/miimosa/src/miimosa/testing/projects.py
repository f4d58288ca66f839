"""The fake of `projects`, and what the description says of its operations.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import projects as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_PROJECTS = Described(
    operations.LIST_PROJECTS,
    given=(
        Given("order", "query", {"$ref": "ProjectOrder"}),
        Given("category", "query", {"$ref": "Category"}),
        Given("type", "query", {"$ref": "CollectType"}),
        Given("region", "query", {"type": "string"}),
        Given("keyword", "query", {"type": "string"}),
    ),
    replies=(
        Shown("200", []),
        Shown("default", {}),
    ),
)

GET_PROJECT = Described(
    operations.GET_PROJECT,
    given=(Given("id", "path", {"type": "integer"}, required=True),),
    replies=(
        Shown("200", {}),
        Shown("404", {}),
        Shown("default", {}),
    ),
)


class FakeProjects(ResourceFake):
    """The published projects."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "projects.list", LIST_PROJECTS)
        """``GET /projects``"""
        self.get = OperationFake(kit, "projects.get", GET_PROJECT)
        """``GET /projects/{id}``"""
