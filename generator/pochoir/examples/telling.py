"""Choose the optional members of the example of a request."""

from typing import Final

from pochoir.examples import names
from pochoir.resolve import shapes
from pochoir.resolve.tree import Members, Tree

TELLING: Final = 6
"""Number of optional members of a request that are included if it has more."""
_RELATED: Final = ("anyOf", "dependentRequired", "dependentSchemas", "dependencies", "if", "minProperties", "oneOf")
"""Keywords that may require members that are optional by themselves."""


def few(tree: Tree, pointer: str, members: Members, depth: int) -> frozenset[str] | None:
    """Return the optional members that the example of a large request has, or None for all."""
    most = TELLING if depth == 1 else 0 if members.required else 2
    optional = [name for name in members.properties if name not in members.required]
    if len(optional) <= most or shapes.whole(tree, pointer).has(*_RELATED):
        return None
    known = [name for name in optional if _tells(tree, members.properties[name], name)]
    return frozenset((*known, *(name for name in optional if name not in known))[:most])


def _tells(tree: Tree, pointer: str, name: str) -> bool:
    """Return whether the example of a member tells more than its name."""
    schema = shapes.whole(tree, tree.resolved(pointer))
    named = names.string(name) is not None or names.number(name, whole=False) is not None
    known = named or schema.format in names.FORMATS
    scalar = not {"object", "array"} & {*schema.types}
    return not schema.is_on("deprecated") and scalar and bool(known or schema.examples or schema.enum)
