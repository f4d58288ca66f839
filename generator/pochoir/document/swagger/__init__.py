"""Convert Swagger 2.0 to the equivalent OpenAPI 3.0.

Every value keeps the position where its author wrote it. Malformed values are kept as they are, for validation to
report; what OpenAPI 3.0 cannot express is reported. Source: the OpenAPI Specification, versions 2.0 and 3.0.4.
"""

from typing import Final

from pochoir.document.source import Source
from pochoir.document.swagger.context import Context
from pochoir.document.swagger.convert import description
from pochoir.document.swagger.located import Located
from pochoir.document.swagger.names import Names
from pochoir.ir import Json
from pochoir.problems import Problem

NEWER: Final = frozenset(("openapi", "components", "servers", "webhooks"))
"""Keys of the root object that only OpenAPI 3 has."""
__all__ = ["NEWER", "is_swagger", "upgrade"]


def is_swagger(tree: Json) -> bool:
    """Return whether a description is Swagger 2.0. Without quotes, the version is a number."""
    return isinstance(tree, dict) and tree.get("swagger") in ("2.0", 2.0) and NEWER.isdisjoint(tree)


def upgrade(source: Source) -> tuple[Source, list[Problem]]:
    """Convert a file to OpenAPI 3.0.

    Returns:
        The converted file, and the problems: what is lost, and what keeps a client from being generated.

    Raises:
        Refused: shared parameters and responses would expand to more schemas than the limit.
    """
    root = Located(source.tree, source.root_position(), "")
    context = Context(source.text, Names(root))
    new = description(root, context)
    return Source(source.text, source.relative, new.value, new.position, original=root.position), context.problems
