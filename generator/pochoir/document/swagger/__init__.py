"""Swagger 2.0 as the OpenAPI 3.0 it means, every value with the place where its author wrote it.

Only the shape changes. What is malformed stays as it is, for validation to report; what 3.0 has no word for is
reported. Source: the OpenAPI Specification, 2.0 and 3.0.4.
"""

from typing import Final

from pochoir.document.source import Source
from pochoir.document.swagger.convert import description
from pochoir.document.swagger.names import Names
from pochoir.document.swagger.notes import Notes
from pochoir.document.swagger.spots import Spot
from pochoir.ir import Json
from pochoir.problems import Problem

NEWER: Final = frozenset(("openapi", "components", "servers", "webhooks"))
"""Keys of a description that only OpenAPI 3 has."""
__all__ = ["NEWER", "is_swagger", "upgrade"]


def is_swagger(tree: Json) -> bool:
    """Whether a description says that it is Swagger 2.0, and may be; without quotes the version is a number."""
    return isinstance(tree, dict) and tree.get("swagger") in ("2.0", 2.0) and NEWER.isdisjoint(tree)


def upgrade(source: Source) -> tuple[Source, list[Problem]]:
    """The same file as OpenAPI 3.0, and what is lost on the way.

    Raises:
        Refused: what many operations share would be too much when each of them has it.
    """
    root = Spot(source.tree, source.marked(), "")
    notes = Notes(source.text, Names(root))
    new = description(root, notes)
    return Source(source.text, source.relative, new.value, new.mark, written=root.mark), notes.problems
